#!/usr/bin/env bash
# Shows that the library needs no standard library and no source of randomness.
#
# It is built against a sysroot that holds `core`, `alloc` and `compiler_builtins` and nothing else:
# whatever asks for `std`, here or in a dependency, finds none. Build scripts and procedural macros
# run on the host and keep the full sysroot, because `--target` keeps the flags from them.
set -euo pipefail
cd "$(dirname "$0")/.."

host=$(rustc -vV | sed -n 's/^host: //p')
from=$(rustc --print sysroot)/lib/rustlib/$host/lib
root=$PWD/target/no-std/sysroot
rm -rf "$root"
mkdir -p "$root/lib/rustlib/$host/lib"
for crate in core alloc compiler_builtins; do
    cp "$from/lib$crate"-*.rlib "$root/lib/rustlib/$host/lib/"
    # Newer compilers keep the metadata beside the library.
    for meta in "$from/lib$crate"-*.rmeta; do
        [ ! -e "$meta" ] || cp "$meta" "$root/lib/rustlib/$host/lib/"
    done
done

check() {
    CARGO_TARGET_DIR=target/no-std RUSTFLAGS="--sysroot=$root" cargo check --target "$host" "$@"
}

# The proof is worth nothing if the sysroot lets `std` through.
probe=target/no-std/probe.rs
echo 'pub fn now() -> std::time::Instant { std::time::Instant::now() }' >"$probe"
if rustc --crate-type=rlib --sysroot="$root" -o target/no-std/probe.rlib "$probe" 2>/dev/null; then
    echo 'the bare sysroot has a standard library' >&2
    exit 1
fi

for crate in ssj-calendar ssj-core ssj-draw ssj; do
    check -p "$crate"
done
check -p ssj --features serde
check -p ssj --features sm
# `proptest` and `arbitrary` are for tests, which have a standard library.
check -p ssj --features serde,sm
check -p ssj --features schemars
check -p ssj --features json,sm

# The national calendar and its deadlines need no allocator: here `alloc` is taken away as well.
rm "$root/lib/rustlib/$host/lib/"liballoc-*
echo 'extern crate alloc; pub type List = alloc::vec::Vec<u8>;' >"$probe"
if rustc --crate-type=rlib --sysroot="$root" -o target/no-std/probe.rlib "$probe" 2>/dev/null; then
    echo 'the bare sysroot has an allocator' >&2
    exit 1
fi
check -p ssj-calendar --no-default-features --target-dir target/no-std/no-alloc

for features in '' serde,sm json,sm; do
    tree=$(cargo tree -p ssj -e normal,no-proc-macro --prefix none --features "$features")
    if grep -E '^(getrandom|rand|libc|windows-sys|js-sys|mio|tokio|rayon|num_cpus) ' <<<"$tree"; then
        echo "the build with the features \`$features\` draws in what a library without I/O has no use for" >&2
        exit 1
    fi
done
echo 'dependencies of the default build:'
cargo tree -p ssj -e normal,no-proc-macro --prefix none | sed 's/ (.*//' | sort -u
