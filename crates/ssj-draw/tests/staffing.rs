//! 轮换: an inspector who is due for a change at an enterprise, as an instrument says, is not drawn for it.

#![allow(clippy::unwrap_used, reason = "tests")]

use core::num::NonZeroU16;

use ssj_core::history::TeamCheck;
use ssj_core::instrument::{Effect, InspectorStreak, Instrument, InstrumentRank, Instruments};
use ssj_core::laws::{Laws, Sources, town};
use ssj_core::pool::{
    InspectorEntry, InspectorKind, InspectorPool, PoolHeader, Recusals, Work, needs,
};
use ssj_core::*;
use ssj_draw::bind::{StaffedVisit, Staffing, Workload};
use time::macros::date;

const DAY: time::Date = date!(2026 - 03 - 02);

fn county() -> DivisionId {
    DivisionId::new("220102").unwrap()
}

fn shop() -> ObjectId {
    "uscc:91220101MA13XQYL0T".parse().unwrap()
}

/// The town, where an instrument says so.
fn under(effect: Effect) -> Laws {
    let (id, times) = ("长府办发〔2025〕9号", |n| {
        NonZeroU16::new(n).unwrap()
    });
    let own = Instrument::new(
        InstrumentId::new(id).unwrap(),
        InstrumentRank::Prefecture,
        Period::starting(date!(2025 - 06 - 01)),
    );
    let (checks, months) = (times(3), times(12));
    let streak = InspectorStreak {
        checks,
        months,
        effect,
    };
    let sources = Sources {
        instruments: Instruments::new([own.with_streak(streak)]).unwrap(),
        ..town().unwrap().sources().clone()
    };
    Laws::new(Suite::Intl.hash_fn().unwrap(), sources).unwrap()
}

/// Two of the county's market regulator go to the shop; the first of them was there three times.
fn bound(laws: &Laws) -> Staffing {
    let law = laws.on(DAY, &county()).unwrap();
    let amr = AgencyId::new("ng-amr").unwrap();
    let people = ["7", "8"].map(|id| {
        let id = InspectorId::new(id).unwrap();
        InspectorEntry::new(id, InspectorKind::DailySupervision, amr.clone()).located_in(county())
    });
    let header = PoolHeader {
        id: PoolId::new("people").unwrap(),
        agency: amr.clone(),
        as_of: "2026-03-01T09:00:00+08:00".parse().unwrap(),
        classes: None,
    };
    let pool = InspectorPool::new(header, law.agencies(), law.gazetteer(), people).unwrap();
    let food = MatterId::new("food-sales").unwrap();
    let visit = StaffedVisit {
        token: Token::from_bytes([1; 16]),
        visited: shop(),
        places: needs(&law, &[(&food, &amr)], [county()]).unwrap(),
    };
    let days = [
        date!(2025 - 05 - 10),
        date!(2025 - 09 - 10),
        date!(2026 - 01 - 10),
    ];
    let past = days.map(|on| TeamCheck {
        enterprise: shop(),
        inspector: InspectorId::new("7").unwrap(),
        on,
        found: false,
        evidence: EvidenceDigest(Digest::from_bytes([5; 32])),
    });
    let workload = |_: &InspectorEntry| Workload {
        cap: 9,
        work: Work::default(),
    };
    let since = date!(2026 - 01 - 01);
    let recusals = Recusals::default();
    Staffing::bind(&law, &[visit], &pool, &recusals, &past, since, workload)
}

#[test]
fn j8_whoever_is_due_for_a_change_is_kept_away_or_shown_as_the_instrument_says() {
    let refused = bound(&under(Effect::Refused));
    let kept = refused.excluded.iter();
    let kept: Vec<_> = kept
        .map(|pair| (pair.inspector.as_id().value(), pair.reason.code.as_str()))
        .collect();
    assert_eq!(kept, [("7", "due-for-a-change")]);
    assert!(refused.due.is_empty());
    let shown = bound(&under(Effect::Shown));
    assert!(shown.excluded.is_empty());
    assert_eq!((shown.due.len(), shown.due[0].checks), (1, 3));
    // Where no instrument asks for a change nobody is due for one.
    let neither = bound(&town().unwrap());
    assert!(neither.excluded.is_empty() && neither.due.is_empty());
}
