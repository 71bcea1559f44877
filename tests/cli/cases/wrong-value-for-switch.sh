expunge scan --quiet=loud "$DATA/pippa.jsonl"
