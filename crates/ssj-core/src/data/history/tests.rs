#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

use crate::EvidenceDigest;
use alloc::vec::Vec;
use core::num::NonZeroU16;

use proptest::prelude::*;

use super::*;
use crate::base::bytes::Digest;
use crate::base::encode::Encode;
use crate::base::id::VisitId;
use crate::base::period::Period;
use crate::base::suite::Suite;
use crate::data::agency::NamedSystem::{Health, MarketRegulation};
use crate::data::matter::{Frequency, Importance, MatterDraft};
use crate::data::pool::{Ending, ObjectStatus};
use crate::fixtures::{
    agency, day, division, enterprise, laws_of, list, matter, matter_id, shop, text,
};
use crate::law::clause::Clause;
use crate::law::instrument::CheckOccasion::{self, Lead, Plan};
use crate::law::instrument::{Instrument, InstrumentRank, VisitCap};
use crate::law::rules::history as rules;
use crate::laws::{Law, Laws};

const TODAY: &str = "2026-03-02";

fn evidence(byte: u8) -> EvidenceDigest {
    EvidenceDigest(Digest::from_bytes([byte; 32]))
}

fn food() -> MatterDraft {
    matter("food", MarketRegulation)
}

fn past(state: PastState, on: &str) -> PastCheck {
    let matter = matter_id("food");
    PastCheck::general(
        enterprise(1),
        matter,
        MarketRegulation,
        state,
        day(on),
        evidence(1),
    )
}

fn history(checks: &[PastCheck]) -> History {
    let mut builder = HistoryBuilder::new(Suite::Intl.hash_fn().unwrap());
    checks.iter().for_each(|check| builder.check(check));
    builder.build()
}

fn window() -> Period {
    Period::between(day("2025-03-02"), day(TODAY)).unwrap()
}

/// What everything is asked of: the register of the fixtures, a list with food, some instruments.
struct Known(Laws);

impl Known {
    fn new() -> Self {
        Self::of(food(), [])
    }

    fn of(food: MatterDraft, instruments: impl IntoIterator<Item = Instrument>) -> Self {
        let all = [Instrument::jilin_2019_32()].into_iter().chain(instruments);
        Self(laws_of(all, [list("jl-amr", [food])], []))
    }

    fn law(&self) -> Law<'_> {
        self.0.on(day(TODAY), &division("220102")).unwrap()
    }

    fn screen<'a>(
        &'a self,
        occasion: CheckOccasion,
        history: &'a History,
        overrides: &'a Overrides,
    ) -> Screen<'a> {
        Screen::new(
            &self.law(),
            &matter_id("food"),
            occasion,
            history,
            overrides,
        )
        .unwrap()
    }
}

/// An instrument with a cap.
fn capping(cap: VisitCap) -> Instrument {
    let id = crate::InstrumentId::new("长市监〔2026〕1号").unwrap();
    let validity = Period::starting(day("2026-01-01"));
    Instrument::new(id, InstrumentRank::Prefecture, validity).with_cap(cap)
}

/// The state of shop 1 in a general draw on food.
fn drawn(checks: &[PastCheck]) -> DrawState {
    let (history, overrides) = (history(checks), Overrides::default());
    let known = Known::new();
    known
        .screen(Plan, &history, &overrides)
        .state(&shop(1))
        .state
}

/// 2.6-e: the same system, the same enterprise, the same matter, general checks.
#[test]
fn a_general_check_is_not_repeated_within_the_window() {
    for (state, on) in [
        (PastState::Inspected, "2025-03-03"),
        (PastState::Inspected, "2026-03-02"),
        (PastState::Drawn, "2026-02-01"),
        (PastState::Drawn, "2026-06-01"),
    ] {
        let DrawState::NotDrawable(exclusion) = drawn(&[past(state, on)]) else {
            panic!("{state:?} on {on} does not exclude");
        };
        assert_eq!(&exclusion.reason, &ExclusionReason::Repeat { on: day(on) });
        assert_eq!(
            (exclusion.clause(), exclusion.evidence),
            (Some(Clause::C2_6E), evidence(1))
        );
        assert_eq!(exclusion.refusal(&enterprise(1)).code, rules::REPEAT);
    }
}

