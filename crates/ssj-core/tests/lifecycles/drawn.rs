//! What a draw hands over is bound by its record's digest: it is all there, unchanged, or it is
//! neither made nor read.

use ssj_core::paper::{ObjectsDrawn, PaperError, TeamsDrawn};
use ssj_core::round::*;
use ssj_core::*;

use crate::fixture::*;
use crate::papers::{self, SALT};

type Edited = (Vec<DrawnVisit>, Vec<ReserveList>);

/// Visits and reserves under a head: made, read from bytes, read from JSON.
fn objects(drawn: &ObjectsDrawn, (visits, reserves): Edited) -> Result<ObjectsDrawn, PaperError> {
    let head = drawn.head();
    let made = ObjectsDrawn::new(head.clone(), SALT, visits.clone(), reserves.clone());
    let mut out = Encoder::new();
    out.record(Tag::new(0x0153), |out| {
        out.value(head);
        out.value(&SALT);
        out.value(&visits);
        out.value(&reserves);
    });
    assert_eq!(
        ObjectsDrawn::from_canonical(out.as_bytes()).ok(),
        made.clone().ok()
    );
    #[cfg(feature = "serde")]
    {
        let json = serde_json::json!({
            "head": head, "salt": SALT, "visits": visits, "reserves": reserves,
        });
        is_read(json, &made);
    }
    made
}

/// The same for teams.
#[allow(clippy::needless_pass_by_value, reason = "tests hand teams over")]
fn teams(drawn: &TeamsDrawn, teams: Vec<Team>) -> Result<TeamsDrawn, PaperError> {
    let head = drawn.head();
    let made = TeamsDrawn::new(head.clone(), SALT, teams.clone());
    let mut out = Encoder::new();
    out.record(Tag::new(0x0154), |out| {
        out.value(head);
        out.value(&SALT);
        out.value(&teams);
    });
    assert_eq!(
        TeamsDrawn::from_canonical(out.as_bytes()).ok(),
        made.clone().ok()
    );
    #[cfg(feature = "serde")]
    is_read(
        serde_json::json!({ "head": head, "salt": SALT, "teams": teams }),
        &made,
    );
    made
}

#[cfg(feature = "serde")]
fn is_read<T>(json: serde_json::Value, made: &Result<T, PaperError>)
where
    T: serde::de::DeserializeOwned + PartialEq + core::fmt::Debug,
{
    let read = serde_json::from_value::<T>(json);
    match made {
        Ok(made) => assert_eq!(&read.unwrap(), made),
        Err(error) => assert_eq!(read.unwrap_err().to_string(), error.to_string()),
    }
}

/// The code that a draw is refused with after this edit.
fn edited(edit: impl FnOnce(&mut Vec<DrawnVisit>, &mut Vec<ReserveList>)) -> &'static str {
    let drawn = shops();
    let (mut visits, mut reserves) = (drawn.visits().to_vec(), drawn.reserves().to_vec());
    edit(&mut visits, &mut reserves);
    objects(&drawn, (visits, reserves)).unwrap_err().code()
}

#[test]
fn what_was_drawn_is_made_and_read() {
    let drawn = shops();
    let parts = (drawn.visits().to_vec(), drawn.reserves().to_vec());
    assert_eq!(objects(&drawn, parts), Ok(drawn));
}

#[test]
fn no_visit_is_dropped_or_added_and_no_check_struck_off() {
    let other = "paper.other-outcome";
    assert_eq!(edited(|visits, _| drop(visits.pop())), other);
    assert_eq!(edited(|visits, _| visits.clear()), other);
    assert_eq!(edited(|visits, _| visits.swap(0, 1)), other);
    let more = drawn("shop-x");
    assert_eq!(edited(|visits, _| visits.push(more)), other);
    assert_eq!(edited(|visits, _| drop(visits[1].checks.pop())), other);
    let friendly = check("food-sales", "shop-x");
    assert_eq!(edited(|visits, _| visits[1].checks.push(friendly)), other);
}

