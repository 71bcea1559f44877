# 100,000 messages, 1,000 subjects in 20 forms each: all found, open and sealed, nothing else touched.
export EXPUNGE_KEY=golden-cases-of-the-command SOURCE_DATE_EPOCH=1700000000
command -v python3 > /dev/null || { echo "no python3" >&2; exit 77; }
python3 "$DATA/../optout_release.py" . || exit
wc -l < release.jsonl
expunge optout sweep release.jsonl -R people.yaml -o open.jsonl --audit log.jsonl --quiet --jobs 2; echo "open $?"
sed -E 's/_[0-9]+\]/_#]/g' open.jsonl | cmp - expected.jsonl; echo "as planted $?"
grep '"type":"finding"' log.jsonl | grep -o '"form:[a-z_]*"' | sort | uniq -c
grep -o '"subject:S-[0-9]*"' log.jsonl | sort | uniq -c | awk '{ print $1 }' | sort | uniq -c
expunge optout seal people.yaml -o people.sealed --quiet
expunge optout sweep release.jsonl -R people.sealed -o sealed.jsonl --quiet; echo "sealed $?"
cmp open.jsonl sealed.jsonl; echo "the same $?"
expunge optout sweep open.jsonl -R people.sealed --quiet | cmp - open.jsonl; echo "settled $?"
expunge optout prove open.jsonl -R people.yaml --audit log.jsonl -o proof.json --quiet; echo "proven $?"