/// Each condition of 2.6-e matters: without one of them nothing is repeated.
#[test]
fn only_the_exact_conditions_exclude() {
    let inspected = || past(PastState::Inspected, "2025-06-01");
    let other = |object, matter, system| {
        PastCheck::general(
            object,
            matter_id(matter),
            system,
            PastState::Inspected,
            day("2025-06-01"),
            evidence(1),
        )
    };
    let harmless = [
        past(PastState::Inspected, "2025-03-02"),
        past(PastState::Released, "2025-06-01"),
        other(enterprise(2), "food", MarketRegulation),
        other(enterprise(1), "lifts", MarketRegulation),
        other(enterprise(1), "food", Health),
        inspected().arising_from(Lead),
        inspected().arising_from(CheckOccasion::Campaign),
        inspected().on_key_matter(),
    ];
    for check in harmless {
        assert_eq!(
            drawn(core::slice::from_ref(&check)),
            DrawState::Eligible,
            "{check:?}"
        );
    }
    assert_ne!(drawn(&[inspected()]), DrawState::Eligible);
}

#[test]
fn leads_campaigns_and_key_matters_are_not_blocked() {
    let (history, overrides) = (
        history(&[past(PastState::Inspected, "2025-06-01")]),
        Overrides::default(),
    );
    let state = |matter: &MatterDraft, occasion| {
        let known = Known::of(matter.clone(), []);
        let screen = known.screen(occasion, &history, &overrides);
        screen.state(&shop(1)).state
    };
    let key = food().importance(Importance::Key);
    assert_ne!(state(&food(), Plan), DrawState::Eligible);
    assert_eq!(state(&food(), CheckOccasion::Campaign), DrawState::Eligible);
    assert_eq!(state(&food(), Lead), DrawState::Eligible);
    assert_eq!(state(&key, Plan), DrawState::Eligible);
}

#[test]
fn a_good_reason_lifts_a_repetition_and_nothing_else() {
    let food = food().frequency(Frequency::yearly(0, Some(1)).unwrap());
    let history = history(&[past(PastState::Inspected, "2025-06-01")]);
    let reason = |on: &str| Override {
        object: enterprise(1),
        matter: matter_id("food"),
        lifts: evidence(1),
        reason: text("上次检查后发生事故"),
        approved_by: agency("ng-amr"),
        on: day(on),
        valid: Period::between(day("2026-03-01"), day("2026-06-30")).unwrap(),
        evidence: evidence(9),
    };
    let state = |food: &MatterDraft, overrides: &Overrides| {
        let known = Known::of(food.clone(), []);
        let screen = known.screen(Plan, &history, overrides);
        let screened = screen.state(&shop(1));
        let lifted = screened.overridden().map(|(e, o)| (e.evidence, o.evidence));
        (screened.state, lifted)
    };
    let general = self::food();
    let good = Overrides::new([reason("2026-03-02")]);
    assert_eq!(
        state(&general, &good),
        (DrawState::Eligible, Some((evidence(1), evidence(9))))
    );
    let late = Overrides::new([reason("2026-03-03")]);
    assert!(matches!(
        state(&general, &late),
        (DrawState::NotDrawable(_), None)
    ));
    // The frequency of the list still holds.
    let (still, lifted) = state(&food, &good);
    let DrawState::NotDrawable(exclusion) = still else {
        panic!("the frequency is reached")
    };
    assert_eq!(
        &exclusion.reason,
        &ExclusionReason::Frequency {
            checks: 1,
            at_most: 1
        }
    );
    assert!(lifted.is_some());
}

/// 2.6-f: passed tests only, by object, batch and item.
#[test]
fn a_passed_test_is_adopted() {
    let mut builder = HistoryBuilder::new(Suite::Intl.hash_fn().unwrap());
    let item = text("三聚氰胺");
    builder.passed_test(&PassedTest {
        object: enterprise(1),
        batch: None,
        item: item.clone(),
        by: TestedBy::Agency(agency("jl-amr")),
        on: day("2026-01-05"),
        evidence: evidence(2),
    });
    builder.passed_test(&PassedTest {
        object: enterprise(2),
        batch: Some(text("0105")),
        item: item.clone(),
        by: TestedBy::Agency(agency("jl-amr")),
        on: day("2026-01-05"),
        evidence: evidence(3),
    });
    let (history, overrides) = (builder.build(), Overrides::default());
    let known = Known::new();
    let state = |item: &crate::Text, number| {
        let screen = known.screen(CheckOccasion::Campaign, &history, &overrides);
        screen.with_test(item, window()).state(&shop(number)).state
    };
    let DrawState::NotDrawable(exclusion) = state(&item, 1) else {
        panic!("passed already")
    };
    assert_eq!(
        (exclusion.clause(), exclusion.evidence),
        (Some(Clause::C2_6F), evidence(2))
    );
    assert_eq!(exclusion.refusal(&enterprise(1)).code, rules::PASSED);
    assert_eq!(state(&text("蛋白质"), 1), DrawState::Eligible);
    assert_eq!(
        state(&item, 2),
        DrawState::Eligible,
        "one batch says nothing of the others"
    );
    let batch = text("0105");
    assert!(
        history
            .passed_test(
                &enterprise(2),
                Some(&batch),
                &item,
                window(),
                known.law().same()
            )
            .is_some()
    );
}

