//! Every clause is served and every code seen: `tests/codes_table.rs` makes the tables of it.

#![allow(clippy::expect_used, clippy::arithmetic_side_effects, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod found;

use std::collections::BTreeSet;

use ssj::core::{Clause, Code, Word as _, rules};
use support::clauses::SERVED;
use support::rules::SHOWN;

use found::{Named, tests};

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
    let known: BTreeSet<String> = tests().iter().map(Named::path).collect();
    for served in SERVED {
        for test in served.tests {
            assert!(known.contains(*test), "{}: no test `{test}`", served.clause);
        }
    }
}

#[test]
fn every_code_is_seen_by_a_test() {
    let constants = found::constants();
    let tests = tests();
    let seen = |code: &str| {
        let constant = &constants[code];
        tests.iter().any(|test| test.sees(code, constant))
    };
    let unseen: Vec<_> = rules::codes()
        .map(|code| code.id)
        .filter(|code| !seen(code))
        .collect();
    assert!(unseen.is_empty(), "codes that no test sees: {unseen:?}");
    assert!(
        !tests
            .iter()
            .any(|test| test.sees("plan.no-such", &("plan".into(), "NO_SUCH".into())))
    );
}

/// For every rule a test that keeps it and one that breaks it: neither an entry without its test, nor
/// a test without its step.
#[test]
fn every_rule_is_kept_by_a_test_and_broken_by_one() {
    let rules: BTreeSet<_> = rules::codes().map(|code| code.rule).collect();
    let shown: BTreeSet<_> = SHOWN.iter().map(|shown| shown.rule).collect();
    let missing: Vec<_> = rules.difference(&shown).map(ToString::to_string).collect();
    assert!(missing.is_empty(), "rules that nothing shows: {missing:?}");
    assert_eq!(shown.len(), SHOWN.len(), "a rule stands twice");
    let constants = found::constants();
    let tests = tests();
    let named = |path: &str| {
        let found = tests.iter().find(|test| test.path() == path);
        found.filter(|test| test.is_test())
    };
    for shown in SHOWN {
        let rule = shown.rule;
        let kept = named(shown.kept);
        assert!(kept.is_some(), "{rule}: no test `{}`", shown.kept);
        assert!(
            kept.is_some_and(|test| test.says(shown.said)),
            "{rule}: `{}` does not say `{}`",
            shown.kept,
            shown.said
        );
        assert!(takes_a_step(shown.said), "{rule}: `{}`", shown.said);
        let mut codes = rules::codes().filter(|code| code.rule == rule);
        let broken = named(shown.broken);
        let seen = codes.any(|code| {
            let id = code.id;
            broken.is_some_and(|test| test.sees(id, &constants[id]))
        });
        assert!(seen, "{rule}: `{}` sees none of its codes", shown.broken);
    }
}

/// Whether these words ask that something was allowed.
fn takes_a_step(said: &str) -> bool {
    let allowed = [".unwrap()", ".is_ok()", "Ok(())", "DrawState::Eligible"];
    // Every pair of outcomes is tried there, and allowed where this does not hold.
    let model = said.starts_with("assert_eq!(both.is_err(), clean && problem");
    allowed.iter().any(|word| said.contains(word)) || model
}
