expunge scan --only EMAIL_ADRESS "$DATA/pippa.jsonl"
