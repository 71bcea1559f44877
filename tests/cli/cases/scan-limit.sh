expunge scan --quiet --limit 1 "$DATA/pippa.jsonl" | sed "s|$DATA|DATA|"
expunge scan --limit 1 "$DATA/pippa.jsonl" 2> /dev/null | sed "s|$DATA|DATA|"
