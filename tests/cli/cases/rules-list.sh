expunge rules list | head -1 | tr -s ' '
expunge rules list --format json | python3 -c 'import json,sys; print(sorted(json.load(sys.stdin)[0]))'