#[test]
fn the_yearly_cap_counts_visits_of_all_agencies_once_each() {
    let mut builder = HistoryBuilder::new(Suite::Intl.hash_fn().unwrap());
    let visit = |id: &str, occasion, on: &str| PastVisit {
        enterprise: enterprise(1),
        visit: VisitId::new(id).unwrap(),
        agencies: [agency("ng-amr")].into(),
        occasion,
        on: day(on),
        evidence: evidence(4),
    };
    for visit in [
        visit("1", Plan, "2026-01-05"),
        visit("1", Plan, "2026-01-05"),
        visit("2", Lead, "2026-02-01"),
        visit("0", Plan, "2025-12-31"),
    ] {
        builder.visit(&visit);
    }
    let (history, overrides) = (builder.build(), Overrides::default());
    let state = |at_most, counted: &[CheckOccasion]| {
        let at_most = NonZeroU16::new(at_most).unwrap();
        let cap = capping(VisitCap::yearly(at_most, counted.iter().copied()));
        let known = Known::of(food(), [cap]);
        known
            .screen(Plan, &history, &overrides)
            .state(&shop(1))
            .state
    };
    assert_eq!(state(2, &[Plan]), DrawState::Eligible);
    let DrawState::NotDrawable(exclusion) = state(1, &[Plan]) else {
        panic!("the cap is reached")
    };
    assert_eq!(
        &exclusion.reason,
        &ExclusionReason::Capped {
            visits: 1,
            at_most: 1,
            days: None,
            by: crate::InstrumentId::new("长市监〔2026〕1号").unwrap(),
        }
    );
    assert_eq!(exclusion.refusal(&enterprise(1)).code, rules::CAPPED);
    assert!(matches!(state(2, &[Plan, Lead]), DrawState::NotDrawable(_)));
    // A cap that does not count draws does not stop one.
    assert_eq!(state(1, &[Lead]), DrawState::Eligible);
}

#[test]
fn a_frequency_counts_back_whole_years() {
    let frequency = Frequency::new(0, Some(1), NonZeroU16::new(2).unwrap()).unwrap();
    let known = Known::of(food().frequency(frequency), []);
    let state = |on: &str| {
        let (history, overrides) = (
            history(&[past(PastState::Inspected, on)]),
            Overrides::default(),
        );
        // Beyond the window of repetitions, the frequency of the list holds.
        known
            .screen(Plan, &history, &overrides)
            .state(&shop(1))
            .state
    };
    assert_eq!(state("2024-03-02"), DrawState::Eligible);
    let DrawState::NotDrawable(exclusion) = state("2024-03-03") else {
        panic!("within two years")
    };
    assert_eq!(exclusion.refusal(&enterprise(1)).code, rules::FREQUENT);
}

#[test]
fn scope_comes_before_every_exclusion_and_lists_may_leave_objects_alone() {
    let checks = [past(PastState::Inspected, "2025-06-01")];
    let (history, overrides) = (history(&checks), Overrides::default());
    let rule = text("开业一年内免查");
    let known = Known::new();
    let screen = known
        .screen(Plan, &history, &overrides)
        .within([division("220102")])
        .leaving_alone(&rule, evidence(5), |object, today| {
            object
                .registered_on
                .is_some_and(|day| today.year() - day.year() < 1)
        });
    let ended = ObjectStatus::Ended {
        how: Ending::Revoked,
        on: day("2026-03-02"),
    };
    let state = |object| screen.state(&object).state;
    assert_eq!(
        state(shop(1).with_status(ended)),
        DrawState::OutOfScope(ScopeReason::NotOpen)
    );
    let young = shop(2).registered_on(day("2026-01-10"));
    let DrawState::NotDrawable(exclusion) = state(young.clone()) else {
        panic!("left alone")
    };
    assert_eq!(exclusion.refusal(&enterprise(2)).code, rules::LEFT_ALONE);
    assert_eq!(state(shop(2)), DrawState::Eligible);
    assert_eq!(screen.exclusions(&young).len(), 1);
    let elsewhere = screen.clone().within([division("220184")]);
    assert_eq!(
        elsewhere.state(&shop(1)).state,
        DrawState::OutOfScope(ScopeReason::OtherDivision)
    );
}

