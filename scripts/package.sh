#!/usr/bin/env bash
# Each crate as it would be published, built from its own archive alone.
set -euo pipefail
cd "$(dirname "$0")/.."

# A directory of its own each time: cargo keeps what it unpacked by the path of the directory, and would
# build against the crates of an earlier run as long as their version is the same.
target=$(mktemp -d)
trap 'rm -rf "$target"' EXIT

# `--allow-dirty`: a person may run this before committing.
cargo package --allow-dirty --target-dir "$target" -p ssj-calendar -p ssj-core -p ssj-draw -p ssj \
    -p ssj-testkit -p ssj-verify
