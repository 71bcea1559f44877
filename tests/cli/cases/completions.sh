expunge completions bash > expunge.bash && bash -n expunge.bash && echo "bash parses"
source ./expunge.bash
try() {  # words, the last one is being typed
  COMP_WORDS=(expunge "$@") COMP_CWORD=$#
  COMPREPLY=()
  _expunge 2> /dev/null
  echo "expunge $*<TAB> ${COMPREPLY[*]}"
}
try sc
try rules ''
try rules check --h
try redact --eng
try redact --engine ''
try scan --only EMAIL
try scan --only URL,EMAIL
try scan --profile pip
try scan --policy str
try completions ''
for shell in zsh fish; do
  expunge completions $shell > expunge.$shell || exit
  if command -v $shell > /dev/null; then $shell -n expunge.$shell; fi
done
