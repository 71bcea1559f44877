# A persona, and nobody who is known to speak: any text may be a human's.
printf '%s\n' '{"bot_name": "Aldric", "greeting": "I am Sir Aldric, and Lady Maren waits.", "text": "my friend Dana Whitlow said hi"}' > cards.jsonl
expunge scan cards.jsonl --only PERSON
# PIPPA without its ids.
printf '%s\n' '{"bot_name": "Aldric", "conversation": [{"message": "Sir Brand rides on.", "is_human": false}, {"message": "my friend Dana Whitlow said hi", "is_human": true}]}' > no-id.jsonl
expunge scan no-id.jsonl --only PERSON
