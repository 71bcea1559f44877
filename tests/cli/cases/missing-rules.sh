expunge scan --rules nope.yaml "$DATA/pippa.jsonl"
