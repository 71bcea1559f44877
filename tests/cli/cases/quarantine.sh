expunge redact "$DATA/broken.jsonl" -o out.jsonl
echo "exit $?"
cat out.jsonl out.jsonl.quarantine.jsonl
ls
