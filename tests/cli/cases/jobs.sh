# The same bytes, whatever the number of threads.
export EXPUNGE_KEY=golden-cases-of-the-command
expunge bench --write in.jsonl --megabytes 6 --density many 2> /dev/null
expunge redact --quiet in.jsonl -o one.jsonl --audit one.log --jobs 1 || exit
expunge redact --quiet in.jsonl -o eight.jsonl --audit eight.log --jobs 8 || exit
cmp one.jsonl eight.jsonl && echo "same output"
cmp <(grep '"type":"finding"' one.log | sed 's/,"chain".*//') \
  <(grep '"type":"finding"' eight.log | sed 's/,"chain".*//') && echo "same findings"
