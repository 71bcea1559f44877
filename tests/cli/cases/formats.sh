# Every sample of corpus/formats: redacted, nothing left, every byte outside the edits in place.
for file in "$CORPUS"/formats/*; do
  name=${file##*/}
  [[ -f $file && $name != *.md && $name != *.gold.* ]] || continue
  expunge redact --quiet "$file" -o "out-$name" --audit audit.jsonl --verify ||
    echo "$name: redact: exit $?"
  expunge verify --quiet "out-$name" --audit audit.jsonl --original "$file" ||
    echo "$name: verify: exit $?"
done
echo done
