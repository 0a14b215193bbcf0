#!/usr/bin/env bash
# Places of a small archive, written otherwise: scripts/forger.sh [--long]
# Every nineteenth edit; with --long every one, the second suite and pairs of edits too. What it
# came to is kept in docs/results/forger.txt.
set -euo pipefail
cd "$(dirname "$0")/.."

tests=(forger::no_field_is_silent)
export STEP="${STEP:-19}"
if [ "${1:-}" = --long ]; then
    STEP=1
    tests+=(forger::no_pair_is_silent_in_either_suite)
fi
for test in "${tests[@]}"; do
    cargo test --quiet --all-features --test seams -- --ignored --exact --nocapture "$test"
done
