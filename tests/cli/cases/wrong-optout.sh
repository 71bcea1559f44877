expunge optout sweep in.jsonl; echo "exit $?"
expunge optout sweep "$DATA/pippa.jsonl" -R nowhere.yaml; echo "exit $?"
expunge optout sweep "$DATA/pippa.jsonl" -R .; echo "exit $?"
expunge optout prove out.jsonl -R "$DATA/people.yaml"; echo "exit $?"
printf 'a key of twenty bytes' > key
expunge optout seal "$DATA/people.yaml" -o sealed --key-file key -q
expunge optout sweep "$DATA/pippa.jsonl" -R sealed; echo "exit $?"
printf 'subjects:\n- {id: 1, nmaes: [x]}\n' > typo.yaml
expunge optout sweep "$DATA/pippa.jsonl" -R typo.yaml; echo "exit $?"
expunge optout sweep "$DATA/pippa.jsonl" -R "$DATA/people.yaml" --id ' , '; echo "exit $?"
