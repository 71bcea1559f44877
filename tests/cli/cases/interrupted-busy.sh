# A signal in the middle of work: nothing is left behind, and an output that was there stays.
expunge bench --write in.jsonl --megabytes 60 2> /dev/null
echo before > out.jsonl
expunge redact --quiet in.jsonl -o out.jsonl --audit audit.jsonl --engine reference --jobs 2 &
# It is at work once its unfinished output stands beside the others.
for ((i = 0; i < 400; ++i)); do
  [[ $(ls -A | wc -l) -gt 2 ]] && break
  sleep 0.05
done
sleep 0.2
kill -TERM $!
wait $!
echo "exit $?"
cat out.jsonl
ls -A
