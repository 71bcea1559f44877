# Behind -- everything is a word.
echo 'mail jane.holloway@quillmail.net' > --limit
expunge scan --quiet --format csv -- --limit | cut -d, -f1-3
expunge scan --quiet -- --help
echo "exit $?"
