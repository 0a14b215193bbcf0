//! The past of an old platform keeps from being drawn as any other past does, and is counted apart.

use ssj_core::history::{ExclusionReason, PastCheck, PastState};
use ssj_core::ledger::{Anchor, Ledger, TakenCheck, TakenOver};
use ssj_core::result::{Outcome, Outcomes};
use ssj_core::{Evidence, Suite, Text, Zh};
use time::macros::date;

use super::caps::twice_a_year;
use super::fixture::*;

fn taken(checks: Vec<PastCheck>) -> TakenOver {
    let hash = Suite::Intl.hash_fn().unwrap();
    let title = Text::new("2025年度检查台账").unwrap();
    let found = Outcomes::new([Outcome::OtherProblem]).unwrap();
    let with_result = |past| TakenCheck {
        past,
        outcomes: Some(found.clone()),
    };
    TakenOver {
        from: Text::new("原双随机平台").unwrap(),
        by: agency("cc-amr"),
        on: date!(2026 - 01 - 05),
        evidence: Evidence::of(hash, title, b"the export"),
        checks: checks.into_iter().map(with_result).collect(),
        visits: vec![],
        tests: vec![],
    }
}

fn entered(taken: &TakenOver) -> World {
    let mut world = World::new();
    taken.enter(&mut world.past);
    world
}

#[test]
fn what_was_checked_there_is_not_checked_again_on_the_evidence_of_the_whole() {
    let (on, food) = (date!(2025 - 06 - 10), "ng-food");
    let whole = taken(vec![check(SHOP, food, on)]);
    let excluded = entered(&whole).excluded(&shop(), |screen| screen);
    let excluded = excluded.unwrap();
    assert_eq!(excluded.reason, ExclusionReason::Repeat { on });
    // Not on the digest that the row came with: that is nobody's here.
    assert_eq!(excluded.evidence, whole.evidence.digest);
    assert_ne!(excluded.evidence, check(SHOP, food, on).evidence);
    // What is no general check stands in nobody's way, there as here.
    let key = check(SHOP, food, on).on_key_matter();
    assert!(entered(&taken(vec![key])).draws(&shop()));
}

#[test]
fn visits_there_count_for_caps() {
    let times = |count: usize| {
        let days = [date!(2026 - 01 - 10), date!(2026 - 02 - 10)];
        let visits = days.into_iter().take(count).enumerate();
        let visits = visits.map(|(i, on)| visit(&format!("old-{i}"), "ng-amr", on));
        let whole = TakenOver {
            visits: visits.collect(),
            ..taken(vec![])
        };
        entered(&whole).under(|local| local.with_cap(twice_a_year()))
    };
    assert!(times(1).draws(&shop()));
    assert!(!times(2).draws(&shop()));
}

#[test]
fn figures_of_it_stand_apart_and_say_that_nobody_verified_it() {
    let (food, today) = ("ng-food", date!(2025 - 12 - 31));
    let to_come = check(SHOP, food, date!(2026 - 06 - 10));
    let drawn = PastCheck {
        state: PastState::Drawn,
        ..check(SHOP, food, date!(2025 - 07 - 10))
    };
    let whole = [taken(vec![
        check(SHOP, food, date!(2025 - 06 - 10)),
        to_come,
        drawn,
    ])];
    let world = World::new();
    let own = Ledger::new(&[], &world.laws, Anchor::Visit, today);
    let both = own.clone().taking_over(&whole);
    let (before, after) = (own.report(), both.report());
    assert_eq!(
        (&after.matters, &after.coverage),
        (&before.matters, &before.coverage)
    );
    assert_eq!(both.answers().count() + both.checked().count(), 0);
    let figures = &after.taken_over[0];
    assert_eq!((figures.checks, figures.problems.with_problem), (1, 1));
    let digest = whole[0].evidence.digest;
    assert_eq!(
        Zh(figures).to_string(),
        format!(
            "2026-01-05由agency:cc-amr接自“原双随机平台”，依据《2025年度检查台账》（{digest}），未经核验：\
             检查1次，其中有结果1次，有结果的发现问题1次；入户0次；检验合格0次"
        )
    );
}
