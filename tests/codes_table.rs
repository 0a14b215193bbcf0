//! The generated tables of the documentation: every stable code with its sentences and what leads on,
//! every rule, and every clause with its rules and the public items that serve it.
//!
//! They fail when they differ from the code; `UPDATE=1 cargo test --test codes_table` writes them.

#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use ssj::core::campaign::CampaignStep;
use ssj::core::follow_up::FindingStep;
use ssj::core::lead::LeadStep;
use ssj::core::plan::PlanStep;
use ssj::core::round::RoundStep;
use ssj::core::rules::{self, Remedy};
use ssj::core::trail::Step;
use ssj::core::visit::VisitStep;
use ssj::core::{Clause, Code, ErrorRow, Rule, Word as _};
use support::clauses::SERVED;
use support::sources;
use support::table::{compare, joined, quoted, row};

/// The errors of a crate: each type with its rows.
type Errors = &'static [(&'static str, &'static [ErrorRow])];

/// The crates that list their errors.
const CRATES: [(&str, Errors); 2] = [
    ("ssj-core", ssj::core::ERRORS),
    ("ssj-draw", ssj::draw::ERRORS),
];

#[test]
fn refusals() {
    let codes: BTreeSet<_> = rules::codes().collect();
    let mut table = String::from(
        "| code | in English | in Chinese | rule | clauses | what leads on |\n|---|---|---|---|---|---|\n",
    );
    for code in codes {
        let cells = [
            format!("`{code}`"),
            code.en.into(),
            code.zh.into(),
            format!("`{}`", code.rule),
            clauses_of(code.clauses),
            leads_on(code),
        ];
        row(&mut table, cells);
    }
    compare("crates/ssj-core/docs/refusals.md", &table, "codes_table");
}

fn clauses_of(clauses: &[Clause]) -> String {
    joined(clauses.iter().map(|clause| clause.name().into()))
}

fn leads_on(code: &Code) -> String {
    match code.remedy {
        Remedy::Correct => "the same step, put right".into(),
        Remedy::Step { lifecycle, step } => format!("`{lifecycle}`: `{step}`"),
        Remedy::Next { lifecycle } => format!("`{lifecycle}`: what its state allows"),
        Remedy::Final { en, zh } => format!("nothing: {en} ({zh})"),
        _ => panic!("{code}: a remedy without words"),
    }
}

/// Who takes each step of each lifecycle.
#[test]
fn steps() {
    let mut table = String::from(
        "| lifecycle | step | in Chinese | who | in Chinese | clause | from |\n|---|---|---|---|---|---|---|\n",
    );
    steps_of::<PlanStep>(&mut table);
    steps_of::<RoundStep>(&mut table);
    steps_of::<VisitStep>(&mut table);
    steps_of::<FindingStep>(&mut table);
    steps_of::<LeadStep>(&mut table);
    steps_of::<CampaignStep>(&mut table);
    compare("crates/ssj-core/docs/steps.md", &table, "codes_table");
}

/// The steps that a clause asks for, of every lifecycle.
fn steps_by(clause: Clause) -> Vec<String> {
    fn of<S: Step>(clause: Clause) -> Vec<String> {
        let own = S::ALL.iter().filter(|step| step.clause() == clause);
        own.map(|step| format!("{} `{}`", S::LIFECYCLE, step.name()))
            .collect()
    }
    [
        of::<PlanStep>(clause),
        of::<RoundStep>(clause),
        of::<VisitStep>(clause),
        of::<FindingStep>(clause),
        of::<LeadStep>(clause),
        of::<CampaignStep>(clause),
    ]
    .concat()
}

fn steps_of<S: Step>(table: &mut String) {
    for &step in S::ALL {
        let from = step.states().iter().map(|state| state.name());
        let cells = [
            S::LIFECYCLE.into(),
            format!("`{}`", step.name()),
            step.zh().into(),
            step.role().en().into(),
            step.role().zh().into(),
            step.clause().name().into(),
            quoted(&from.collect::<Vec<_>>()),
        ];
        row(table, cells);
    }
}

