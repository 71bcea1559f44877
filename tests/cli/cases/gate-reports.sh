# Every report of a refusal, to standard output and to files.
export EXPUNGE_KEY=golden-cases-of-the-command
mkdir old new
head -n 1 "$DATA/pippa.jsonl" > old/a.jsonl
cp "$DATA/pippa.jsonl" new/a.jsonl
cp "$DATA/chat.txt" new/chat.txt
for format in jsonl json csv sarif github junit markdown; do
  echo "== $format"
  expunge gate new --base old --format "$format"
  echo "exit $?"
done
expunge gate new --base old --report sarif=out.sarif --report markdown=out.md | tail -n 2
echo '== out.md'
head -n 1 out.md
python3 -c 'import json; print(len(json.load(open("out.sarif"))["runs"][0]["results"]), "results")'
expunge gate new --base old --report sarif
echo "exit $?"
