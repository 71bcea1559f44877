# What moved, was written anew or put between others raises nothing; what is new is refused.
export EXPUNGE_KEY=golden-cases-of-the-command
mkdir old new
cp "$DATA/pippa.jsonl" old/a.jsonl
{ tac old/a.jsonl; echo '{"bot_id": "x", "conversation": []}'; } > new/shard-1.jsonl
expunge gate new --base old
echo "exit $?"
echo '== new'
echo '{"bot_id": "x", "conversation": [{"message": "ring 020 7946 0831 or mail jo.cusack@quillmail.net", "is_human": true}]}' > new/shard-2.jsonl
expunge gate new --base old
echo "exit $?"
echo '== shown'
expunge gate new --base old --show-text --limit 1 | head -n 4
echo '== a copy of a known value'
sed 's/.*\(mail me at [^"]*\).*/{"note": "\1"}/;q' old/a.jsonl > new/shard-2.jsonl
expunge gate new --base old --warn-only
echo "exit $?"
echo '== one file of a folder, and two files'
cp old/a.jsonl b.jsonl
expunge gate b.jsonl --base old/a.jsonl
mkdir sub && cp old/a.jsonl sub/a.jsonl && echo '{"x": "mail jo.cusack@quillmail.net"}' >> sub/a.jsonl
cp "$DATA/chat.txt" old/chat.txt
expunge gate sub/a.jsonl --base old
echo "exit $?"
echo '== a record that cannot be read'
{ cat old/a.jsonl; echo '{"broken'; } > sub/a.jsonl
expunge gate sub/a.jsonl --base old
echo "exit $?"
