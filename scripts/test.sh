#!/usr/bin/env bash
# Every test and documentation example, as the default build and with every feature.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo test --quiet --workspace "$@"
cargo test --quiet --all-features "$@"
