#!/usr/bin/env bash
# The documentation, with every warning (a broken link is one) as an error.
set -euo pipefail
cd "$(dirname "$0")/.."

RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --all-features "$@"
