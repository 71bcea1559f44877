expunge scan --jobs many in.jsonl
