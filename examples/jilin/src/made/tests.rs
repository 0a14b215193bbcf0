use std::collections::{BTreeMap, BTreeSet};

use time::macros::date;

use super::*;
use crate::facts::{DEPARTMENTS, Places};

const SEED: u64 = 2026;

#[test]
fn codes_are_distinct_and_show_unlisted_and_wide_divisions_as_often_as_real_ones() {
    let places = Places::load().unwrap();
    let made = entities(&places, 20_000, SEED).unwrap();
    assert_eq!(made.len(), 20_000);
    let codes: BTreeSet<_> = made.iter().map(|entity| entity.code).collect();
    assert_eq!(codes.len(), made.len());
    let of = |codes: BTreeSet<&str>| {
        let shown = made.iter().map(|entity| &entity.code.as_str()[2..8]);
        shown.filter(|code| codes.contains(code)).count()
    };
    let unlisted = of(places
        .unlisted()
        .iter()
        .map(|one| one.code.as_str())
        .collect());
    let prefectures = places.prefectures().map(|one| one.id().as_id().value());
    let wide = of(prefectures.chain(["220000"]).collect());
    // 28.3 % and 8.7 % expected, more of the latter for the zones: five standard deviations wide.
    assert!((5_340..5_980).contains(&unlisted), "{unlisted}");
    assert!((1_540..2_600).contains(&wide), "{wide}");
}

#[test]
fn the_same_seed_makes_the_same_province() {
    let places = Places::load().unwrap();
    let dump = |seed| {
        let made = entities(&places, 500, seed).unwrap();
        let staff = people(places.all(), &made, 0, seed);
        format!(
            "{made:?}{:?}{:?}{:?}{staff:?}",
            products(&made, seed),
            projects(&made, seed),
            sites(&made, seed)
        )
    };
    assert_eq!(dump(SEED), dump(SEED));
    assert_ne!(dump(SEED), dump(SEED + 1));
}

#[test]
fn every_office_has_three_who_know_its_matters_and_hold_a_certificate_all_year() {
    let places = Places::load().unwrap();
    let made = entities(&places, 5_000, SEED).unwrap();
    let (staff, experts) = people(places.all(), &made, 2_000, SEED);
    assert_eq!(staff.len(), 2_000);
    assert!(!experts.is_empty());
    let mut able: BTreeMap<_, u32> = BTreeMap::new();
    for one in &staff {
        let certified = one.certificate.is_some_and(|days| {
            [date!(2026 - 01 - 01), date!(2026 - 12 - 31)].map(|day| days.contains(day))
                == [true, true]
        });
        let known = crate::facts::MATTERS
            .iter()
            .filter(|matter| matter.department == one.department)
            .all(|matter| one.specialties.contains(&matter.specialty));
        if certified && known {
            *able.entry((&one.place, one.department)).or_default() += 1;
        }
    }
    for place in places.all() {
        for department in &DEPARTMENTS {
            let count = able.get(&(&place.id, department.system)).copied();
            assert!(count >= Some(3), "{} {}", place.name, department.short);
        }
    }
}
