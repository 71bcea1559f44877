expunge scan --policy strickt "$DATA/pippa.jsonl"
