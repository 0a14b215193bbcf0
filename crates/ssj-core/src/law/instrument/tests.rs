#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

use alloc::string::ToString;
use alloc::vec::Vec;
use core::num::{NonZeroU16, NonZeroU32};

use super::*;
use crate::base::id::{CredentialId, InstrumentId, SpecialtyId};
use crate::base::period::Period;
use crate::data::agency::NamedSystem::{Health, MarketRegulation};
use crate::data::pool::{Places, needs};
use crate::fixtures::{agency, day, division, laws_of, list, list_of, matter, matter_id};
use crate::law::conduct::Requirement;
use crate::law::headcount::{Headcount, HeadcountPer};
use crate::law::quorum::Quorum;
use crate::law::rules::{instrument as rules, matter as matter_rules};

fn local(id: &str) -> Instrument {
    let id = InstrumentId::new(id).unwrap();
    Instrument::new(
        id,
        InstrumentRank::County,
        Period::starting(day("2026-01-01")),
    )
}

fn times(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

#[test]
fn nothing_applies_before_the_first_instrument() {
    let instruments = Instruments::new([Instrument::jilin_2019_32()]).unwrap();
    assert!(instruments.in_force(day("2019-05-22")).is_ok());
    let refused = instruments.in_force(day("2019-05-21")).unwrap_err();
    assert!(refused.contains(rules::NONE));
    let twice = Instruments::new([local("a"), local("a")]).unwrap_err();
    assert!(twice.contains(rules::REPEATED));
}

#[test]
fn the_strictest_wins_and_each_is_cited() {
    let three = Headcount {
        minimum: NonZeroU32::new(3).unwrap(),
        per: HeadcountPer::Visit,
    };
    let lax = local("lax")
        .with_headcount(three)
        .with_quorum(Quorum::Everybody);
    let instruments = Instruments::new([
        lax,
        Instrument::jilin_2019_32(),
        Instrument::state_council_2024_54(),
    ]);
    let instruments = instruments.unwrap();
    let now = instruments.in_force(day("2026-03-01")).unwrap();
    let quorum = now.quorum();
    assert_eq!(quorum.value, Quorum::Certificated);
    let ids = |cited: &[InstrumentId]| {
        cited
            .iter()
            .map(|id| id.as_id().value().into())
            .collect::<Vec<alloc::string::String>>()
    };
    assert_eq!(
        ids(&quorum.by),
        ["国办发〔2024〕54号", "吉政办发〔2019〕32号"]
    );
    assert_eq!(ids(&quorum.beside), ["lax"]);
    // Two of each department and three on the visit are both met by three of each department.
    assert_eq!(
        now.headcount().value,
        Headcount {
            minimum: NonZeroU32::new(3).unwrap(),
            per: HeadcountPer::Department
        }
    );
    assert_eq!(now.headcount().beside.len(), 2);
    assert_eq!(
        (now.approval().value, now.notice().value),
        (Requirement::Required, Requirement::Required)
    );
    assert_eq!(now.conduct().approval, Requirement::Required);
    assert_eq!(now.instruments().len(), 3);
}

#[test]
fn every_limit_is_kept_for_the_calendar_to_compare() {
    let twenty = ssj_calendar::Period::natural_days(20).unwrap();
    let national = local("national").with_publication(twenty);
    let instruments = Instruments::new([Instrument::jilin_2019_32(), national]).unwrap();
    let now = instruments.in_force(day("2026-03-01")).unwrap();
    let limits: Vec<_> = now
        .publication_limits()
        .into_iter()
        .map(|(_, limit)| limit)
        .collect();
    assert_eq!(
        limits,
        [ssj_calendar::Period::working_days(7).unwrap(), twenty]
    );
    assert_eq!(now.registration_limits().len(), 1);
}

/// Each cap applies, and each has its instrument.
#[test]
fn every_cap_is_kept_with_its_instrument() {
    use CheckOccasion::{Lead, Plan};
    let year = VisitCap::yearly(times(2), [Plan, Lead]);
    let week = VisitCap::within(times(7), times(1), [Plan]).per_agency();
    let set = [
        local("a").with_cap(year.clone()),
        local("b").with_cap(week.clone()),
    ];
    let instruments = Instruments::new(set).unwrap();
    let now = instruments.in_force(day("2026-03-01")).unwrap();
    let caps: Vec<_> = now
        .caps()
        .into_iter()
        .map(|(id, cap)| (id.as_id().value().to_string(), cap))
        .collect();
    assert_eq!(caps, [("a".into(), year), ("b".into(), week)]);
}

/// Visits count together where they lie within so many days in a row, before or after.
#[test]
fn days_in_a_row_are_any_that_hold_the_visit() {
    let week = VisitCap::within(times(7), times(2), [CheckOccasion::Plan]);
    let others = |days: &[&str]| days.iter().map(|on| day(on)).collect::<Vec<_>>();
    let on = day("2026-03-10");
    assert_eq!(week.beside(on, others(&[])), 0);
    assert_eq!(
        week.beside(on, others(&["2026-03-04", "2026-03-16"])),
        1,
        "never both"
    );
    assert_eq!(week.beside(on, others(&["2026-03-09", "2026-03-15"])), 2);
    assert_eq!(week.beside(on, others(&["2026-03-10", "2026-03-10"])), 2);
    let around = week.around(on).unwrap();
    assert!(around.contains(day("2026-03-04")) && !around.contains(day("2026-03-03")));
}

/// An instrument binds its own territory and what lies in it, under its code of the day.
#[test]
fn an_instrument_has_a_territory() {
    let (instruments, gazetteer) = (
        Instruments::new([
            local("gzl").of(division("220381")),
            local("cc").of(division("220100")),
        ])
        .unwrap(),
        crate::fixtures::gazetteer(),
    );
    let there = |place: &str| {
        let found = instruments.in_force_at(day("2026-03-01"), &division(place), &gazetteer);
        found.map(|found| {
            found
                .instruments()
                .map(|own| own.id().as_id().value().to_string())
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(there("220102").unwrap(), ["cc"]);
    // 公主岭 is in Changchun since 2020, whichever code it is asked for by.
    assert_eq!(there("220184").unwrap(), ["cc", "gzl"]);
    assert_eq!(there("220381").unwrap(), ["cc", "gzl"]);
    assert!(
        there("220300").unwrap_err().contains(rules::NONE),
        "四平 is bound by neither"
    );
}

#[test]
fn a_no_repeat_window_is_a_year_unless_an_instrument_says() {
    let seed = Instruments::new([Instrument::jilin_2019_32()]).unwrap();
    let default = seed.in_force(day("2026-03-01")).unwrap().no_repeat_months();
    assert_eq!((default.value, default.by.len()), (times(12), 0));
    let longer = [
        local("a").with_no_repeat_months(times(12)),
        local("b").with_no_repeat_months(times(24)),
    ];
    let set = Instruments::new(longer).unwrap();
    let now = set.in_force(day("2026-03-01")).unwrap();
    assert_eq!(now.no_repeat_months().value, times(24));
    assert_eq!(now.repeat_by().value, RepeatBy::Holder);
    let read = Instruments::new([local("c").with_repeat_by(RepeatBy::Object)]).unwrap();
    let read = read.in_force(day("2026-03-01")).unwrap().repeat_by();
    assert_eq!((read.value, read.by.len()), (RepeatBy::Object, 1));
}

/// 企业公示信息抽查办法 第四条: 抽取辖区内不少于3%的企业.
#[test]
fn three_in_a_hundred_at_least_since_2025() {
    let all = Instruments::default();
    let ratio = |on| {
        all.in_force(day(on))
            .unwrap()
            .least_ratio()
            .map(|cited| cited.value.to_string())
    };
    assert_eq!(ratio("2026-03-01").as_deref(), Some("3/100"));
    assert_eq!(ratio("2025-03-17"), None);
}

/// 总局令第20号 ends the day before 总局令第121号 begins.
#[test]
fn a_later_instrument_takes_the_place_of_an_older_one() {
    let all = Instruments::default();
    let titles = |on| {
        let then = all.in_force(day(on)).unwrap();
        let titles = then
            .instruments()
            .map(|own| own.id().as_id().value().to_string());
        titles
            .filter(|title| title.contains("投诉举报"))
            .collect::<Vec<_>>()
    };
    assert_eq!(titles("2026-04-14"), ["市场监督管理投诉举报处理暂行办法"]);
    assert_eq!(titles("2026-04-15"), ["市场监督管理投诉举报处理办法"]);
    let limits = |on| all.in_force(day(on)).unwrap().lead_limits();
    let days = ssj_calendar::Period::working_days;
    let (_, own) = &limits("2026-04-14")[0];
    assert_eq!(
        (own.accept, own.verify),
        (days(7).unwrap(), days(15).unwrap())
    );
    assert!(
        limits("2026-04-15").is_empty(),
        "what the later one says of them was not seen"
    );
}

/// Per conducting department, with the credentials and specialties that its matters ask for.
#[test]
fn each_department_sends_its_own_with_what_its_matters_ask_for() {
    let (boilers, pipes) = (
        SpecialtyId::new("boilers").unwrap(),
        SpecialtyId::new("pipes").unwrap(),
    );
    let card = CredentialId::new("special-equipment").unwrap();
    let equipment = matter("equipment", MarketRegulation)
        .credential(card.clone())
        .specialty(boilers)
        .specialty(pipes);
    let rows = [equipment, matter("food", MarketRegulation)];
    let lists = || {
        let hygiene = [matter("hygiene", Health)];
        [list("l", rows.clone()), list_of("h", "jl-health", hygiene)]
    };
    let ids = ["equipment", "food", "hygiene"];
    let [equipment, food, hygiene] = ids.map(matter_id);
    let (amr, health) = (agency("ng-amr"), agency("ng-health"));
    let checks = [(&hygiene, &health), (&equipment, &amr), (&food, &amr)];
    let total = |places: &[Places], agency| {
        places
            .iter()
            .filter(|p| &p.need.agency == agency)
            .map(|places| places.count)
            .sum::<u32>()
    };

    let (nanguan, on) = (division("220102"), day("2026-03-01"));
    let seed = laws_of([Instrument::jilin_2019_32()], lists(), []);
    let now = seed.on(on, &nanguan).unwrap();
    let places = needs(&now, &checks, [nanguan.clone()]).unwrap();
    assert_eq!((total(&places, &health), total(&places, &amr)), (2, 2));
    let amr_places: Vec<_> = places.iter().filter(|p| p.need.agency == amr).collect();
    assert!(
        amr_places
            .iter()
            .all(|p| p.need.specialty.as_ref().is_some())
    );
    assert!(
        amr_places
            .iter()
            .all(|p| p.need.credentials.iter().eq([&card]))
    );
    assert!(amr_places.iter().all(|p| p.need.matters.iter().len() == 2));
    assert_eq!(&places[0].need.agency, &health, "the order given is kept");

    let by_visit = local("visit").with_headcount(Headcount {
        minimum: NonZeroU32::new(4).unwrap(),
        per: HeadcountPer::Visit,
    });
    let by_visit = laws_of([by_visit], lists(), []);
    let law = by_visit.on(on, &nanguan).unwrap();
    let places = needs(&law, &checks, [nanguan.clone()]).unwrap();
    assert_eq!(
        (total(&places, &health), total(&places, &amr)),
        (3, 2),
        "two specialties take two places"
    );
    assert_eq!(needs(&now, &[], [nanguan.clone()]), Ok(Vec::new()));
    let unlisted = needs(&now, &[(&matter_id("gas"), &amr)], [nanguan]);
    assert!(unlisted.unwrap_err().contains(matter_rules::UNLISTED));
}

#[cfg(feature = "serde")]
#[test]
fn instruments_survive_serialisation() {
    let set = Instruments::new([
        Instrument::jilin_2019_32(),
        Instrument::state_council_2024_54(),
    ])
    .unwrap();
    let json = serde_json::to_string(&set).unwrap();
    assert_eq!(serde_json::from_str::<Instruments>(&json).unwrap(), set);
}
