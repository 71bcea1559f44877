# Silent in a pipe, unless asked for.
expunge bench --write in.jsonl --megabytes 8 2> /dev/null
expunge redact in.jsonl -o out.jsonl 2> quiet.log
grep -c $'\r' quiet.log
expunge redact in.jsonl -o out.jsonl --progress always --engine reference 2> loud.log
grep -q 'MB/s' loud.log && grep -q $'\r' loud.log && echo "progress shown"
