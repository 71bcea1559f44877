export EXPUNGE_KEY=golden-cases-of-the-command
cp "$DATA/pippa.jsonl" in.jsonl
expunge redact --quiet in.jsonl -o out.jsonl --audit audit.jsonl || exit

echo "# a byte outside the edits"
sed 's/northern/southern/' out.jsonl > changed.jsonl
expunge verify changed.jsonl --audit audit.jsonl --original in.jsonl
echo "exit $?"

echo "# a record taken away"
sed 2d out.jsonl > shorter.jsonl
expunge verify --quiet shorter.jsonl --audit audit.jsonl --original in.jsonl
echo "exit $?"

echo "# a value put back"
sed 's/\[EMAIL_ADDRESS_1\] or call/tessa.holloway@quillmail.net or call/' out.jsonl > leaky.jsonl
expunge verify --quiet leaky.jsonl --audit audit.jsonl --original in.jsonl
echo "exit $?"

echo "# a line of the log taken away"
sed 2d audit.jsonl > shorter.log
expunge verify --quiet out.jsonl --audit shorter.log --original in.jsonl
echo "exit $?"

echo "# another key"
EXPUNGE_KEY=another-key-of-the-golden-cases expunge verify --quiet out.jsonl --audit audit.jsonl
echo "exit $?"

echo "# another input"
sed 's/fox/cat/' in.jsonl > other.jsonl
expunge verify --quiet out.jsonl --audit audit.jsonl --original other.jsonl
