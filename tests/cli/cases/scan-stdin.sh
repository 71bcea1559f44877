echo 'mail me: jane.holloway@quillmail.net' | expunge scan --show-text
echo "exit $?"
echo 'nothing to see here' | expunge scan
