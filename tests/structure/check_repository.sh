#!/usr/bin/env bash
# usage: check_repository.sh SOURCE_DIR     what must not be in the tree: machine paths, package hosts, non-ASCII sources, strangers at the top level
set -euo pipefail
cd "$1"
bad=0
files() { git ls-files "$@" 2>/dev/null || find . -type f -not -path './build/*' | sed 's#^\./##'; }
say() { echo "$1"; bad=1; }
if found=$(files scanner include tests cmake | grep -E '\.(h|cc|cmake|txt|sh)$' | xargs -r grep -nE '(^|[^A-Za-z0-9_.])/(work|farm|root)/' | grep -v check_repository.sh); then
  say "paths of a machine: $found"
fi
if found=$(files scanner include | grep -E '\.(h|cc)$' | xargs -r grep -nP '[^\x00-\x7F]'); then
  say "sources are ASCII: $found"
fi
if found=$(files | sed 's#/.*##' | sort -u | grep -vE '^(CMakeLists\.txt|CMakePresets\.json|action\.yml|scanner|rules|include|tests|corpus|docs|cmake|README\.md|CHANGELOG\.md|CONTRIBUTING\.md|SECURITY\.md|LICENSE|NOTICE|\..*|build)$'); then
  say "unexpected at the top level: $found"
fi
[ "$bad" = 0 ] && echo "repository is clean"
exit "$bad"
