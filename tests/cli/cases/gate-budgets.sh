# Budgets of a policy: absolute and per 1,000 messages, for what is new and for the whole.
export EXPUNGE_KEY=golden-cases-of-the-command
mkdir old new
head -n 1 "$DATA/pippa.jsonl" > old/a.jsonl
cp "$DATA/pippa.jsonl" new/a.jsonl
policy() { { echo 'name: ours'; echo 'about: Ours'; echo 'budgets:'; printf '  - %s\n' "$@"; } > p.yaml; }
policy '{entities: [EMAIL_ADDRESS], max: 1}'
expunge gate new --base old --policy p.yaml
echo "exit $?"
policy '{entities: [EMAIL_ADDRESS], roles: [bot], max: 5}' '{entities: [EMAIL_ADDRESS], owners: [unknown], per_1000: 100}'
expunge gate new --base old --policy p.yaml
echo "exit $?"
policy '{max: 10}' '{of: all, max: 4}' '{of: all, entities: [PERSON], max: 2}'
expunge gate new --base old --policy p.yaml
echo "exit $?"
expunge gate new --base old --policy p.yaml --format markdown
