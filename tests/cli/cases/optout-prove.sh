export EXPUNGE_KEY=golden-cases-of-the-command SOURCE_DATE_EPOCH=1700000000
people=$DATA/people.yaml
expunge optout sweep "$DATA/pippa.jsonl" -R "$people" -o out.jsonl --audit log.jsonl --quiet || exit
expunge optout prove out.jsonl -R "$people" --audit log.jsonl -o proof.json --html p.html --markdown p.md
cut -c1-100 p.md | sed -E 's/[0-9a-f]{24,}/.../g; s/expunge [0-9.]+;/expunge N;/'
grep -c '</html>' p.html
echo "# one subject"
expunge optout prove out.jsonl -R "$people" --audit log.jsonl --subject S-2 --quiet | grep '"id"'
expunge optout prove out.jsonl -R "$people" --audit log.jsonl --subject S-7; echo "exit $?"
echo "# checked"
expunge verify out.jsonl --audit log.jsonl --proof proof.json -R "$people"; echo "exit $?"
echo "# without key and registry"
EXPUNGE_KEY= expunge verify out.jsonl --audit log.jsonl --proof proof.json; echo "exit $?"
echo "# tampered: proof, log, output"
sed 's/"found": 3/"found": 2/' proof.json > forged.json
expunge verify out.jsonl --audit log.jsonl --proof forged.json --quiet; echo "exit $?"
sed 3d log.jsonl > cut.jsonl
expunge verify out.jsonl --audit cut.jsonl --proof proof.json --quiet; echo "exit $?"
sed 's/PERSON_1/Tessa Holloway/' out.jsonl > leaky.jsonl
expunge verify leaky.jsonl --audit log.jsonl --proof proof.json -R "$people" --quiet; echo "exit $?"
echo "# not proven"
expunge optout prove leaky.jsonl -R "$people" --audit log.jsonl -o no.json; echo "exit $?"
grep '"result"' no.json
expunge verify out.jsonl --audit log.jsonl --proof no.json --quiet; echo "exit $?"
echo "# another registry"
printf 'id,kind,value\nS-1,name,Priya Menon\n' > other.csv
expunge optout prove out.jsonl -R other.csv --audit log.jsonl -o no.json; echo "exit $?"
echo "# a log of redact"
expunge redact "$DATA/pippa.jsonl" -o red.jsonl --audit red.log --quiet
expunge optout prove red.jsonl -R "$people" --audit red.log; echo "exit $?"
