# Ctrl-C while waiting for more: nothing is left behind.
{ cat "$DATA/pippa.jsonl"; sleep 4; } |
  timeout --preserve-status --foreground -s INT 1 expunge redact --quiet - -o out.jsonl --audit audit.jsonl
echo "exit ${PIPESTATUS[1]}"
ls -A
