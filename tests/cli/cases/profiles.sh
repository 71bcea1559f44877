expunge profiles list | head -1 | tr -s ' '
expunge profiles show pippa > mine.yaml && grep '^name' mine.yaml
expunge scan --quiet --profile ./mine.yaml "$DATA/pippa.jsonl" > /dev/null; echo "exit $?"
expunge profiles show pipa
