export EXPUNGE_KEY=golden-cases-of-the-command
command -v zstd > /dev/null || { echo "no zstd" >&2; exit 77; }
expunge redact --quiet "$DATA/pippa.jsonl" -o plain.jsonl || exit
gzip < "$DATA/pippa.jsonl" > in.jsonl.gz
zstd -q < "$DATA/pippa.jsonl" > in.jsonl.zst
expunge redact --quiet in.jsonl.gz -o out.jsonl.gz || exit
expunge redact --quiet in.jsonl.zst -o out.jsonl.zst || exit
gzip -dc out.jsonl.gz | cmp - plain.jsonl && echo "gz as plain"
zstd -dqc out.jsonl.zst | cmp - plain.jsonl && echo "zst as plain"
# By content, not by name.
cp in.jsonl.gz misnamed.jsonl
expunge redact --quiet misnamed.jsonl -o - | cmp - plain.jsonl && echo "misnamed as plain"
