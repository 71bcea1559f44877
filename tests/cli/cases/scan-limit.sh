expunge scan --quiet --limit 1 "$DATA/pippa.jsonl"
expunge scan --limit 1 "$DATA/pippa.jsonl"
