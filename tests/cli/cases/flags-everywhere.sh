# One table: what --help knows, the man page and every completion know.
expunge man > page
for shell in bash zsh fish; do expunge completions $shell > $shell; done
for name in redact scan verify restore gate review 'rules list' 'rules show' 'rules check' 'profiles list' \
  'profiles show' 'profiles detect' 'optout seal' 'optout sweep' \
  'optout prove' explain eval bench completions man; do
  expunge $name --help > help
  (($(grep -c '^  # ' help) >= 3)) || echo "$name: fewer than three examples"
  for flag in $(grep -oE '^  (-.|  ),? --[a-z-]+' help | grep -oE -- '--[a-z-]+'); do
    [[ $flag == --help ]] || grep -qF -- "${flag//-/\\-}" page || echo "$name $flag: not in man"
    grep -qF -- "$flag" bash || echo "$name $flag: not in bash"
    grep -qF -- "$flag" zsh || echo "$name $flag: not in zsh"
    grep -qF -- "-l ${flag#--}" fish || echo "$name $flag: not in fish"
  done
done
echo done
