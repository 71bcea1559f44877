# What cannot be evaluated is said, with the place.
expunge eval absent.jsonl
echo '{"id":"a","text":"x"}' > half.jsonl
expunge eval half.jsonl
mkdir empty
expunge eval empty
expunge eval "$DATA/labelled.jsonl" --fail-under all.f7=1
expunge eval "$DATA/labelled.jsonl" --compare half.jsonl
expunge eval
