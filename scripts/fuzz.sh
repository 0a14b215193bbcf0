#!/usr/bin/env bash
# Runs every fuzz target, each for so many seconds: scripts/fuzz.sh SECONDS [TARGET…]
#
# The instrumentation is in every compiler, so neither a nightly one nor cargo-fuzz is needed. The
# layout is cargo-fuzz's all the same: `cargo +nightly fuzz run TARGET` adds the sanitizers.
set -euo pipefail
cd "$(dirname "$0")/../fuzz"

seconds=${1:?usage: scripts/fuzz.sh SECONDS [TARGET…]}
shift
targets=("$@")
if [ "${#targets[@]}" -eq 0 ]; then
    mapfile -t targets < <(basename -s .rs -a fuzz_targets/*.rs)
fi

host=$(rustc -vV | sed -n 's/^host: //p')
flags='--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4'
flags+=' -Cllvm-args=-sanitizer-coverage-inline-8bit-counters'
flags+=' -Cllvm-args=-sanitizer-coverage-pc-table'
flags+=' -Cllvm-args=-sanitizer-coverage-trace-compares'
# With `--target` build scripts and procedural macros are not instrumented.
RUSTFLAGS=$flags cargo build --release --target "$host" --bins

for target in "${targets[@]}"; do
    echo "--- $target, $seconds s"
    mkdir -p "corpus/$target" "artifacts/$target"
    seeds=()
    [ -d "seeds/$target" ] && seeds=("seeds/$target")
    # Requests, which the tests keep.
    [ "$target" = call ] && seeds=(../tests/calls)
    "target/$host/release/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -verbosity=0 -print_final_stats=1 -artifact_prefix="artifacts/$target/" \
        "corpus/$target" "${seeds[@]}"
done
