# What cannot be read is counted, not shown.
printf '{"message":"a\\n{"message":"ring 020 7946 0018"}\\n' > broken.jsonl
expunge bench --stages broken.jsonl --runs 1 --names rules | tail -1
expunge bench --check broken.jsonl --names rules | tail -1
