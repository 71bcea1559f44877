[[ -w /dev/full ]] || { echo "no /dev/full" >&2; exit 77; }
expunge redact --quiet "$DATA/pippa.jsonl" > /dev/full
echo "redact: exit $?"
expunge scan "$DATA/pippa.jsonl" --quiet > /dev/full
echo "scan: exit $?"
expunge rules list > /dev/full
echo "rules list: exit $?"
