expunge sacn in.jsonl
