#!/usr/bin/env bash
# Every place of a small archive, written otherwise: scripts/forger.sh [--long]
# With --long the second suite and pairs of edits too; what it came to is kept in docs/results/forger.txt.
set -euo pipefail
cd "$(dirname "$0")/.."

tests=(forger::no_field_is_silent)
if [ "${1:-}" = --long ]; then
    tests+=(forger::no_pair_is_silent_in_either_suite)
fi
for test in "${tests[@]}"; do
    cargo test --quiet --release --all-features --test seams -- --ignored --exact --nocapture "$test"
done
