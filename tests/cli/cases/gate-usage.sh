# What is asked for and does not fit together.
unset EXPUNGE_KEY
echo hello > a.txt
try() { expunge gate "$@"; echo "exit $?"; }
try
try a.txt
try a.txt --base none
try none --base a.txt
try - --base a.txt
try a.txt --base a.txt --git HEAD
try a.txt --base a.txt --update-baseline
try a.txt --base a.txt --reason why
try a.txt --base a.txt --baseline b.json
try a.txt --baseline b.json --update-baseline --until tomorrow
try a.txt --baseline b.json --update-baseline --until 2001-01-01
try a.txt --base a.txt --format sarif --show-text
try a.txt --base a.txt --format yaml
(export EXPUNGE_KEY=golden-cases-of-the-command; mkdir folder; try a.txt --baseline folder)
