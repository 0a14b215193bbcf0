# What people run; the gate (.ci/run) runs the same scripts.

# List the recipes.
default:
    @just --list

# Everything the gate checks.
ci:
    .ci/run

# Format the code.
fmt:
    cargo fmt --all
    cargo fmt --manifest-path fuzz/Cargo.toml

lint:
    scripts/lint.sh

test *args:
    scripts/test.sh {{args}}

doc:
    scripts/doc.sh --open

bench *args:
    scripts/bench.sh {{args}}

fuzz seconds="60" *targets:
    scripts/fuzz.sh {{seconds}} {{targets}}

no-std:
    scripts/no-std.sh

package:
    scripts/package.sh

# Write the generated tables anew.
tables:
    UPDATE=1 cargo test --test codes_table
    UPDATE=1 cargo test --all-features --test json --test schemas --test stored
