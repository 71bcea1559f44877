#!/bin/bash
# Golden cases of the command line: cases/NAME.sh runs in a folder of its own; what it prints and how
# it exits must be as NAME.stdout.exact, NAME.stderr.glob (a bash pattern) and NAME.exit say.  A file
# that is not there means: nothing printed, exit 0.  A case that exits 77 is skipped.
#
#   run.sh [--update] [NAME...]      EXPUNGE=path of the command, default: the one in PATH
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
update=0
if [[ ${1-} == --update ]]; then
  update=1
  shift
fi
binary=$(readlink -f "$(command -v "${EXPUNGE:-expunge}")") || {
  echo "run.sh: no command; set EXPUNGE to the path of one" >&2
  exit 2
}
cases=("$@")
if ((${#cases[@]} == 0)); then
  for file in "$here"/cases/*.sh; do
    name=${file##*/}
    cases+=("${name%.sh}")
  done
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$binary" "$scratch/bin/expunge"
export PATH="$scratch/bin:$PATH" DATA="$here/data" CORPUS="${here%/tests/cli}/corpus"
export LC_ALL=C.UTF-8 TZ=UTC XDG_CACHE_HOME="$scratch/cache"
unset EXPUNGE_KEY

contents() { if [[ -e $1 ]]; then cat "$1"; else printf '%s' "${2-}"; fi; }

# Texts are kept with a last "x", so that line ends at their end count.
compare() {  # NAME
  local base="$here/cases/$1" status=0
  local out err code
  out=$(cat "$scratch/stdout"; echo x)
  err=$(cat "$scratch/stderr"; echo x)
  code=$(cat "$scratch/exit")
  local want_out want_err want_code
  want_out=$(contents "$base.stdout.exact"; echo x)
  want_err=$(contents "$base.stderr.glob"; echo x)
  want_code=$(contents "$base.exit" 0)
  if [[ $out != "$want_out" ]]; then
    echo "--- $1: standard output"
    diff -u <(printf '%s' "${want_out%x}") <(printf '%s' "${out%x}")
    status=1
  fi
  # shellcheck disable=SC2053
  if [[ $err != $want_err ]]; then
    echo "--- $1: standard error"
    diff -u <(printf '%s' "${want_err%x}") <(printf '%s' "${err%x}")
    status=1
  fi
  if [[ $code != "$want_code" ]]; then
    echo "--- $1: exit status $code instead of $want_code"
    status=1
  fi
  return $status
}

# Goldens are rewritten from what was printed; times become stars.
rewrite() {  # NAME
  local base="$here/cases/$1"
  rm -f "$base.stdout.exact" "$base.stderr.glob" "$base.exit"
  if [[ -s $scratch/stdout ]]; then cp "$scratch/stdout" "$base.stdout.exact"; fi
  if [[ -s $scratch/stderr ]]; then
    sed -e 's/[][*?\\]/\\&/g' -e 's/ in [0-9.]* s ([0-9.]* MB\/s)/ in * s (* MB\/s)/' \
      "$scratch/stderr" > "$base.stderr.glob"
  fi
  if [[ $(cat "$scratch/exit") != 0 ]]; then cp "$scratch/exit" "$base.exit"; fi
}

failed=0
skipped=0
for name in "${cases[@]}"; do
  mkdir -p "$scratch/work"
  (cd "$scratch/work" && bash -u "$here/cases/$name.sh" < /dev/null) \
    > "$scratch/stdout" 2> "$scratch/stderr"
  echo $? > "$scratch/exit"
  sed -i "s|$DATA|DATA|g" "$scratch/stdout" "$scratch/stderr"  # no path of this machine
  rm -rf "$scratch/work" "$scratch/cache"
  if [[ $(cat "$scratch/exit") == 77 ]]; then
    echo "skipped: $name: $(cat "$scratch/stderr")"
    skipped=1
  elif ! compare "$name" > "$scratch/difference"; then
    if ((update)); then
      rewrite "$name"
      echo "updated: $name"
    else
      cat "$scratch/difference"
      failed=$((failed + 1))
    fi
  fi
done
if ((failed)); then
  echo "$failed of ${#cases[@]} cases failed"
  exit 1
fi
if ((skipped && ${#cases[@]} == 1)); then exit 77; fi
echo "${#cases[@]} cases as they should be"
