//! G. What the law fixes is not an argument (2.3-c, 2.5-a, 国办发〔2024〕54号).

use ssj_core::instrument::{Instrument, InstrumentRank, Instruments};
use ssj_core::laws::{Laws, LeftOut, Sources};
use ssj_core::plan::*;
use ssj_core::visit::{Requirement, Visit};
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, agencies, laws, sources};
use crate::town::*;

#[test]
fn g1_a_team_of_nobody_can_not_be_said() {
    // The headcount is no argument of the step, and none of an instrument is 0.
    let mut round = objects_drawn();
    recused(&mut round);
    let commitment = inspectors_seeded(&mut round, &city());
    let nobody = round::Team {
        members: vec![],
        reserves: vec![],
        ..team("shop-a")
    };
    let drawn = crate::papers::teams_drawn(&commitment, vec![nobody]);
    let by = under(laws(&Asked::default()), &round, "cc-amr", DRAW_DAY);
    assert_eq!(
        codes(round.record_teams(&by, &all_parts(), drawn)),
        ["round.short-team"]
    );
}

#[test]
fn g2_who_reviews_and_plans_is_the_registers_to_say() {
    let laws = laws(&Asked::default());
    let plan = submitted();
    let day = date!(2026 - 01 - 20);
    let approve = |who| plan.approve(&under(laws, &plan, who, day), None);
    assert!(approve("cc-justice").is_ok());
    // Another city's bureau, the province's, a district's; a department that calls itself one.
    for who in ["jc-justice", "jl-justice", "ng-justice", "cc-mem"] {
        assert_eq!(codes(approve(who)), ["plan.wrong-body"], "{who}");
    }
    // A district office plans for its district, not for the province.
    let own = || PlanOwner::Department(agency("ng-amr"));
    let item = || item_of(&[("food-sales", "ng-amr")]);
    let province = draft_by(laws, own(), "220000", item()).unwrap_err();
    assert!(province.contains(rules::plan::OTHER_JURISDICTION) && cites(&province, "2.5-a"));
}

#[test]
fn g3_an_instrument_in_force_is_left_out_only_by_name_and_it_shows() {
    let place = DivisionId::new(PLACE).unwrap();
    let sources = |left_out| Sources {
        instruments: Instruments::default(),
        left_out,
        ..sources(
            agency::AgencyRegister::new(agencies(), []).unwrap(),
            &Asked::default(),
        )
    };
    let all = Laws::new(h(), sources(vec![])).unwrap();
    let today = all.on(DRAW_DAY, &place).unwrap();
    assert_eq!(
        today.terms().approval.value,
        Requirement::Required,
        "54号 is superior and in force"
    );
    assert!(today.left_out().is_empty());
    let before = all.on(date!(2024 - 12 - 25), &place).unwrap();
    assert_eq!(before.terms().approval.value, Requirement::NotRequired);
    // One of its id that asks for nothing is no way round.
    let hollow = |first| {
        let id = Instrument::state_council_2024_54().id().clone();
        let own = Instrument::new(id, InstrumentRank::StateCouncil, Period::starting(first));
        let sources = Sources {
            instruments: Instruments::new([own]).unwrap(),
            ..sources(vec![])
        };
        Laws::new(h(), sources).map(|_| ())
    };
    for first in [date!(2024 - 12 - 26), date!(2020 - 01 - 01)] {
        assert_eq!(codes(hollow(first)), ["instrument.repeated"]);
    }
    let out = LeftOut {
        instrument: Instrument::state_council_2024_54().id().clone(),
        reason: text("历史数据"),
    };
    let without = Laws::new(h(), sources(vec![out.clone()])).unwrap();
    let law = without.on(DRAW_DAY, &place).unwrap();
    assert_eq!(law.terms().approval.value, Requirement::NotRequired);
    assert_eq!(law.left_out(), std::slice::from_ref(&out));
    // The reason is part of what each event keeps.
    assert_ne!(law.root(), today.root());
    let other = LeftOut {
        reason: text("不愿意"),
        ..out
    };
    let other = Laws::new(h(), sources(vec![other])).unwrap();
    assert_ne!(other.on(DRAW_DAY, &place).unwrap().root(), law.root());
    // A visit has its terms from the law, and its first event the law's root.
    let act = bare("visit:shop-a", 0, "cc-amr", DRAW_DAY).under(&today);
    let opened = Visit::open(&staffed(), &act, &visit_id("shop-a")).unwrap();
    assert_eq!(opened.entry().law, today.root());
    let visit = <Visit as trail::Lifecycle>::begin(h(), &opened).unwrap();
    assert_eq!(visit.opening().conduct.notice, Requirement::Required);
}

#[test]
fn a_step_is_taken_under_the_law_of_its_day_and_of_its_actors_place() {
    let laws = laws(&Asked::default());
    let plan = submitted();
    let day = date!(2026 - 01 - 20);
    let by = |who, law| {
        let command = bare("plan:cc-2026", 2, who, day);
        plan.approve(&command.under(law), None)
    };
    let eve = law_of(laws, "cc-justice", date!(2026 - 01 - 19));
    assert_eq!(codes(by("cc-justice", eve)), ["law.other-day"]);
    let jilin = law_of(laws, "jl-justice", day);
    assert_eq!(codes(by("cc-justice", jilin)), ["law.other-place"]);
    assert!(by("cc-justice", law_of(laws, "cc-justice", day)).is_ok());
    let nowhere = laws.on(day, &DivisionId::new("229900").unwrap());
    assert_eq!(codes(nowhere), ["law.no-place"]);
}

/// A visit takes what its county asks for, whoever opens it.
#[test]
fn g1_the_terms_of_a_visit_are_its_countys() {
    let three = Headcount {
        minimum: core::num::NonZeroU32::new(3).unwrap(),
        per: HeadcountPer::Department,
    };
    let of_place = |place: &str| {
        let id = InstrumentId::new("南府办发〔2025〕3号").unwrap();
        let since = Period::starting(date!(2025 - 06 - 01));
        let local = Instrument::new(id, InstrumentRank::County, since)
            .of(DivisionId::new(place).unwrap())
            .with_headcount(three);
        with(|sources| {
            let known = sources.instruments.iter().cloned();
            sources.instruments = Instruments::new(known.chain([local])).unwrap();
        })
    };
    let minimum = |laws: &'static Laws| {
        let act = begun(laws, "visit:shop-a", "cc-amr", DRAW_DAY);
        let opened = Visit::open(&staffed(), &act, &visit_id("shop-a")).unwrap();
        let visit = <Visit as trail::Lifecycle>::begin(h(), &opened).unwrap();
        visit.opening().conduct.headcount.minimum.get()
    };
    assert_eq!(minimum(of_place("220102")), 3);
    assert_eq!(
        minimum(of_place("220200")),
        2,
        "another city's binds nobody here"
    );
    // Two of each department are too few there.
    let mut round = objects_drawn();
    recused(&mut round);
    let commitment = inspectors_seeded(&mut round, &city());
    let teams = || crate::papers::teams_drawn(&commitment, ["shop-a", "shop-b"].map(team).into());
    let record = |place| {
        let by = under(of_place(place), &round, "cc-amr", DRAW_DAY);
        round.record_teams(&by, &all_parts(), teams())
    };
    assert!(
        record("220102")
            .unwrap_err()
            .contains(rules::round::SHORT_TEAM)
    );
    assert!(record("220200").is_ok());
}
