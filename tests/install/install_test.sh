#!/usr/bin/env bash
# usage: install_test.sh CMAKE BUILD_DIR CONSUMER_DIR SAMPLES COMPILER
set -euo pipefail
cmake=$1 build=$2 consumer=$3 samples=$4 compiler=$5
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$cmake" --install "$build" --prefix "$scratch/prefix" >"$scratch/install.log"
"$cmake" -G Ninja -S "$consumer" -B "$scratch/build" -DCMAKE_PREFIX_PATH="$scratch/prefix" -DCMAKE_CXX_COMPILER="$compiler" >"$scratch/configure.log"
"$cmake" --build "$scratch/build" >"$scratch/build.log" || { cat "$scratch/build.log"; exit 1; }

# Nothing but the standard library may be needed to include the package's headers.
if grep -rhE '^#include <' "$scratch/prefix/include" | grep -vE '<[a-z_]+>'; then
  echo "a third-party header leaks through the public ones"
  exit 1
fi
# Nor does the library show names of what is inside it, which a program may link in another version.
if nm -DC --defined-only "$scratch"/prefix/lib*/libexpunge.so "$scratch"/prefix/lib*/*/libexpunge.so 2>/dev/null | grep -E ' [A-Z] (hwy|fmt|re2|simdjson)::'; then
  echo "libexpunge.so shows names of libraries inside it"
  exit 1
fi
got=$("$scratch/build/redact_string")
[ "$got" = 'write to [EMAIL_ADDRESS_1]' ] || { echo "redact_string said: $got"; exit 1; }
"$scratch/build/redact_file" "$samples/pippa.jsonl" "$scratch/out.jsonl" "$scratch/audit.jsonl"
[ -s "$scratch/out.jsonl" ] && [ -s "$scratch/audit.jsonl" ]
cmp -s "$samples/pippa.jsonl" "$scratch/out.jsonl" && { echo "redact_file changed nothing"; exit 1; }
"$scratch/prefix/bin/expunge" --version
[ -s "$scratch/prefix/share/man/man1/expunge.1" ]
echo "installed package works"
