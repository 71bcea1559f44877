expunge redact in.jsonl --show-text
