expunge redact "$DATA/broken.jsonl" -o out.jsonl
echo "exit $?"
cat out.jsonl out.jsonl.quarantine.jsonl
ls
echo "# a folder: beside it"
mkdir in
cp "$DATA/broken.jsonl" in
expunge redact in -o clean/ --quiet
echo "exit $?"
ls clean clean.quarantine.jsonl
expunge redact clean -o again --quiet
echo "exit $?"
