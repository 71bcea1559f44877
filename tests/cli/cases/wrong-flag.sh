expunge scan --polcy strict in.jsonl
