# Labelled records: the gold is found beside the data.
cat > chat.jsonl <<'JSON'
{"messages":[{"role":"user","content":"my mail is kes@tidewater.org, order 99-1234"},{"role":"assistant","content":"Thank you, kes@tidewater.org it is."}]}
JSON
cat > chat.gold.jsonl <<'JSON'
{"id":"one","record":0,"lang":"en","tags":["mail"],"spans":[{"pointer":"/messages/0/content","start":11,"end":28,"entity":"EMAIL_ADDRESS","kind":"gold","text":"kes@tidewater.org","owner":"unknown"},{"pointer":"/messages/0/content","start":36,"end":43,"entity":"number","kind":"trap","text":"99-1234"},{"pointer":"/messages/1/content","start":11,"end":28,"entity":"EMAIL_ADDRESS","kind":"gold","text":"kes@tidewater.org"}]}
JSON
expunge eval chat.jsonl --by entity --by role
expunge eval chat.jsonl > alone
expunge eval . --jobs 3 > folder
cmp alone folder
