cat > slow.yaml <<'YAML'
id: my/anything
entity: HANDLE
about: Nothing in it says where it may stand
pattern: '[a-z]+'
score: 0.9
matches: ['<<abc>>', '<<de>>', '<<f>>']
non_matches: ['1', '2', '3']
---
id: my/endless
entity: HANDLE
about: To the end of the text
pattern: 'zorbik: [a-z ]*'
score: 0.9
matches: ['<<zorbik: a>>', '<<zorbik: b>>', '<<zorbik: c>>']
non_matches: ['1', '2', '3']
YAML
expunge rules check --cost slow.yaml | grep -E "^my/|yours" | sed -E "s/[0-9.]+%/N%/g; s/ +[0-9.]+/ N/g; s/ +/ /g"
