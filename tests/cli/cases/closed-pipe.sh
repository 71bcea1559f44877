# Nobody reads: fine for a list, an error for data.
expunge rules list | true
echo "rules list: exit ${PIPESTATUS[0]}"
expunge bench --write many.jsonl --megabytes 2 --density many 2> /dev/null
expunge scan --quiet many.jsonl | true
echo "scan: exit ${PIPESTATUS[0]}"
expunge redact --quiet many.jsonl | true
echo "redact: exit ${PIPESTATUS[0]}"
