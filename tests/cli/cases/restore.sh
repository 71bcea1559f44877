export EXPUNGE_KEY=golden-cases-of-the-command
cat > sealed.yaml <<'YAML'
name: sealed
about: every finding encrypted
otherwise: encrypt
YAML
expunge redact --quiet "$DATA/pippa.jsonl" -o out.jsonl --policy ./sealed.yaml || exit
grep -c ':enc:' out.jsonl
expunge restore --quiet out.jsonl -o back.jsonl || exit
# Escapes that were in a restored string are written anew, so texts are compared, not bytes.
python3 - "$DATA/pippa.jsonl" back.jsonl <<'PYTHON'
import json, sys
before, after = ([json.loads(line) for line in open(name)] for name in sys.argv[1:])
print("same texts" if before == after else "texts differ")
PYTHON
EXPUNGE_KEY=another-key-of-the-golden-cases expunge restore out.jsonl -o wrong.jsonl
echo "exit $?"
ls
