expunge --jobs 4 scan in.jsonl
