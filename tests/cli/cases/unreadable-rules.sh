# A rule file that is no YAML, and one with a key that does not exist.
printf 'id: my/one\nentity: [\n' > broken.yaml
expunge scan --rules broken.yaml "$DATA/pippa.jsonl"
echo "exit $?"
printf 'id: my/two\nentity: HANDLE\nabout: a\npatern: x\n' > typo.yaml
expunge scan --rules typo.yaml "$DATA/pippa.jsonl"
