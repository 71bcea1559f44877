# Two commits, a branch since it parted, files as they lie there, and the hook of pre-commit.
export EXPUNGE_KEY=golden-cases-of-the-command
command -v git > /dev/null || { echo "no git here" >&2; exit 77; }
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_DATE='2026-01-01T00:00:00Z' GIT_COMMITTER_DATE='2026-01-01T00:00:00Z'
git init -q -b main repo && cd repo
git config user.email tests@example.org && git config user.name Tests
echo '== nothing committed yet'
mkdir data && head -n 1 "$DATA/pippa.jsonl" > data/a.jsonl
expunge gate data/a.jsonl --git pre-commit --quiet
echo "exit $?"
git add . && git commit -q -m first
expunge gate data/a.jsonl --git pre-commit
echo "exit $?"
git checkout -q -b side
git mv data/a.jsonl data/renamed.jsonl
echo '{"x": "mail jo.cusack@quillmail.net"}' >> data/renamed.jsonl
echo 'int main() { /* mail jo.cusack@quillmail.net */ }' > main.cc
echo '== as pre-commit runs its hooks: the staged files as arguments'
git add .
entry=$(sed -n 's/^  entry: //p' "${CORPUS%/corpus}/.pre-commit-hooks.yaml" | head -n 1)
$entry data/renamed.jsonl
echo "exit $?"
git commit -q -m side
echo '== as pre-commit run --from-ref main --to-ref side does'
PRE_COMMIT_FROM_REF=main PRE_COMMIT_TO_REF=side $entry data/renamed.jsonl
echo "exit $?"
git checkout -q main
echo 'mail ann.marsh@quillmail.net' > data/later.txt
git add . && git commit -q -m later
echo '== two commits'
expunge gate --git main..side
echo "exit $?"
echo '== since the branch parted'
expunge gate --git main...side --format github
echo "exit $?"
expunge gate data/later.txt --git main...side
echo "exit $?"
echo '== from a folder below'
cd data && expunge gate --git HEAD~1
echo "exit $?"
expunge gate --git nowhere..side
echo "exit $?"
expunge gate --git=--help..side
echo "exit $?"
cd / && expunge gate /etc/hostname --git HEAD
echo "exit $?"
