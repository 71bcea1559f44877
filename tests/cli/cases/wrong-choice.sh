expunge scan --engine fats in.jsonl
