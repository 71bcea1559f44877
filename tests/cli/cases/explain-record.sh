# A record: memory, roles, fields; and what cannot be explained.
cat > chat.jsonl <<'JSON'
{"messages":[{"role":"user","content":"hello"}]}
{"messages":[{"role":"user","content":"my account is otter_den"},{"role":"assistant","content":"Welcome otter_den, my account is otter_bot"}]}
JSON
only=(--rules "$DATA/code-rules.yaml" --only ACCOUNT)
expunge explain chat.jsonl --record 1 "${only[@]}"
expunge explain chat.jsonl --record 1 "${only[@]}" --pointer /messages/0/content
expunge explain chat.jsonl --record 0 "${only[@]}" --pointer /messages/0/content
expunge explain - --record 1 "${only[@]}" --policy audit-only < chat.jsonl | grep policy
expunge explain chat.jsonl --record 99
expunge explain chat.jsonl --record 0 --pointer /message
expunge explain chat.jsonl
expunge explain --record 3
