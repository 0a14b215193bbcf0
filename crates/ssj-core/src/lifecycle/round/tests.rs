//! Recusals and reserves: what may still change after a draw, and what may not.

#![allow(clippy::unwrap_used, reason = "tests")]

use crate::Digest;
use alloc::vec;
use alloc::vec::Vec;

use super::*;
use crate::base::id::{
    AgencyId, CommandId, DivisionId, MatterId, ObjectId, PlanId, PlanItemId, PoolId,
};
use crate::base::period::Period;
use crate::base::skip::Skip;
use crate::base::suite::Suite;
use crate::base::text::Text;
use crate::law::refusal::Refusals;
use crate::law::rules::round as codes;
use crate::lifecycle::plan::PlannedMatter;
use crate::lifecycle::trail::{Actor, Command, Salt};
use crate::paper::MandateSource;

const RECORD: Digest = Digest::from_bytes([5; 32]);

fn instant(minute: u64) -> Timestamp {
    alloc::format!("2026-03-02T09:{minute:02}:00Z")
        .parse()
        .unwrap()
}

fn agency() -> AgencyId {
    AgencyId::new("ng-amr").unwrap()
}

fn matter() -> MatterId {
    MatterId::new("food").unwrap()
}

fn id(name: &str) -> VisitId {
    VisitId::new(name).unwrap()
}

fn visit(name: &str) -> DrawnVisit {
    let holder: ObjectId = alloc::format!("site:{name}").parse().unwrap();
    let county = DivisionId::new("220183").unwrap();
    let check = DrawnCheck {
        matter: matter(),
        object: holder.clone(),
        agency: agency(),
    };
    DrawnVisit {
        id: id(name),
        holder,
        county,
        checks: Vec::new(),
    }
    .with_check(check)
}

/// A command that comes next, a minute after the last one.
fn next(expected: u64) -> Command {
    let name = CommandId::new(&alloc::format!("{expected}")).unwrap();
    let salt = Salt::from_bytes([1; 32]);
    Command::new(
        name,
        expected,
        Actor::agency(agency()),
        instant(expected),
        salt,
    )
}

/// Takes a step that must be allowed.
fn go(
    round: &mut Round,
    step: impl FnOnce(&Round, &Command) -> Result<Event<RoundEvent>, Refusals>,
) {
    let event = step(round, &next(round.trail().len())).unwrap();
    round.apply(&event).unwrap();
}

/// Two visits drawn, three reserves for both.
fn drawn() -> Round {
    let hash = Suite::Intl.hash_fn().unwrap();
    let source = MandateSource::Plan {
        plan: PlanId::new("p").unwrap(),
        item: PlanItemId::new("p-1").unwrap(),
        version: 1,
    };
    let day = |text: &str| ssj_calendar::iso_date::parse(text).unwrap();
    let period = Period::between(day("2026-03-01"), day("2026-03-31")).unwrap();
    let pool = PoolId::new("food").unwrap();
    let planned = PlannedMatter::new(matter(), agency(), pool, 2);
    let mandate = Mandate::new(source, period, vec![planned]);
    let footing = crate::fixtures::footing(mandate, day("2026-03-02"));
    let opened = Round::open(hash, &next(0), RoundId::new("r").unwrap(), footing).unwrap();
    let mut round = Round::begin(hash, &opened).unwrap();
    let part = DrawPart::Objects;
    go(&mut round, |r, c| {
        r.commit(
            c,
            &part,
            CommitmentDigest(Digest::from_bytes([1; 32])),
            instant(1),
        )
    });
    go(&mut round, |r, c| {
        r.seed(c, &part, Seed::from_bytes([2; 32]), instant(2))
    });
    go(&mut round, |r, c| {
        let reserves = ["r1", "r2", "r3"].map(visit).into();
        let list = ReserveList {
            serves: vec![id("a"), id("b")],
            order: reserves,
        };
        r.record_objects(
            c,
            RecordDigest(RECORD),
            vec![visit("a"), visit("b")],
            vec![list],
        )
    });
    round
}

fn replace(round: &Round, out: &str, by: &str) -> Result<Event<RoundEvent>, Refusals> {
    let reason = Text::new("已注销").unwrap();
    round.replace(
        &next(round.trail().len()),
        &id(out),
        reason,
        Vec::new(),
        visit(by),
    )
}

#[test]
fn a_reserve_that_falls_out_is_replaced_by_the_next_one() {
    let mut round = drawn();
    go(&mut round, |r, _| replace(r, "a", "r1"));
    go(&mut round, |r, _| replace(r, "r1", "r2"));
    let names: Vec<_> = round.visits().map(|v| v.id.clone()).collect();
    assert_eq!(names, [id("b"), id("r2")]);

    // The one that fell out is no reserve any more, neither for its own place nor for another.
    for out in ["r2", "b"] {
        let refusals = replace(&round, out, "r1").unwrap_err();
        assert!(refusals.contains(codes::NOT_NEXT_RESERVE));
    }
    go(&mut round, |r, _| replace(r, "b", "r3"));
    let refusals = replace(&round, "r3", "r3").unwrap_err();
    assert!(refusals.contains(codes::NOT_NEXT_RESERVE), "none is left");
}

#[test]
fn whoever_reads_a_trail_can_tell_a_reserve_that_was_picked() {
    let round = drawn();
    assert_eq!(round.reserves().len(), 1);
    assert_eq!(round.may_replace(&id("a"), &[], &visit("r1")), Ok(()));
    for (out, by) in [("a", "r2"), ("r1", "r1"), ("a", "b")] {
        let refusals = round.may_replace(&id(out), &[], &visit(by)).unwrap_err();
        assert!(refusals.contains(codes::NOT_NEXT_RESERVE), "{out} {by}");
    }
    let skip = Skip {
        who: id("r1"),
        reason: Text::new("请假").unwrap(),
    };
    assert_eq!(round.may_replace(&id("a"), &[skip], &visit("r2")), Ok(()));
}

#[test]
fn recusals_stay_as_the_commitment_of_inspectors_has_them() {
    let mut round = drawn();
    let root = |byte| Digest::from_bytes([byte; 32]);
    go(&mut round, |r, c| {
        r.close_recusals(c, RecusalRoot(root(1)), 0)
    });
    // Until then a late declaration is still taken in.
    go(&mut round, |r, c| {
        r.close_recusals(c, RecusalRoot(root(2)), 1)
    });
    let part = DrawPart::Inspectors("division:220183".parse().unwrap());
    go(&mut round, |r, c| {
        r.commit(c, &part, CommitmentDigest(root(3)), instant(1))
    });
    let late = round.close_recusals(&next(round.trail().len()), RecusalRoot(root(4)), 2);
    assert!(late.unwrap_err().contains(codes::RECUSALS_COMMITTED));
}
