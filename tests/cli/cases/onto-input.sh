cp "$DATA/pippa.jsonl" in.jsonl
expunge redact --quiet in.jsonl -o in.jsonl
echo "exit $?"
expunge redact --quiet in.jsonl -o ./in.jsonl
echo "exit $?"
expunge redact --quiet . -o .
echo "exit $?"
expunge redact --quiet in.jsonl -o out.jsonl --audit in.jsonl
echo "exit $?"
cmp in.jsonl "$DATA/pippa.jsonl" && ls -A
