#!/usr/bin/env bash
# Searches the library crates for words of I/O, clocks, randomness and unfinished work, outside
# comments and tests. (That they can't reach the standard library is shown by no-std.sh.)
set -euo pipefail
cd "$(dirname "$0")/.."

words='\bstd::|extern crate std|\be?print(ln)?!|\bdbg!|\btodo!|\bunimplemented!'
words+='|SystemTime|Instant::now|now_utc|now_local|getrandom|OsRng|thread_rng|\bunsafe\b|extern "C"'
# `ssj-verify` is a program: it reads files and prints, and none of the libraries stands on it.
mapfile -t libraries < <(printf '%s\n' src crates/*/src | grep -v '^crates/ssj-verify/')
for crate in "${libraries[@]}"; do
    root=$crate/lib.rs
    grep -q '^#!\[no_std\]' "$root" || { echo "$root is not no_std" >&2; exit 1; }
    grep -q '^#!\[forbid(unsafe_code)\]' "$root" || { echo "$root allows unsafe code" >&2; exit 1; }
done
examples=$(git ls-files "crates/*/examples/*")
[ -z "$examples" ] || { printf "examples stand at the top level: %s\n" "$examples" >&2; exit 1; }
found=$(grep -rnE --include='*.rs' --exclude-dir=tests "$words" "${libraries[@]}" |
    grep -vE '^[^:]+:[0-9]+:[[:space:]]*//' | grep -vF '#![forbid(unsafe_code)]' || true)
if [ -n "$found" ]; then
    printf 'not in a library without I/O:\n%s\n' "$found" >&2
    exit 1
fi
echo "none in $(git ls-files "${libraries[@]/%//*.rs}" | wc -l) files"
