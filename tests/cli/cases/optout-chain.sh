# Ids that lead to records with other ids, without an end: nothing is written.
printf 'subjects:\n- {id: S-1, action: drop_record, names: [Dana Whitlock]}\n' > people.yaml
echo '{"a":"v0","text":"Dana Whitlock"}' > data.jsonl
for i in 0 1 2 3; do echo "{\"a\":\"v$i\",\"b\":\"w$i\"}"; echo "{\"b\":\"w$i\",\"a\":\"v$((i + 1))\"}"; done >> data.jsonl
cp data.jsonl short.jsonl
expunge optout sweep short.jsonl -R people.yaml --id a --id b --quiet; echo "exit $?"
for i in $(seq 4 20); do echo "{\"a\":\"v$i\",\"b\":\"w$i\"}"; echo "{\"b\":\"w$i\",\"a\":\"v$((i + 1))\"}"; done >> data.jsonl
expunge optout sweep data.jsonl -R people.yaml --id a --id b -o out.jsonl; echo "exit $?"
ls out.jsonl* 2> /dev/null || echo "nothing written"
