# What a change did; limits decide the exit status.
expunge eval "$DATA/labelled.jsonl" --labels "$DATA/labelled-map.json" --min-score 1 --names off \
  --format json -o before.json
sed -n '/"faults"/,$p' before.json
expunge eval "$DATA/labelled.jsonl" --labels "$DATA/labelled-map.json" --names off \
  --compare before.json --fail-under EMAIL_ADDRESS.f1=1,whole=0.9,PHONE_NUMBER.recall=0.7
