cat > zip.yaml <<'YAML'
recognizers:
  - name: Zip
    supported_entity: ZIP
    context: [zip]
    patterns:
      - {name: weak, regex: '(?<!\d)\d{5}(?!\d)', score: 0.1}
      - {name: twice, regex: '(\d)\1', score: 0.9}
YAML
expunge rules check --rules zip.yaml
echo "exit $?"
expunge rules show presidio/zip-weak --rules zip.yaml
