expunge scan --min-score 2 in.jsonl
