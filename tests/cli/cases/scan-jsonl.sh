export EXPUNGE_KEY=golden-cases-of-the-command
expunge scan --quiet --format jsonl "$DATA/pippa.jsonl"
