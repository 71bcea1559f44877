# Records by what their human tells without a name; a policy that limits it; groups of records.
export EXPUNGE_KEY=golden-cases-of-the-command
cp "$DATA/told.jsonl" .
expunge scan told.jsonl --risk --quiet
echo "status $?"
echo "--- at most one"
expunge scan told.jsonl --risk --quiet --limit 1 --only AGE,OCCUPATION | head -4
echo "--- lines"
expunge scan told.jsonl --risk --quiet --format jsonl | grep -v '"finding"'
echo "--- not with reports"
expunge scan told.jsonl --risk --format sarif
expunge scan told.jsonl --risk --show-text
echo "--- generalised above a limit"
cat > limit.yaml <<'POLICY'
name: limit
about: Places and ages go where they tell too much.
risk: {above: 20, action: generalise}
rules:
  - entities: [LOCATION, ORGANIZATION, AGE, DATE, NRP, MEDICAL, OCCUPATION, FAMILY]
    action: keep
POLICY
expunge redact told.jsonl -o out.jsonl --policy limit.yaml --audit audit.jsonl --verify --quiet
cut -c 1-330 out.jsonl
grep -c '"type":"risk"' audit.jsonl
expunge verify out.jsonl --audit audit.jsonl --original told.jsonl --policy limit.yaml
echo "--- dropped above a limit"
sed -i s/generalise/drop_record/ limit.yaml
expunge redact told.jsonl -o dropped.jsonl --policy limit.yaml --quiet
wc -l < dropped.jsonl
echo "--- groups show no finding"
printf 'text,city,language\nhello there,write dana.whit@brightmail.net,en\nhi there,Leeds,en\nyo there,Leeds,en\n' > columns.csv
expunge scan columns.csv --risk --quiet
expunge scan columns.csv --risk --quiet --format jsonl | grep '"groups"'
