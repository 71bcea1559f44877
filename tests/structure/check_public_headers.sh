#!/usr/bin/env bash
# usage: check_public_headers.sh SOURCE_DIR COMPILER     each header of include/ compiles alone, with nothing but the standard library
set -euo pipefail
cd "$1/include"
bad=0
for header in expunge/*.h; do
  if grep -nE '^#include ' "$header" | grep -vE '<[a-z_]+>|"expunge/'; then
    echo "include/$header includes more than the standard library and expunge/"
    bad=1
  fi
  echo "#include \"$header\"" | "$2" -std=c++20 -Wall -Wextra -Werror -fsyntax-only -I. -x c++ - || bad=1
done
[ "$bad" = 0 ] && echo "public headers stand alone"
exit "$bad"
