#!/usr/bin/env bash
# The short examples, each of at most 100 lines; and the commands of the README, as a reader would type
# them: the round, written out; the round again from its anchors, which are kept elsewhere; and without
# them, which is told apart.
set -euo pipefail
cd "$(dirname "$0")/.."

kept=$(mktemp -d)
trap 'rm -rf "$kept"' EXIT

for example in deadline notice own_rows commit_draw teams visit publish; do
    printf '\n--- %s\n' "$example"
    cargo run --release --quiet --example "$example"
    lines=$(wc -l <"examples/$example.rs")
    if [ "$lines" -gt 100 ]; then
        echo "examples/$example.rs has $lines lines, over 100" >&2
        exit 1
    fi
done

# The first day: from rows of CSV to a verdict, which must be consistent.
cargo run --release --example first_day >"$kept/day"
cat "$kept/day"
grep -q "the same values: true" "$kept/day"
grep -q "^  consistent" "$kept/day"
cargo run --release --example joint_round
# Each object's chance beside how often it is drawn: the long run of it is docs/results/chances.txt.
cargo run --release --quiet --example joint_round -- --entities 5000 --chances 300
cargo run --release --quiet --example joint_round -- --out "$kept/round" >"$kept/printed"
mv "$kept/round/anchors.json" "$kept/anchors.json"
# The anchors are words without spaces, as the command in the README has them.
# shellcheck disable=SC2046
cargo run --release --example verify -- "$kept/round" --anchors "$kept/anchors.json"
status=0
cargo run --release --quiet --example verify -- "$kept/round" >"$kept/printed" || status=$?
if [ "$status" -ne 2 ]; then
    echo "without anchors verify ends with $status, not 2" >&2
    exit 1
fi
# It says the same in Chinese, and to programs; with the divisions that stand beside it as the installed one.
verify() {
    cargo run --release --quiet --example verify -- "$kept/round" --anchors "$kept/anchors.json" \
        --divisions "$kept/round/divisions.json" "$@"
}
verify --lang zh >"$kept/printed"
grep -q '全部抽取合计：一致' "$kept/printed"
verify --json >"$kept/printed"
grep -q '"status":0,"fault":null' "$kept/printed"
# A file that is not as the manifest has it is told.
echo "nothing more" >>"$kept/round/NOTE.txt"
status=0
cargo run --release --quiet --example verify -- "$kept/round" --anchors "$kept/anchors.json" >"$kept/printed" || status=$?
if [ "$status" -ne 1 ] || ! grep -q 'NOTE.txt: other-content' "$kept/printed"; then
    echo "verify overlooks a file that was changed" >&2
    exit 1
fi
