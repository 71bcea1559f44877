# What data holds cannot steer the terminal, not even when it is asked for.
printf '{"a\\u001b[2Jb": "mail jane.holloway@quillmail.net"}\n' > in.jsonl
expunge scan --quiet --show-text in.jsonl | cat -v
