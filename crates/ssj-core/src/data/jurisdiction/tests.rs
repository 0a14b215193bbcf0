#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

use crate::Explain as _;
use alloc::vec::Vec;

use super::*;
use crate::base::period::Period;
use crate::fixtures::{day, division, gazetteer, gazetteer_rows, text};
use crate::law::rules::jurisdiction as rules;

fn row(code: &str, name: &str, since: &str) -> Jurisdiction {
    Jurisdiction::division(
        code.parse().unwrap(),
        text(name),
        Period::starting(day(since)),
    )
}

/// Clause 0: divisions and special zones alike.
#[test]
fn a_special_zone_is_a_jurisdiction_like_a_division() {
    let (map, on) = (gazetteer(), day("2026-03-01"));
    let zone = map.named("长白山管委会", on).unwrap();
    assert_eq!(
        (zone.id().as_str(), zone.level()),
        (CHANGBAISHAN, Level::Prefecture)
    );
    assert!(map.is_within(zone.id(), &division("220000"), on));
    assert_eq!(
        CHANGCHUN_NEW_AREA
            .parse::<crate::DivisionId>()
            .unwrap()
            .as_str(),
        CHANGCHUN_NEW_AREA
    );
}

#[test]
fn gongzhuling_is_found_under_the_code_of_its_day() {
    let map = gazetteer();
    for (on, code, above) in [
        ("2020-06-18", "220381", "220300"),
        ("2020-06-19", "220184", "220100"),
    ] {
        let found = map.named("公主岭市", day(on)).unwrap();
        assert_eq!(found.id(), &division(code));
        let parents: Vec<_> = map
            .ancestors(found.id(), day(on))
            .map(Jurisdiction::id)
            .collect();
        assert_eq!(parents, [&division(above), &division("220000")]);
    }
    let old = division("220381");
    assert_eq!(
        map.resolve(&old, day("2026-01-01")).unwrap().id(),
        &division("220184")
    );
    assert_eq!(map.resolve(&old, day("2010-01-01")).unwrap().id(), &old);
    // The new code was none before.
    let early = map
        .resolve(&division("220184"), day("2019-01-01"))
        .unwrap_err();
    assert!(matches!(early, JurisdictionError::NotInForce { .. }));
}

#[test]
fn names_are_resolved_exactly_or_not_at_all() {
    let (map, on) = (gazetteer(), day("2026-01-01"));
    assert_eq!(map.named("长春", on).unwrap().id(), &division("220100"));
    for wrong in ["长春 ", "长", "N/A", "", "吉林"] {
        let input = wrong.into();
        let unknown = JurisdictionError::Unknown { input };
        assert_eq!(map.named(wrong, on).unwrap_err(), unknown);
    }
    let mut rows = gazetteer_rows();
    rows.push(row("220302", "南关区", "1954-01-01"));
    let map = Gazetteer::new(rows).unwrap();
    let two = map.named("南关区", on).unwrap_err();
    let both = [division("220102"), division("220302")];
    let input = "南关区".into();
    let candidates = Candidates(both.to_vec());
    assert_eq!(two, JurisdictionError::Ambiguous { input, candidates });
    let in_siping = map.named_within("南关区", &division("220300"), on).unwrap();
    assert_eq!(in_siping.id(), &division("220302"));
}

#[test]
fn unknown_divisions_are_typed_errors_with_the_input() {
    let error = gazetteer()
        .at(&division("220199"), day("2026-01-01"))
        .unwrap_err();
    assert_eq!(error.code(), "jurisdiction.unknown");
    let input = "division:220199".into();
    assert_eq!(error, JurisdictionError::Unknown { input });
    assert!("division:22018".parse::<crate::DivisionId>().is_err());
    assert!("division:０20184".parse::<crate::DivisionId>().is_err());
}

#[test]
fn rows_that_contradict_each_other_are_refused_together() {
    let mut rows = gazetteer_rows();
    rows.push(row("220184", "公主岭", "2021-01-01")); // row 8 overlaps
    rows.push(row("220599", "无上级", "1954-01-01")); // row 9 has no parent
    rows.push(row("220103", "宽城区", "1954-01-01").replaced_by(division("220102"))); // never ends
    rows.push(row("220000", "吉林省", "1954-01-01")); // row 11 repeats row 1
    let refused = Gazetteer::new(rows).unwrap_err();
    let found: Vec<_> = refused
        .iter()
        .map(|refusal| {
            (
                refusal.code,
                alloc::format!("{}", refusal.fact("row").unwrap()),
            )
        })
        .collect();
    let count = |code, row: &str| {
        found
            .iter()
            .filter(|(c, r)| (*c, r.as_str()) == (code, row))
            .count()
    };
    assert_eq!(count(rules::OVERLAP, "8"), 1);
    assert_eq!(count(rules::PARENT, "9"), 1);
    assert_eq!(count(rules::SUCCESSOR, "10"), 1);
    assert_eq!(count(rules::OVERLAP, "11"), 1);
    assert!(
        refused
            .iter()
            .all(|r| r.code.clauses == [crate::Clause::LibData])
    );
}

#[cfg(feature = "serde")]
#[test]
fn a_gazetteer_survives_serialisation_and_a_broken_one_is_refused() {
    let map = gazetteer();
    let json = serde_json::to_string(&map).unwrap();
    assert_eq!(serde_json::from_str::<Gazetteer>(&json).unwrap(), map);
    let orphan = serde_json::to_string(&[row("220599", "无上级", "1954-01-01")]).unwrap();
    assert!(serde_json::from_str::<Gazetteer>(&orphan).is_err());
}
