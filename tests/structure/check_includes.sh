#!/usr/bin/env bash
# usage: check_includes.sh SOURCE_DIR RULES     RULES: "room: room room ..." a line, as scanner/CMakeLists.txt states them
set -euo pipefail
cd "$1/scanner"
declare -A allowed
while IFS=': ' read -r room rest; do [ -n "$room" ] && allowed[$room]=" $rest "; done <"$2"

# Third-party headers and the only rooms that may name them.
owners='simdjson.h:base record
hs/:match
hs.h:match
re2/:rulebook record match detect
unicode/:text
openssl/:base
yaml-cpp/:rulebook
toml++/:rulebook
libpsl.h:detect
phonenumbers/:detect
zlib.h:record
zstd.h:record
CLI/:cli'

bad=0
say() { echo "$1"; bad=1; }
for room in */; do
  room=${room%/}
  [ -n "${allowed[$room]+x}" ] || { say "scanner/$room is no room of scanner/CMakeLists.txt"; continue; }
  while IFS=: read -r file line include; do
    target=$(sed -E 's/.*#include "([^"]+)".*/\1/' <<<"$include")
    to=${target%%/*}
    [ "$to" = expunge ] && continue
    [ "$to" = "$room" ] && continue
    [ "$to" = phonenumbers ] && continue  # judged below with the third-party headers
    case "${allowed[$room]}" in
      *" $to "*) ;;
      *) say "scanner/$file:$line: $room must not include $target" ;;
    esac
  done < <(grep -rnE '^#include "' "$room" --include='*.h' --include='*.cc' || true)
  while IFS=: read -r prefix rooms; do
    while IFS=: read -r file line _; do
      case " $rooms " in
        *" $room "*)
          case "$file" in *.h) say "scanner/$file:$line: <$prefix> may not stand in a header" ;; esac ;;
        *) say "scanner/$file:$line: <$prefix> belongs to $rooms" ;;
      esac
    done < <(grep -rnE "#include [<\"]$prefix" "$room" --include='*.h' --include='*.cc' || true)
  done <<<"$owners"
done
[ "$bad" = 0 ] && echo "includes go one way"
exit "$bad"
