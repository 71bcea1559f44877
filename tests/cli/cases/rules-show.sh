# What is shown can be the start of a rule of one's own.
mkdir mine
expunge rules show contact/email > mine/email.yaml || exit
head -2 mine/email.yaml
expunge rules check mine > /dev/null && echo "usable"
