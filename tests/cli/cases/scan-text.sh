expunge scan "$DATA/pippa.jsonl" "$DATA/chat.txt" 2>&1 | sed "s|$DATA|DATA|"
exit "${PIPESTATUS[0]}"
