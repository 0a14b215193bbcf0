#!/usr/bin/env bash
# Makes so many small rounds in both suites, sound and spoilt, and has them judged in Python:
# scripts/check_record.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."

python3 scripts/check_record.py tests/vectors/record-rounds.jsonl
python3 scripts/contents.py
python3 scripts/check_trails.py
cargo run --quiet --all-features --example record_rounds -- "${1:-1000}" 2 |
    python3 scripts/check_record.py
