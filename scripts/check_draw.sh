#!/usr/bin/env bash
# Draws so many small rounds in both suites and has them recomputed in Python: scripts/check_draw.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."

python3 scripts/check_draw.py tests/vectors/sample-rounds.jsonl
cargo run --quiet --all-features --example sample_rounds -- "${1:-1000}" 40 |
    python3 scripts/check_draw.py
