# A folder keeps its layout; what is no data is left alone.
export EXPUNGE_KEY=golden-cases-of-the-command
mkdir -p in/sub
cp "$DATA/pippa.jsonl" in/sub/a.jsonl
cp "$DATA/chat.txt" in/b.txt
echo 'no data' > in/picture.png
expunge redact --quiet in -o out --audit audit.jsonl --verify || exit
(cd out && find . -type f | sort)
cat out/b.txt
expunge verify out --audit audit.jsonl --original in