#[test]
fn nobody_else_is_called_on_elsewhere_or_by_another_agency() {
    let other = "paper.other-outcome";
    let check = |edit: fn(&mut DrawnCheck)| edited(|visits, _| edit(&mut visits[0].checks[0]));
    assert_eq!(check(|own| own.agency = agency("cc-fire")), other);
    assert_eq!(check(|own| own.object = shop("shop-x")), other);
    assert_eq!(check(|own| own.matter = matter("fire-safety")), other);
    let visit = |edit: fn(&mut DrawnVisit)| edited(|visits, _| edit(&mut visits[0]));
    assert_eq!(visit(|own| own.holder = shop("shop-x")), other);
    let elsewhere = |own: &mut DrawnVisit| own.county = DivisionId::new("220103").unwrap();
    assert_eq!(visit(elsewhere), other);
}

#[test]
fn no_reserve_is_exchanged_dropped_or_moved() {
    let other = "paper.other-outcome";
    let list = |edit: fn(&mut ReserveList)| edited(|_, reserves| edit(&mut reserves[0]));
    assert_eq!(list(|own| own.order.swap(0, 1)), other);
    assert_eq!(list(|own| drop(own.order.remove(0))), other);
    assert_eq!(list(|own| own.order[0].holder = shop("shop-x")), other);
    assert_eq!(
        list(|own| own.order[0].check.object = shop("shop-x")),
        other
    );
    assert_eq!(list(|own| own.serves.clear()), other);
    assert_eq!(edited(|_, reserves| drop(reserves.pop())), other);
}

/// A visit's id follows from the record, the enterprise and the county.
#[test]
fn no_visit_goes_by_another_id() {
    let other = "paper.other-visit";
    let [a, x] = ["shop-a", "shop-x"].map(visit_id);
    assert_eq!(shops().visits()[0].id, a);
    assert_eq!(edited(|visits, _| visits[0].id = x), other);
    let by_hand = VisitId::new("1").unwrap();
    assert_eq!(edited(|visits, _| visits[1].id = by_hand), other);
    // Another record's visits have other ids, though the same shops are drawn.
    let commitment = papers::object_commitment(2, &["food-sales", "fire-safety"]);
    let again = papers::objects_drawn(&commitment, shops().visits().to_vec(), Vec::new());
    assert_ne!(again.visits()[0].id, a);
}

#[test]
fn no_team_is_dropped_and_nobody_on_one_exchanged() {
    let commitment =
        papers::inspector_commitment(city().as_str(), shops().record(), RecusalRoot(digest(5)));
    let drawn = papers::teams_drawn(&commitment, ["shop-a", "shop-b"].map(team).into());
    assert_eq!(teams(&drawn, drawn.teams().to_vec()), Ok(drawn.clone()));
    let edited = |edit: fn(&mut Vec<Team>)| {
        let mut edited = drawn.teams().to_vec();
        edit(&mut edited);
        teams(&drawn, edited).unwrap_err().code()
    };
    let other = "paper.other-teams";
    assert_eq!(edited(|teams| drop(teams.pop())), other);
    assert_eq!(edited(|teams| teams.push(team("shop-x"))), other);
    assert_eq!(edited(|teams| teams.swap(0, 1)), other);
    assert_eq!(edited(|teams| teams[0].visit = visit_id("shop-x")), other);
    let friend = |teams: &mut Vec<Team>| teams[0].members[0] = member("friend", "cc-amr");
    assert_eq!(edited(friend), other);
    assert_eq!(edited(|teams| teams[0].members.swap(0, 1)), other);
    let lent = |teams: &mut Vec<Team>| teams[0].members[0].agency = agency("cc-fire");
    assert_eq!(edited(lent), other);
    assert_eq!(edited(|teams| drop(teams[0].reserves.pop())), other);
    let expert = |teams: &mut Vec<Team>| teams[0].experts.push(ExpertId::new("e1").unwrap());
    assert_eq!(edited(expert), other);
    let by_hand = |teams: &mut Vec<Team>| teams[1].visit = VisitId::new("1").unwrap();
    assert_eq!(edited(by_hand), "paper.no-token");
}
