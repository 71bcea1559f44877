expunge redact nope.jsonl -o out.jsonl; code=$?; ls -A; exit $code
