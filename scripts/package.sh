#!/usr/bin/env bash
# Each crate as it would be published, built from its own archive alone.
set -euo pipefail
cd "$(dirname "$0")/.."

# `--allow-dirty`: a person may run this before committing.
cargo package --allow-dirty -p ssj-calendar -p ssj-core -p ssj-draw -p ssj
