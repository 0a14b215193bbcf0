//! Every clause is served: `tests/codes_table.rs` makes the table of it. Every code of the rules is
//! named by a test; whether a test notices when a rule is gone, only breaking it shows:
//! `scripts/break_rules.py`.

#![allow(clippy::expect_used, clippy::arithmetic_side_effects, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use ssj::core::{Clause, Word as _, rules};
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

#[test]
fn every_code_is_named_by_a_test() {
    let tests = test_files();
    let named = |code: &str, area: &str, constant: &str| {
        let (quoted, module) = (format!("\"{code}\""), format!("rules::{area}"));
        let (folder, plain) = (format!("/{area}/"), format!("{area}::{constant}"));
        tests.iter().any(|(file, text)| {
            let of_area = text.contains(&module) || file.contains(&folder);
            text.contains(&quoted)
                || paths(text).any(|path| path.ends_with(&plain))
                || of_area && paths(text).any(|path| last(path) == constant)
        })
    };
    let constants = constants();
    let codes = rules::codes().map(|code| code.id);
    let unnamed: Vec<_> = codes
        .filter(|code| {
            let (area, constant) = &constants[*code];
            !named(code, area, constant)
        })
        .collect();
    assert!(unnamed.is_empty(), "codes that no test names: {unnamed:?}");
    let none = ("plan.no-".to_owned() + "such", "NO_".to_owned() + "SUCH");
    assert!(!named(&none.0, "plan", &none.1));
}

/// The words of a text, paths as one word.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
}

fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// Each code's constant: the area that it stands in, and its name.
fn constants() -> BTreeMap<String, (String, String)> {
    let mut found = BTreeMap::new();
    for file in files("crates/ssj-core/src/law/rules") {
        let text = fs::read_to_string(root().join(&file)).expect("a readable file");
        let area = file.rsplit('/').next().unwrap_or_default();
        let area = area.trim_end_matches(".rs");
        for (before, after) in text.lines().filter_map(|line| line.split_once(" = \"")) {
            if let Some((code, _)) = after.split_once('"') {
                found.insert(code.into(), (area.into(), before.trim().into()));
            }
        }
    }
    found
}

/// Every function of every file of tests, and of every inline test module, as
/// `folder::file::function`, without what all paths have in common.
fn tests() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (file, text) in test_files() {
        let folder = short(&file);
        for line in text.lines() {
            if let Some(rest) = line.trim_start().strip_prefix("fn ") {
                let name = rest.split(['(', '<']).next().unwrap_or_default();
                found.insert(format!("{folder}::{name}"));
            }
        }
    }
    found
}

/// Every file of tests, and what is test in the others.
fn test_files() -> Vec<(String, String)> {
    let folders = ["crates/ssj-core", "crates/ssj-draw", "tests"];
    let files = folders.into_iter().flat_map(files).map(|file| {
        let text = fs::read_to_string(root().join(&file)).expect("a readable file");
        let tests = test_code(&file, &text).to_owned();
        (file, tests)
    });
    files.collect()
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
