# Nicks that begin lines are found with the profile irc, and the marks that are written are no nicks.
printf 'otter_77: try again\nwrenfold, no idea\nnothing here\n' > log.txt
expunge redact --quiet log.txt -o out.txt --profile irc || exit
cat out.txt
expunge scan --quiet out.txt --profile irc
echo "again: $?"
