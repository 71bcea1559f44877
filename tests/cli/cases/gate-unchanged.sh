# Files that did not change are read once: what is known of them is kept, and holds for as long as nobody
# touches them.
export EXPUNGE_KEY=golden-cases-of-the-command
kept="$XDG_CACHE_HOME/expunge/file-digests.jsonl"
mkdir old
expunge bench --write old/a.jsonl --megabytes 1 2> /dev/null
cp old/a.jsonl old/b.jsonl
cp -r old new
echo '{"text":"write to dana.whitfield@quillmail.net"}' > new/c.jsonl
echo '== too fresh to be kept'
expunge gate new --base old --no-cache; ls "$kept" 2> /dev/null
expunge gate new --base old --quiet | tail -n 1; ls "$kept" 2> /dev/null
sleep 2.1
echo '== kept'
expunge gate new --base old | tail -n 1
wc -l < "$kept"; grep -c quillmail "$kept"
expunge gate new --base old --progress always 2> told | tail -n 1
grep -o 'comparing file . of .' told | head -n 1
echo '== a change of the same size, with the old date'
touch -r new/b.jsonl date
sed -i '1s/[a-z]/_/' new/b.jsonl
touch -r date new/b.jsonl
expunge gate new --base old | tail -n 1
echo '== nowhere to keep'
echo > file
XDG_CACHE_HOME="$PWD/file" expunge gate new --base old | tail -n 1
XDG_CACHE_HOME= HOME= expunge gate new --base old | tail -n 1
echo '== git: what lies there against the last commit'
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
git init -q -b main repository && cd repository
cp ../old/*.jsonl . && git add . && git -c user.name=me -c user.email=me@example.org commit -qm Release
cp ../new/c.jsonl .
expunge gate --git HEAD --quiet | tail -n 1
