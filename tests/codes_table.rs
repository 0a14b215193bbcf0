//! The generated tables of the documentation: every stable code, and every clause with its rules.
//!
//! They fail when they differ from the code; `UPDATE=1 cargo test --test codes_table` writes them.

#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, fs};

use ssj::core::{Clause, Code, Rule, rules};
use support::{root, sources};

#[test]
fn refusals() {
    let mut codes: Vec<_> = rules::codes().collect();
    codes.sort();
    let mut table = String::from(
        "| code | in English | in Chinese | rule | clauses |\n|---|---|---|---|---|\n",
    );
    for code in codes {
        let rule = code.rule();
        row(
            &mut table,
            [
                format!("`{code}`"),
                code.en().into(),
                code.zh().into(),
                format!("`{rule}`"),
                joined(rule.clauses().iter().map(|clause| clause.id().into())),
            ],
        );
    }
    compare("crates/ssj-core/docs/refusals.md", &table);
}

#[test]
fn clauses() {
    let rules: BTreeSet<Rule> = rules::codes().map(Code::rule).collect();
    let mut table = String::from("| clause | what it asks for | rules |\n|---|---|---|\n");
    for clause in Clause::ALL {
        let here = rules
            .iter()
            .filter(|rule| rule.clauses().contains(clause))
            .map(|rule| format!("`{rule}`: {}", rule.gist()));
        row(
            &mut table,
            [
                clause.id().into(),
                clause.gist().into(),
                here.collect::<Vec<_>>().join("; "),
            ],
        );
    }
    compare("crates/ssj-core/docs/clauses.md", &table);
}

#[test]
fn errors_of_values() {
    for name in ["ssj-core", "ssj-draw"] {
        let mut table = String::from("| code | error |\n|---|---|\n");
        for (code, errors) in value_codes(name) {
            row(
                &mut table,
                [
                    format!("`{code}`"),
                    joined(errors.iter().map(|error| format!("`{error}`"))),
                ],
            );
        }
        compare(&format!("crates/{name}/docs/errors.md"), &table);
    }
}

#[test]
fn no_code_has_two_meanings() {
    let refusals: BTreeSet<_> = rules::codes()
        .map(|code| code.as_str().to_owned())
        .collect();
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for name in ["ssj-core", "ssj-draw"] {
        for code in value_codes(name).into_keys() {
            assert!(!refusals.contains(&code), "`{code}` is a refusal's too");
            if let Some(other) = owners.insert(code.clone(), name) {
                panic!("`{code}` stands in {other} and in {name}");
            }
        }
    }
}

/// The codes that errors of single values answer with, and the types of those errors.
fn value_codes(name: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut codes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources(&format!("crates/{name}/src")) {
        if source.path.contains("/rules/") {
            continue;
        }
        let mut owner = "";
        let mut answering = false;
        for line in source.code.lines() {
            if let Some(named) = line.strip_prefix("impl ") {
                owner = named.trim_end_matches([' ', '{']);
            }
            answering |= line.contains("fn code(") && line.contains("&'static str");
            if answering {
                for code in line.split('"').skip(1).step_by(2) {
                    codes.entry(code.into()).or_default().insert(owner.into());
                }
            }
            answering &= line != "    }";
        }
    }
    codes
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

fn row<const N: usize>(table: &mut String, cells: [String; N]) {
    for cell in cells {
        write!(table, "| {} ", cell.replace('|', "\\|")).expect("writing to a string");
    }
    table.push_str("|\n");
}

fn compare(path: &str, table: &str) {
    let file = root().join(path);
    if env::var_os("UPDATE").is_some() {
        fs::create_dir_all(file.parent().expect("a folder")).expect("a writable folder");
        fs::write(&file, table).expect("a writable table");
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == table,
        "{path} is out of date: run `UPDATE=1 cargo test --test codes_table`"
    );
}
