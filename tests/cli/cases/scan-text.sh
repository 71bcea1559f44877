expunge scan "$DATA/pippa.jsonl" "$DATA/chat.txt"
