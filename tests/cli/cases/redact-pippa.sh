export EXPUNGE_KEY=golden-cases-of-the-command
expunge redact "$DATA/pippa.jsonl" -o out.jsonl --audit audit.jsonl --verify || exit
cat out.jsonl
# Without what changes from run to run, and what the chain makes of it.
sed -e 's/"started":"[^"]*"/"started":"..."/' -e 's/"chain":"[^"]*"/"chain":"..."/' \
  -e 's/"seal":"[^"]*"/"seal":"..."/' -e 's/"digest":"[^"]*"/"digest":"..."/g' \
  -e 's/"profile_digest":"[^"]*"/"profile_digest":"..."/' \
  -e 's/"rules":{"count":[0-9]*/"rules":{"count":0/' audit.jsonl
ls