#[test]
fn rules_with_their_codes() {
    let mut table =
        String::from("| rule | what it asks for | clauses | broken by |\n|---|---|---|---|\n");
    let mut rules: Vec<&Rule> = rules::codes().map(|code| code.rule).collect();
    rules.dedup();
    for rule in rules {
        let codes = rules::codes().filter(|code| code.rule == rule);
        let cells = [
            format!("`{rule}`"),
            rule.gist.into(),
            clauses_of(rule.clauses),
            quoted(&codes.map(|code| code.id).collect::<Vec<_>>()),
        ];
        row(&mut table, cells);
    }
    compare("crates/ssj-core/docs/rules.md", &table, "codes_table");
}

#[test]
fn clauses() {
    let mut table = String::from(
        "| instrument | place | clause | what it asks for | seen | rules | steps | public items | shown by |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for clause in Clause::ALL {
        let asked = rules::codes().filter(|code| code.clauses.contains(clause));
        let here: BTreeSet<_> = asked.map(|code| code.rule.id).collect();
        let served = SERVED.iter().find(|served| served.clause == *clause);
        let cells = [
            clause.instrument().into(),
            clause.place().into(),
            clause.name().into(),
            clause.zh().into(),
            clause.seen().zh().into(),
            quoted(&here.into_iter().collect::<Vec<_>>()),
            joined(steps_by(*clause).into_iter()),
            served.map_or("nothing to compute".into(), |served| quoted(served.items)),
            served.map_or(String::new(), |served| quoted(served.tests)),
        ];
        row(&mut table, cells);
    }
    compare("crates/ssj-core/docs/clauses.md", &table, "codes_table");
}

#[test]
fn errors_of_values() {
    for (name, errors) in CRATES {
        let mut table =
            String::from("| code | error | in English | in Chinese |\n|---|---|---|---|\n");
        for (error, rows) in errors {
            for one in *rows {
                assert!(one.en != one.zh && !one.zh.is_ascii(), "{}", one.code);
                let cells = [
                    format!("`{}`", one.code),
                    format!("`{error}`"),
                    one.en.into(),
                    one.zh.into(),
                ];
                row(&mut table, cells);
            }
        }
        compare(
            &format!("crates/{name}/docs/errors.md"),
            &table,
            "codes_table",
        );
    }
}

/// A crate lists its errors, so that `explained` knows each of them.
#[test]
fn every_error_is_listed() {
    for (name, errors) in CRATES {
        let listed = errors
            .iter()
            .filter_map(|(name, _)| name.rsplit("::").next());
        let listed: BTreeSet<_> = listed.collect();
        for source in sources(&format!("crates/{name}/src")) {
            for error in error_types(&source.code) {
                // A macro's own name for its errors is none.
                let known = listed.contains(error)
                    || error.starts_with('$')
                    || ["Refusal", "Refusals"].contains(&error);
                assert!(
                    known,
                    "{}: `{error}` is not among the crate's errors",
                    source.path
                );
            }
        }
    }
}

/// The types that become errors here: by the table or by hand.
fn error_types(code: &str) -> impl Iterator<Item = &str> {
    let by_table = code.split("errors! {").skip(1).filter_map(|rest| {
        let (_, rest) = rest
            .split_once("pub enum ")
            .filter(|(before, _)| !before.contains("pub struct"))
            .or_else(|| rest.split_once("pub struct "))?;
        rest.split([' ', '{']).next()
    });
    let by_hand = code.lines().filter_map(|line| {
        let (_, rest) = line.split_once("Error for ")?;
        let by_hand = line.starts_with("impl core::error::Error for ");
        rest.split([' ', '<']).next().filter(|_| by_hand)
    });
    by_table.chain(by_hand)
}

#[test]
fn no_code_has_two_meanings() {
    let refusals: BTreeSet<_> = rules::codes().map(|code| code.id).collect();
    let mut owners = BTreeMap::new();
    for (name, errors) in CRATES {
        for one in errors.iter().flat_map(|(_, rows)| *rows) {
            assert!(
                !refusals.contains(one.code),
                "`{}` is a refusal's too",
                one.code
            );
            let owner = *owners.entry(one.code).or_insert(name);
            assert_eq!(owner, name, "`{}` stands in both", one.code);
        }
    }
}
