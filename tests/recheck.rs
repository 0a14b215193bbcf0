//! 三（三） 抽样复查: a superior draws, with the same engine, from the checks that were completed.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use ssj::core::laws::town;
use ssj::core::ledger::{Anchor, Ledger};
use ssj::core::trail::Lifecycle;
use ssj::core::visit::Visit;
use ssj::core::{HashFn, Label, Seed, Suite, VisitId};
use ssj::draw::sample::{Frame, Place, Quota, Ranker, Row, State, draw};
use ssj_benches::work;
use time::macros::date;

fn hash() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

/// Sixty visits, every third of which is only started.
fn visits() -> Vec<Visit> {
    let made = work::visits(60).enumerate();
    made.map(|(number, events)| {
        let done = if number % 3 == 0 { 2 } else { events.len() };
        Visit::replay(hash(), events.iter().take(done)).unwrap()
    })
    .collect()
}

/// One in ten of the completed checks, drawn by this seed.
fn rechecked(visits: &[Visit], seed: u8) -> BTreeSet<&VisitId> {
    let today = date!(2026 - 11 - 25);
    let laws = town().unwrap();
    let ledger = Ledger::new(visits, &laws, Anchor::Visit, today);
    let frame: Vec<_> = ledger.checked().collect();
    assert_eq!(
        frame.len(),
        40,
        "what was not completed can't be checked again"
    );
    let token = |visit: &&Visit| visit.id().as_id().token(hash(), Label::Visit);
    let tokens: Vec<_> = frame.iter().map(token).collect();
    let places = vec![Place::new(0, State::Eligible).unwrap(); tokens.len()];
    let frame_of_tokens = Frame::open(&tokens, &places, 1).unwrap();
    let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([seed; 32])).unwrap();
    let sample = draw(&frame_of_tokens, &[Quota::new(4)], &ranker, &mut ()).unwrap();
    let visit = |row: Row| frame.get(row.index()).map(|visit| visit.id());
    sample.drawn().filter_map(visit).collect()
}

#[test]
fn a_superior_draws_from_the_completed_checks() {
    let visits = visits();
    let drawn = rechecked(&visits, 1);
    assert_eq!(drawn.len(), 4);
    let completed = |id: &&VisitId| {
        visits
            .iter()
            .any(|v| v.id() == *id && v.completed().is_some())
    };
    assert!(drawn.iter().all(completed));
    assert_eq!(rechecked(&visits, 1), drawn);
    let reversed: Vec<_> = visits.iter().rev().cloned().collect();
    assert_eq!(
        rechecked(&reversed, 1),
        drawn,
        "the order of rows does not matter"
    );
    assert!((2..9).any(|seed| rechecked(&visits, seed) != drawn));
}
