# The life of a baseline: written, kept, expired, vanished, tampered with, of another key.
export EXPUNGE_KEY=golden-cases-of-the-command SOURCE_DATE_EPOCH=1790000000
mkdir data
cp "$DATA/pippa.jsonl" data/a.jsonl
cp "$DATA/chat.txt" data/chat.txt
gate() { expunge gate data --baseline b.json --quiet "$@"; echo "exit $?"; }
expunge gate data --baseline b.json
echo "exit $?"
gate --update-baseline --reason 'public contact' --who 'a maintainer' --until 2026-10-31
cat b.json
gate
echo '== a copy elsewhere'
tail -n 1 data/chat.txt > data/copy.txt
gate
gate --update-baseline --everywhere --reason 'role address'
gate
echo '== expired, and vanished'
rm data/copy.txt
sed -i '1d' data/a.jsonl
export SOURCE_DATE_EPOCH=1800000000
gate
gate --update-baseline --reason 'still public'
gate
echo '== a line cut, changed, moved'
sed '2d' b.json > cut.json
expunge gate data --baseline cut.json
echo "exit $?"
sed 's/still public/always so /' b.json > changed.json
expunge gate data --baseline changed.json
echo "exit $?"
{ sed -n 1p b.json; sed -n 3p b.json; sed -n 2p b.json; sed -n '4,$p' b.json; } > moved.json
expunge gate data --baseline moved.json
echo "exit $?"
cp changed.json b.json
gate --update-baseline --reseal
gate
echo '== another key, and none'
EXPUNGE_KEY=another-key-of-these-cases expunge gate data --baseline b.json
echo "exit $?"
(unset EXPUNGE_KEY; expunge gate data --baseline b.json; echo "exit $?")
