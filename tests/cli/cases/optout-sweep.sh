export EXPUNGE_KEY=golden-cases-of-the-command
expunge optout sweep "$DATA/pippa.jsonl" --registry "$DATA/people.yaml" -o out.jsonl --audit log.jsonl --verify || exit
diff "$DATA/pippa.jsonl" out.jsonl
echo "# findings"
grep '"type":"finding"' log.jsonl | sed -e 's/"fingerprint":"[^"]*"/"fingerprint":"..."/' -e 's/"chain":"[^"]*"/"chain":"..."/'
echo "# the log says what was looked for"
head -n 1 log.jsonl | grep -o '"optout":{.*}' | sed -e 's/"chain":"[^"]*"/"chain":"..."/'
echo "# sealed, from standard input, with two registries"
expunge optout seal "$DATA/people.yaml" -o people.sealed --quiet
printf 'id,kind,value\nS-9,string,river fox story\n' > more.csv
expunge optout sweep -R people.sealed -R more.csv --quiet --jobs 3 < "$DATA/pippa.jsonl" | cmp - out.jsonl && echo same
ls
