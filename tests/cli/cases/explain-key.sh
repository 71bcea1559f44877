# What a field's key tells, and a number under such a key.
printf '{"user":{"password":"kestrel-91!"},"phone":4155550127,"likes":4155550127}\n' >in.jsonl
expunge explain in.jsonl --record 0 --names rules
expunge redact in.jsonl -o - --quiet --names rules
