head -c 24 /dev/zero > a.key
printf 'another key of the cases\n' > b.key
echo "# no key"
expunge optout seal "$DATA/people.yaml" -o s; echo "exit $?"
echo "# no output"
expunge optout seal "$DATA/people.yaml" --key-file a.key; echo "exit $?"
echo "# sealed twice: the same bytes"
expunge optout seal "$DATA/people.yaml" -o s --key-file a.key
expunge optout seal "$DATA/people.yaml" -o t --key-file a.key --quiet; cmp s t && echo same
echo "# onto an input"
expunge optout seal s -o s --key-file a.key; echo "exit $?"
echo "# another key; then with the old one"
expunge optout seal s -o u --key-file b.key; echo "exit $?"
expunge optout seal s -o u --key-file b.key --old-key-file a.key
echo "# a byte changed"
sed 's/"payload":"./"payload":"-/' s > v
expunge optout seal v -o w --key-file a.key; echo "exit $?"
echo "# one id, two actions"
printf 'id,action,kind,value\nS-1,report,name,Priya Menon\n' > more.csv
expunge optout seal s more.csv -o w --key-file a.key; echo "exit $?"
echo "# too broad, and all the same"
printf 'id,kind,value\nS-3,name,Tessa\n' > broad.csv
expunge optout seal broad.csv -o w --key-file a.key; echo "exit $?"
expunge optout seal broad.csv -o w --key-file a.key --force
ls
