# Every report of a file with findings, one without any, and one with a record that cannot be read.
export EXPUNGE_KEY=golden-cases-of-the-command
cp "$DATA/pippa.jsonl" "$DATA/chat.txt" "$DATA/broken.jsonl" .
echo 'nothing to see here' > clean.txt
for format in csv sarif github junit markdown; do
  echo "== $format"
  expunge scan --quiet --format "$format" pippa.jsonl chat.txt clean.txt broken.jsonl 2> messages
  echo "exit $?"
done
echo "== standard input"
echo 'mail jane.holloway@quillmail.net' | expunge scan --quiet --format sarif
