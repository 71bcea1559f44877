#!/usr/bin/env bash
# usage: check_types.sh SOURCE_DIR
# No two headers define a type of one name: the linker would take one's templates and inline functions for the other's.
set -euo pipefail
cd "$1"
twice=$(find include scanner -name '*.h' -exec awk '
  FNR == 1 { space = "" }
  /^namespace / { space = $2 }
  /^(struct|class|enum) / && !/;$/ {
    sub(/\[\[[a-z]+\]\] /, "")
    name = $2 == "class" ? $3 : $2
    if (name !~ /::/) print space "::" name, FILENAME
  }' {} + | sort | awk '$1 == last { print $1, before, $2 } { last = $1; before = $2 }')
[ -z "$twice" ] && echo "every type has a name of its own" && exit 0
while read -r name one other; do echo "$name is defined in $one and in $other"; done <<<"$twice"
exit 1
