# Labelled texts: tables, every cut, errors.
expunge eval "$DATA/labelled.jsonl" --labels "$DATA/labelled-map.json" --names rules --errors \
  --by entity --by language --by tag --by rule --by label
