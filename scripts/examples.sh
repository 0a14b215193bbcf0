#!/usr/bin/env bash
# The commands of the README, as a reader would type them.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -e examples/joint_round ] || [ -e examples/joint_round.rs ]; then
    cargo run --release --example joint_round
else
    echo 'there is no example yet'
fi
