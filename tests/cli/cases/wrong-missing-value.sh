expunge scan in.jsonl --policy
