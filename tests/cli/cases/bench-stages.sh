expunge bench --stages --records 2 --runs 1 --names rules | awk 'NR > 2 && NF == 0 { exit } NR > 2 { print $1, $2 == "again" ? $2 : "" }'
expunge bench --stages --records 2 --runs 1 --names rules | grep -c "^rule .*chosen by"
