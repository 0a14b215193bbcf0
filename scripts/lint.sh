#!/usr/bin/env bash
# Formatting, and every lint as an error: all features together, then the combinations that differ.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo fmt --all --check
cargo fmt --check --manifest-path fuzz/Cargo.toml
cargo clippy --workspace --all-targets --all-features -- -D warnings
for crate in ssj-calendar ssj-core ssj-draw ssj; do
    cargo clippy -p "$crate" --all-targets --no-default-features -- -D warnings
    cargo clippy -p "$crate" --all-targets --features serde -- -D warnings
done
cargo clippy -p ssj-testkit -- -D warnings
for crate in ssj-core ssj-draw ssj; do
    cargo clippy -p "$crate" --all-targets --features sm -- -D warnings
done
cargo clippy -p ssj --features json -- -D warnings
