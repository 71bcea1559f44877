# Answers from a pipe: kept, gone on with, changed, counted, turned into gold and a baseline.
export EXPUNGE_KEY=golden-cases-of-the-command SOURCE_DATE_EPOCH=1790000000
cp "$DATA/pippa.jsonl" .
expunge scan --quiet --format jsonl pippa.jsonl > log.jsonl
printf 't?lFq' | expunge review log.jsonl --data pippa.jsonl
cat log.jsonl.labels.jsonl
echo '== goes on, and back'
printf 'q' | expunge review log.jsonl --data .; echo "exit $?"
printf 'fbtl' | expunge review log.jsonl --data pippa.jsonl --show-text --only PERSON
printf 'bt' | expunge review log.jsonl
echo '== figures'
expunge review log.jsonl --stats
expunge review log.jsonl --stats --only PHONE_NUMBER --format json
echo '== gold'
expunge review log.jsonl --gold pippa.gold.jsonl && cat pippa.gold.jsonl
expunge eval pippa.gold.jsonl --only PERSON | head -n 6
echo '== an audit log names its data; one without data has no context'
expunge redact --quiet pippa.jsonl -o out.jsonl --audit audit.jsonl
printf 'tq' | expunge review audit.jsonl --labels mine.jsonl --only EMAIL_ADDRESS
rm pippa.jsonl
printf 'q' | expunge review audit.jsonl --labels mine.jsonl --only EMAIL_ADDRESS
echo '== what is no log'
expunge review "$DATA/chat.txt"; echo "exit $?"
cp "$CORPUS/formats/pippa.jsonl" data.jsonl
expunge review data.jsonl; echo "exit $?"
expunge review data.jsonl --stats; echo "exit $?"
expunge review log.jsonl --labels data.jsonl < /dev/null; echo "exit $?"
expunge review log.jsonl --labels log.jsonl < /dev/null; echo "exit $?"
cmp data.jsonl "$CORPUS/formats/pippa.jsonl"; ls data.jsonl*
echo '== no answer, no file; after a half written line the next answer stands alone'
printf 'q' | expunge review log.jsonl --labels other.jsonl > out; ls other.jsonl
printf 'tq' | expunge review log.jsonl --labels other.jsonl > out
printf '{"type":"label","rec' >> other.jsonl
printf 'fq' | expunge review log.jsonl --labels other.jsonl > out
wc -l < other.jsonl
expunge review log.jsonl --labels other.jsonl --stats | tail -n 1
echo '== what is not there'
expunge review none.jsonl; echo "exit $?"
expunge review; echo "exit $?"
expunge review log.jsonl --data none.jsonl < /dev/null; echo "exit $?"
