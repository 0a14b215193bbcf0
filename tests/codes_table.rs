//! The generated tables of the documentation: every stable code, and every clause with its rules,
//! the public items that serve it and the tests that show it.
//!
//! They fail when they differ from the code; `UPDATE=1 cargo test --test codes_table` writes them.

#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use ssj::core::{Clause, Code, rules};
use support::clauses::SERVED;
use support::errors::samples;
use support::rules::SHOWN;
use support::sources;
use support::table::{compare, joined, row};

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
    compare("crates/ssj-core/docs/refusals.md", &table, "codes_table");
}

#[test]
fn clauses() {
    let rules: BTreeSet<_> = rules::codes().map(Code::rule).collect();
    let mut table = String::from(
        "| clause | what it asks for | rules | public items | tests |\n|---|---|---|---|---|\n",
    );
    for clause in Clause::ALL {
        let here = rules.iter().filter(|rule| rule.clauses().contains(clause));
        let here = here.map(|rule| format!("`{rule}`: {}", rule.gist()));
        let served = SERVED.iter().find(|served| served.clause == *clause);
        let quoted = |names: &[&str]| joined(names.iter().map(|name| format!("`{name}`")));
        let (items, tests) = match served {
            Some(served) => (quoted(served.items), quoted(served.tests)),
            None => ("nothing to compute".into(), String::new()),
        };
        let cells = [
            clause.id().into(),
            clause.gist().into(),
            here.collect::<Vec<_>>().join("; "),
            items,
            tests,
        ];
        row(&mut table, cells);
    }
    compare("crates/ssj-core/docs/clauses.md", &table, "codes_table");
}

#[test]
fn rules_kept_and_broken() {
    let mut table = String::from(
        "| rule | what it asks for | clauses | kept by | broken by |\n|---|---|---|---|---|\n",
    );
    for shown in SHOWN {
        let rule = shown.rule;
        let cells = [
            format!("`{rule}`"),
            rule.gist().into(),
            joined(rule.clauses().iter().map(|clause| clause.id().into())),
            format!("`{}`", shown.kept),
            format!("`{}`", shown.broken),
        ];
        row(&mut table, cells);
    }
    compare("crates/ssj-core/docs/rules.md", &table, "codes_table");
}

#[test]
fn errors_of_values() {
    let said: BTreeMap<_, _> = samples()
        .into_iter()
        .map(|said| (said.code, said))
        .collect();
    let mut table = String::from("| code | error | in English | in Chinese |\n|---|---|---|---|\n");
    for (code, errors) in value_codes("ssj-core") {
        let Some(said) = said.get(code.as_str()) else {
            panic!("no error with the code `{code}` among the samples");
        };
        assert!(said.en != said.zh && !said.zh.is_ascii(), "{code}");
        let owners = joined(errors.iter().map(|error| format!("`{error}`")));
        row(
            &mut table,
            [
                format!("`{code}`"),
                owners,
                said.en.clone(),
                said.zh.clone(),
            ],
        );
    }
    compare("crates/ssj-core/docs/errors.md", &table, "codes_table");

    let mut table = String::from("| code | error |\n|---|---|\n");
    for (code, errors) in value_codes("ssj-draw") {
        let owners = joined(errors.iter().map(|error| format!("`{error}`")));
        row(&mut table, [format!("`{code}`"), owners]);
    }
    compare("crates/ssj-draw/docs/errors.md", &table, "codes_table");
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
                let named = named.split(" for ").last().unwrap_or(named);
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
