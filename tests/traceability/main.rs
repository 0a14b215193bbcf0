//! Every clause is served and every code seen: `tests/codes_table.rs` makes the tables of it.

#![allow(clippy::expect_used, clippy::arithmetic_side_effects, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod found;

use std::collections::BTreeSet;

use ssj::core::{Clause, Word as _, rules};
use support::clauses::SERVED;

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