#[test]
fn states_are_told_apart_by_their_encodings() {
    let repeat = |on, byte| {
        DrawState::NotDrawable(Exclusion {
            reason: ExclusionReason::Repeat { on: day(on) },
            evidence: evidence(byte),
        })
    };
    let states = [
        DrawState::Eligible,
        DrawState::OutOfScope(ScopeReason::NotOpen),
        DrawState::OutOfScope(ScopeReason::OtherDivision),
        repeat("2025-01-01", 1),
        repeat("2025-01-02", 1),
        repeat("2025-01-01", 2),
    ];
    let mut encodings: Vec<_> = states.iter().map(Encode::to_canonical).collect();
    encodings.sort();
    encodings.dedup();
    assert_eq!(encodings.len(), states.len());
}

proptest! {
    /// Against a scan over all rows.
    #[test]
    fn the_index_finds_what_a_scan_finds(
        rows in prop::collection::vec((0..4_u32, 0..3_u8, any::<bool>(), 0..3_u8, 0..60_i64, any::<u8>()), 0..60),
        object in 0..4_u32,
        matter in 0..3_u8,
        health: bool,
        (start, length) in (0..60_i64, 0..60_i64),
    ) {
        let name = |n: u8| matter_id(&alloc::format!("m{n}"));
        let system = |health| if health { Health } else { MarketRegulation };
        let first = day("2025-01-01");
        let on = |days| first + time::Duration::days(days);
        let state = |n| match n {
            0 => PastState::Drawn,
            1 => PastState::Inspected,
            _ => PastState::Released,
        };
        let checks: Vec<_> = rows
            .iter()
            .map(|(o, m, h, s, d, e)| {
                PastCheck::general(enterprise(*o), name(*m), system(*h), state(*s), on(*d), evidence(*e))
            })
            .collect();
        let window = Period::between(on(start), on(start + length)).unwrap();
        let expected = rows
            .iter()
            .filter(|(o, m, h, s, d, _)| {
                *o == object && *m == matter && *h == health && *s < 2 && window.contains(on(*d))
            })
            .map(|(_, _, _, _, d, e)| (on(*d), evidence(*e)))
            .max();
        let (history, matter, system) = (history(&checks), name(matter), system(health).into());
        let found = history.repeat(&enterprise(object), &matter, &system, window);
        prop_assert_eq!(found, expected);
        // A column answers as its tokens do one by one; objects 4 and 5 are unknown.
        let column: Vec<_> = (0..40).map(|n| enterprise(n % 6).token(history.hash_fn())).collect();
        let one_by_one: Vec<_> =
            column.iter().map(|token| history.repeat_of(*token, &matter, &system, window)).collect();
        prop_assert_eq!(history.repeats_of(&column, &matter, &system, window), one_by_one);
    }

    /// The rule on or off, some objects out of scope, some repetitions lifted: a pool is screened as
    /// its objects are one by one.
    #[test]
    fn a_pool_is_screened_as_its_objects_are(
        rows in prop::collection::vec((0..6_u32, 0..400_i64), 0..12),
        (lifted, elsewhere) in (0..6_u32, 0..6_u32),
        rule: bool,
    ) {
        let checks: Vec<_> = rows
            .iter()
            .map(|(object, days)| {
                let on = day("2025-01-01") + time::Duration::days(*days);
                PastCheck::general(
                    enterprise(*object), matter_id("food"), MarketRegulation,
                    PastState::Inspected, on, evidence(1),
                )
            })
            .collect();
        let valid = Period::between(day(TODAY), day("2026-06-30")).unwrap();
        let reason = Override { object: enterprise(lifted), matter: matter_id("food"), lifts: evidence(1), reason: text("上次检查后发生事故"), approved_by: agency("ng-amr"), on: day(TODAY), valid, evidence: evidence(9) };
        let (history, overrides) = (history(&checks), Overrides::new([reason]));
        let known = Known::new();
        let occasion = if rule { Plan } else { Lead };
        let screen = known.screen(occasion, &history, &overrides);
        let ended = ObjectStatus::Ended { how: Ending::Revoked, on: day("2025-01-02") };
        let pool: Vec<_> = (0..6)
            .map(|n| if n == elsewhere { shop(n).with_status(ended.clone()) } else { shop(n) })
            .collect();
        let one_by_one: Vec<_> = pool.iter().map(|object| screen.state(object)).collect();
        prop_assert_eq!(screen.states(&pool), one_by_one);
    }
}
