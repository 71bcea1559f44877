#!/usr/bin/env bash
# usage: check_format.sh SOURCE_DIR     every source is formatted as .clang-format says
set -euo pipefail
cd "$1"
find scanner include tests -name '*.cc' -o -name '*.h' | sort | xargs clang-format --dry-run -Werror
echo "sources are formatted"
