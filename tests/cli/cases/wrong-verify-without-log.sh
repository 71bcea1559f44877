expunge verify out.jsonl
