#!/usr/bin/env bash
# The benchmarks. `--test` runs each once without measuring; other arguments go to criterion.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo bench -p ssj-benches --benches -- "$@"
