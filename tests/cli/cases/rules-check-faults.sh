cat > badge.yaml <<'YAML'
id: my/badge
entity: HANDLE
about: Badge numbers of the harbour
pattern: '\bHB-[0-9]{4}\b'
score: 0.9
matches: ['badge <<HB-1234>>', '<<HB-0001>> lost', 'short one: <<HB-77>>']
non_matches: ['HB-12', 'HB-99999', 'this is one: HB-4321']
YAML
expunge rules check badge.yaml | sed "s/^[0-9,]* rules*, [0-9,]* examples/N rules, M examples/"
exit "${PIPESTATUS[0]}"
