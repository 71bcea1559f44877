# The step of action.yml, as GitHub's runner runs it: with its inputs in the environment.
export EXPUNGE_KEY=golden-cases-of-the-command SOURCE_DATE_EPOCH=1790000000
command -v git > /dev/null || { echo "no git here" >&2; exit 77; }
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
said() { sed -E 's/[0-9a-f]{10}/COMMIT/g' messages; }
awk '/^      run: \|/ {on = 1; next} on {sub(/^        /, ""); print}' "${CORPUS%/corpus}/action.yml" > ../step.sh
git init -q -b main . && git config user.email tests@example.org && git config user.name Tests
mkdir 'my data' && head -n 1 "$DATA/pippa.jsonl" > 'my data/a.jsonl'
git add . && git commit -q -m first
base=$(git rev-parse HEAD)
cp "$DATA/pippa.jsonl" 'my data/a.jsonl' && git add . && git commit -q -m second
step() {
  env EXPUNGE_RANGE= EXPUNGE_PATHS= EXPUNGE_BASELINE= EXPUNGE_POLICY= EXPUNGE_WARN_ONLY=false EXPUNGE_SARIF=out.sarif \
    EXPUNGE_PULL_BASE= EXPUNGE_PULL_HEAD= "$@" bash -e ../step.sh 2> messages
  echo "exit $?"
}
echo '== a pull request'
step EXPUNGE_PULL_BASE="$base" EXPUNGE_PULL_HEAD="$(git rev-parse HEAD)" GITHUB_STEP_SUMMARY=summary.md
head -n 3 summary.md
grep -c '"ruleId"' out.sarif
echo '== a push, as a warning'
step EXPUNGE_WARN_ONLY=true
echo '== a policy, a path, nothing run of what they say'
step EXPUNGE_POLICY=audit-only 'EXPUNGE_PATHS=$(touch ran) ; touch ran'
said
step EXPUNGE_RANGE='HEAD; touch ran..HEAD'
said
ls ran 2> /dev/null
