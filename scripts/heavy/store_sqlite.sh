#!/usr/bin/env bash
# Stores a round in SQLite and replays it. SQLite is compiled from C, so the gate does not run it; what it
# came to is kept in docs/results/store_sqlite.txt.
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo fmt --check --manifest-path examples/store_sqlite/Cargo.toml
cargo clippy --quiet --locked --manifest-path examples/store_sqlite/Cargo.toml -- -D warnings
printed=$(cargo run --quiet --locked --manifest-path examples/store_sqlite/Cargo.toml)
{
    printf 'scripts/heavy/store_sqlite.sh\n%s, %s\n\n' "$(date -u +%F)" "$(rustc --version)"
    printf '%s\n' "$printed"
} | tee docs/results/store_sqlite.txt
