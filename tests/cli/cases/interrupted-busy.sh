# Ctrl-C in the middle of work: nothing is left behind, and an output that was there stays.
expunge bench --write in.jsonl --megabytes 60 2> /dev/null
echo before > out.jsonl
timeout --preserve-status --foreground -s TERM 0.5 \
  expunge redact --quiet in.jsonl -o out.jsonl --audit audit.jsonl --engine reference --jobs 2
echo "exit $?"
cat out.jsonl
ls -A
