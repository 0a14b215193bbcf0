//! A shortage in words, in a county as they are: Dehui (220183), part of Changchun.

use alloc::string::String;
use alloc::vec::Vec;

use ssj_core::{Language, Token};

use super::instance::{hash, seed};
use crate::assign::{
    AssignError, Credential, Department, Loads, Need, NeedRow, Problem, Profile, Region, Shortage,
    assign,
};

const FOOD_SAFETY: Credential = Credential(1);
const MARKET: Department = Department(1);
const FIRE: Department = Department(2);
const DEHUI: Region = Region(220_183);

/// Sixteen joint visits, each with two places for food safety, one for any inspector of the market
/// regulator, one for the fire brigade. `caps` are those of the inspectors for food safety.
fn county(caps: &[u32]) -> (Problem, [NeedRow; 3]) {
    let mut tables = Problem::builder();
    let here = |department| Need::of(department).from_regions([DEHUI]);
    let food = tables.need(here(MARKET).with_credentials([FOOD_SAFETY]));
    let market = tables.need(here(MARKET));
    let fire = tables.need(here(FIRE));
    let certified = tables.profile(Profile::new(MARKET, DEHUI).with_credentials([FOOD_SAFETY]));
    let general = tables.profile(Profile::new(MARKET, DEHUI));
    let brigade = tables.profile(Profile::new(FIRE, DEHUI));
    let mut number = 0;
    let mut token = || {
        number += 1;
        Token::from_bytes([number; 16])
    };
    let visits: Vec<_> = (0..16).map(|_| tables.visit(token())).collect();
    for visit in &visits {
        for need in [food, food, market, fire] {
            tables.slot(*visit, need);
        }
    }
    let certified: Vec<_> = caps
        .iter()
        .map(|cap| tables.person(token(), certified, *cap))
        .collect();
    for _ in 0..4 {
        tables.person(token(), general, 5);
        tables.person(token(), brigade, 5);
    }
    // Two of them were there last time, and one is the owner's brother.
    for (visit, person) in [(0, 0), (1, 3), (7, 5)] {
        tables.exclude(visits[visit], certified[person]);
    }
    (tables.build().unwrap(), [food, market, fire])
}

fn shortage(problem: &Problem) -> Shortage {
    match assign(problem, seed(1), hash(), Loads::default(), &mut ()) {
        Err(AssignError::Shortage(shortage)) => shortage,
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_place_too_many_for_food_safety() {
    let (problem, [food, ..]) = county(&[4, 4, 4, 4, 3, 3, 3, 3, 3]);
    let shortage = shortage(&problem);
    let [witness] = &*shortage.witnesses else {
        panic!("{shortage}")
    };
    let english = |need: NeedRow| {
        assert_eq!(need, food);
        String::from("county 220183, food safety")
    };
    assert_eq!(
        witness.sentence(Language::English, english),
        "county 220183, food safety: 32 places, 9 inspectors, room for 31"
    );
    assert_eq!(
        witness.sentence(Language::Chinese, |_| "德惠市食品安全".into()),
        "德惠市食品安全：需派32人次，符合条件的9人，至多可派31人次"
    );
}

/// With general inspectors missing too, those for food safety are not enough for both.
#[test]
fn two_needs_that_share_their_inspectors_are_told_together() {
    let mut tables = Problem::builder();
    let here = |department| Need::of(department).from_regions([DEHUI]);
    let food = tables.need(here(MARKET).with_credentials([FOOD_SAFETY]));
    let market = tables.need(here(MARKET));
    let certified = tables.profile(Profile::new(MARKET, DEHUI).with_credentials([FOOD_SAFETY]));
    let general = tables.profile(Profile::new(MARKET, DEHUI));
    for visit in 0..6 {
        let visit = tables.visit(Token::from_bytes([visit; 16]));
        tables.slot(visit, food);
        tables.slot(visit, market);
    }
    for (number, (profile, cap)) in [(certified, 4), (certified, 4), (general, 3)]
        .into_iter()
        .enumerate()
    {
        tables.person(Token::from_bytes([100 + number as u8; 16]), profile, cap);
    }
    let problem = tables.build().unwrap();
    let shortage = shortage(&problem);
    let [witness] = &*shortage.witnesses else {
        panic!("{shortage}")
    };
    let name = |need| {
        if need == food {
            "food safety"
        } else {
            "market"
        }
    };
    assert_eq!(
        witness.sentence(Language::English, |need| name(need).into()),
        "market: 6 places, 3 inspectors; food safety: 6 places, 2 inspectors; \
         together: 12 places, 3 inspectors, room for 11"
    );
    let name = |need| {
        if need == food {
            "食品安全"
        } else {
            "市场监管"
        }
    };
    assert_eq!(
        witness.sentence(Language::Chinese, |need| name(need).into()),
        "市场监管：需派6人次，符合条件的3人；食品安全：需派6人次，符合条件的2人；\
         合计：需派12人次，符合条件的3人，至多可派11人次"
    );
}
