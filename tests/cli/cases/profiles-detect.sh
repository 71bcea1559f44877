cd "$DATA" && expunge profiles detect pippa.jsonl chat.txt
