# Quarantined records, arrays and their commas, CSV, text: the walk accounts for all of them.
check() {
  expunge redact --quiet "$1" -o "out-$1" --audit audit.jsonl 2> /dev/null
  echo "$1: redact $?"
  expunge verify --quiet "out-$1" --audit audit.jsonl --original "$1"
  echo "$1: verify $?"
}
cp "$DATA/broken.jsonl" lines.jsonl
check lines.jsonl
printf '[ {"m": "mail a.brandt@quillmail.net"} ,\n {"m": "\\q"}, {"m": "b.brandt@quillmail.net"}\n]\n' > array.json
check array.json
printf '[{"m": "\\q"},\n{"m": "b.brandt@quillmail.net"}]' > first.json
check first.json
printf 'a,text\r\n1,"say ""c.brandt@quillmail.net"", ok"\r\n2,d.brandt@quillmail.net\r\n' > table.csv
check table.csv
cp "$DATA/chat.txt" chat.txt
check chat.txt
