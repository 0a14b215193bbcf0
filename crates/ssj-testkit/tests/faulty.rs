//! Each case finds a store that has its fault, and a scenario what it is told wrongly.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::convert::Infallible;

use ssj_core::follow_up::{Finding, FindingState};
use ssj_core::{Explain, Id, rules};
use ssj_testkit::store::{Append, CASES, EventStore, Example, Row, check};
use ssj_testkit::{Scenario, Unmet};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    None,
    /// Rows come back as they were hashed, not as they were numbered.
    Order,
    /// Whoever writes last wins.
    LastWins,
    /// What is written need not follow.
    Gap,
    /// A row at a time, until one does not fit.
    Halves,
    /// A retry is taken for a conflict.
    Retry,
    /// It was in memory all the time.
    Forgets,
    /// JSON is taken apart, and put together again in another way.
    Edits,
}

struct Store(Fault, Vec<Row>);

impl EventStore for Store {
    type Error = Infallible;

    fn append(&mut self, subject: &Id, expected: u64, rows: &[Row]) -> Result<Append, Infallible> {
        let Self(fault, all) = self;
        let known = all.iter().find(|row| {
            let first = rows.first().map(|row| &row.command);
            row.subject == *subject && Some(&row.command) == first
        });
        if let Some(known) = known.filter(|_| *fault != Fault::Retry) {
            let sequence = known.sequence;
            return Ok(Append::Already { sequence });
        }
        let there = all.iter().filter(|row| row.subject == *subject).count();
        let there = u64::try_from(there).unwrap();
        let fits = match fault {
            Fault::LastWins => expected <= there,
            Fault::Gap => expected >= there,
            _ => expected == there,
        };
        if *fault == Fault::Halves {
            let next = rows.iter().filter(|row| row.sequence >= there);
            all.extend(next.cloned());
        } else if fits {
            if *fault == Fault::LastWins {
                all.retain(|row| row.subject != *subject || row.sequence < expected);
            }
            all.extend_from_slice(rows);
        }
        Ok(if fits { Append::Done } else { Append::Conflict })
    }

    fn load(&mut self, subject: &Id) -> Result<Vec<Row>, Infallible> {
        let own = self.1.iter().filter(|row| row.subject == *subject).cloned();
        let mut own: Vec<_> = own.collect();
        if self.0 == Fault::Order {
            own.reverse();
        }
        if self.0 == Fault::Edits {
            own.iter_mut().for_each(|row| row.json.push(' '));
        }
        Ok(own)
    }

    fn reopen(self) -> Result<Self, Infallible> {
        Ok(match self.0 {
            Fault::Forgets => Self(self.0, vec![]),
            _ => self,
        })
    }
}

#[test]
fn each_case_finds_the_store_that_has_its_fault() {
    let found = |fault| check(|| Ok(Store(fault, vec![])));
    assert_eq!(found(Fault::None), Ok(CASES.len()));
    for (fault, case) in [
        (Fault::Order, "order"),
        (Fault::Edits, "order"),
        (Fault::LastWins, "conflict"),
        (Fault::Gap, "gap"),
        (Fault::Halves, "gap"),
        (Fault::Retry, "retry"),
        (Fault::Forgets, "durable"),
    ] {
        let failed = found(fault).unwrap_err();
        assert_eq!(failed.case, case, "{fault:?}: {failed}");
        assert_eq!(failed.code(), "testkit.store");
    }
}

#[test]
fn a_scenario_says_what_is_unmet() {
    let example = Example::new().unwrap();
    let offered = || Scenario::<Finding>::given(example.hash(), &example.events()[..2]).unwrap();
    assert_eq!(offered().value().state(), FindingState::Offered);
    let again = || offered().when(|finding| example.offer_again(finding));
    assert!(
        again()
            .then_refused(rules::follow_up::OFFERED_ALREADY)
            .is_ok()
    );
    let other = again().then_refused(rules::follow_up::CLOSED).unwrap_err();
    assert_eq!(other.code(), "testkit.other-code");
    let taken = again().then("it is handed on", |_| true).unwrap_err();
    assert_eq!(taken.code(), "testkit.refused");
    let accepted = || offered().when(|finding| example.accept(finding));
    let not = accepted().then("it is closed", |it| it.state() == FindingState::Closed);
    assert_eq!(
        not.unwrap_err(),
        Unmet::Not {
            what: "it is closed".into()
        }
    );
    let refused = accepted()
        .then_refused(rules::follow_up::CLOSED)
        .unwrap_err();
    assert_eq!(refused.code(), "testkit.not-refused");
    // Events out of their order are none that a scenario begins with.
    let turned = [example.events()[1].clone(), example.events()[0].clone()];
    assert!(Scenario::<Finding>::given(example.hash(), &turned).is_err());
}
