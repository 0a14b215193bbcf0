//! Every clause is served: `tests/codes_table.rs` makes the table of it. (That every rule is kept is
//! shown by breaking it: `scripts/break_rules.py`.)

#![allow(clippy::expect_used, clippy::arithmetic_side_effects, reason = "tests")]

mod support;

use std::collections::BTreeSet;
use std::fs;

use ssj::core::{Clause, Word as _};
use support::clauses::SERVED;
use support::{files, root};

#[test]
fn only_what_computes_is_served_and_once() {
    for clause in Clause::ALL {
        let entries = SERVED.iter().filter(|served| served.clause == *clause);
        assert_eq!(entries.count(), usize::from(clause.computes()), "{clause}");
    }
    for served in SERVED {
        assert!(!served.items.is_empty(), "{}: no item", served.clause);
        assert!(!served.tests.is_empty(), "{}: no test", served.clause);
    }
}

#[test]
fn the_tests_that_clauses_name_exist() {
    let known = tests();
    for served in SERVED {
        for test in served.tests {
            assert!(known.contains(*test), "{}: no test `{test}`", served.clause);
        }
    }
}

/// Every function of every file of tests, and of every inline test module, as
/// `folder::file::function`, without what all paths have in common.
fn tests() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let folders = ["crates/ssj-core", "crates/ssj-draw", "tests"];
    for file in folders.into_iter().flat_map(files) {
        let text = fs::read_to_string(root().join(&file)).expect("a readable file");
        let folder = short(&file);
        for line in test_code(&file, &text).lines() {
            if let Some(rest) = line.trim_start().strip_prefix("fn ") {
                let name = rest.split(['(', '<']).next().unwrap_or_default();
                found.insert(format!("{folder}::{name}"));
            }
        }
    }
    found
}

fn test_code<'a>(file: &str, text: &'a str) -> &'a str {
    let whole = format!("/{file}").contains("/tests/") || file.ends_with("tests.rs");
    if whole {
        return text;
    }
    let inline = text.find("\n#[cfg(test)]\nmod tests {");
    inline.and_then(|at| text.get(at..)).unwrap_or_default()
}

/// `crates/ssj-core/src/data/pool/tests.rs` is `core::pool`, `tests/practices.rs` is `tests::practices`.
fn short(file: &str) -> String {
    const FLOORS: [&str; 4] = ["base", "law", "data", "lifecycle"];
    let path = file
        .trim_end_matches(".rs")
        .trim_start_matches("crates/ssj-");
    let floors = path.contains("/src/");
    let parts = path.split('/').filter(|part| {
        let floor = floors && FLOORS.contains(part);
        !floor && !["src", "main", "mod"].contains(part)
    });
    let parts: Vec<_> = parts.collect();
    match parts.as_slice() {
        [inner @ .., "tests"] => inner.join("::"),
        [krate, "tests", inner @ ..] => [&[*krate], inner].concat().join("::"),
        parts => parts.join("::"),
    }
}
