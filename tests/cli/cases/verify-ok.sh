export EXPUNGE_KEY=golden-cases-of-the-command
cp "$DATA/pippa.jsonl" in.jsonl
expunge redact --quiet in.jsonl -o out.jsonl --audit audit.jsonl || exit
expunge verify out.jsonl --audit audit.jsonl --original in.jsonl
echo "exit $?"
unset EXPUNGE_KEY
expunge verify out.jsonl --audit audit.jsonl | head -4
