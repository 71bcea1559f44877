expunge scan --profile pipa "$DATA/pippa.jsonl"
