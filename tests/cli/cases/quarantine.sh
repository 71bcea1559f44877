expunge redact "$DATA/broken.jsonl" -o out.jsonl 2>&1 | sed -e "s|$DATA|DATA|" -e 's/ in .* MB\/s)/ in .../'
echo "exit ${PIPESTATUS[0]}"
cat out.jsonl
ls
