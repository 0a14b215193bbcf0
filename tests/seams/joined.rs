//! What joins a visit after it was drawn and staffed: further reserves, and checks that fell out elsewhere.

use serde_json::json;
use ssj::core::trail::Event;
use ssj::core::visit::VisitEvent;
use ssj::draw::verify::{Anchors, Basis};

use crate::carried_out::{difference, differs};
use crate::forge::rechained;
use crate::town::{Town, Tricks, forged, town};

/// The town whose reserves were used up on two visits.
pub(crate) fn supplemented() -> Town {
    forged(Tricks {
        supplement: Some(|_| {}),
        ..Tricks::NONE
    })
}

#[test]
fn a_supplement_is_drawn_recorded_and_taken_in() {
    let town = supplemented();
    let verdict = town.verdict(&Anchors::default());
    assert_eq!(verdict.difference(), None);
    for told in [
        "inspectors[supplement-1]: that these 2 visits lack people",
        "inspectors[supplement-1]: 1 exclusions for `recusal.declared`, each with evidence",
        "exclusions for `on-the-team`, without evidence",
    ] {
        let mut trusted = verdict.on(Basis::TakenOnTrust);
        assert!(trusted.any(|what| what.contains(told)), "{told}");
    }
}

#[test]
fn a_supplement_keeps_out_whoever_was_kept_out_before() {
    let recused = forged(Tricks {
        supplement: Some(|rows| {
            rows.excluded
                .retain(|pair| pair.reason.code == "on-the-team");
        }),
        ..Tricks::NONE
    });
    let found = difference(&recused);
    assert!(found.contains("inspector:a5 kept out"), "{found}");
}

#[test]
fn a_visit_takes_in_whom_the_supplement_drew_and_nobody_else() {
    let honest = supplemented();
    for (path, value) in [
        (
            "/supplemented/reserves/0/inspector",
            json!("inspector:friend"),
        ),
        ("/supplemented/number", json!(2)),
        ("/supplemented/record", json!("00".repeat(32))),
    ] {
        let mut town = honest.clone();
        let events = rechained(&town.visits[0], |events| {
            *events[1]["payload"].pointer_mut(path).expect(path) = value;
        });
        town.visits[0] = events.unwrap();
        let found = difference(&town);
        assert!(found.contains("[1].supplemented"), "{path}: {found}");
    }
    // No round drew any.
    let mut invented = town();
    let further = honest.visits[0][1].clone();
    let events = rechained(&invented.visits[0], |events| {
        events.insert(1, serde_json::to_value(&further).unwrap());
    });
    invented.visits[0] = events.unwrap();
    differs(&invented, "[1].supplemented");
}

#[test]
fn no_check_joins_a_visit_unless_its_round_let_it() {
    let mut town = town();
    let events = rechained(&town.visits[0], |events| {
        let mut joined = events[1].clone();
        let check = json!({ "matter": "matter:labelling", "object": "site:friend", "agency": "agency:cc-amr" });
        let out = town_visit(&events[0]);
        joined["payload"] = json!({ "joined": { "check": check, "out": out, "team": null } });
        events.insert(1, joined);
    });
    town.visits[0] = events.unwrap();
    differs(&town, "[1].joined");
}

fn town_visit(opened: &serde_json::Value) -> serde_json::Value {
    opened["payload"]["opened"]["drawn"]["id"].clone()
}

/// The town where a visit fell out when all were open.
pub(crate) fn late() -> Town {
    forged(Tricks {
        joined: true,
        // One of the secrets under which a visit can fall out like this.
        secret: 3,
        ..Tricks::NONE
    })
}

/// The visit that a check joined, and the place of that event in its trail.
fn where_joined(town: &Town) -> (usize, usize) {
    let found = town.visits.iter().enumerate().find_map(|(number, events)| {
        let joined = |event: &Event<VisitEvent>| matches!(event.payload(), VisitEvent::Joined(_));
        Some((number, events.iter().position(joined)?))
    });
    found.expect("a check that joined")
}

#[test]
fn a_check_joins_a_visit_that_is_open_by_an_event_of_its_trail() {
    let honest = late();
    assert_eq!(honest.verdict(&Anchors::default()).difference(), None);
    let (number, place) = where_joined(&honest);
    for (path, value) in [
        ("/joined/check/object", json!("site:friend")),
        (
            "/joined/out",
            json!("visit:00000000000000000000000000000000"),
        ),
    ] {
        let mut town = honest.clone();
        let events = rechained(&town.visits[number], |events| {
            *events[place]["payload"].pointer_mut(path).expect(path) = value;
        });
        town.visits[number] = events.unwrap();
        let found = difference(&town);
        assert!(
            found.contains(&format!("[{place}].joined")),
            "{path}: {found}"
        );
    }
    // Taken in before the other one fell out.
    let mut town = honest.clone();
    let events = rechained(&town.visits[number], |events| {
        for name in ["recorded", "effective"] {
            events[place]["entry"][name] = json!("2026-03-07T00:00:00Z");
        }
    });
    town.visits[number] = events.unwrap();
    let found = difference(&town);
    assert!(found.contains(&format!("[{place}].joined")), "{found}");
    // Never taken in, and never carried out.
    let mut town = honest.clone();
    let events = rechained(&town.visits[number], |events| {
        let check = events.remove(place)["payload"]["joined"]["check"].clone();
        events.retain(|event| event["payload"]["concluded"]["check"] != check);
    });
    town.visits[number] = events.unwrap();
    let all = town.verdict(&Anchors::default());
    let mut all = all.differences().iter().map(ToString::to_string);
    assert!(all.any(|it| it.contains("one that joined it")));
}

/// A check that joined a visit, left out of it.
#[test]
fn every_check_that_joined_a_visit_is_carried_out() {
    let honest = town();
    let mut found = Vec::new();
    for number in 0..honest.visits.len() {
        let mut town = honest.clone();
        let events = rechained(&town.visits[number], |events| {
            let checks = events[0]["payload"]
                .pointer_mut("/opened/drawn/checks")
                .unwrap();
            let checks = checks.as_array_mut().unwrap();
            if checks.len() > 1 {
                checks.pop();
            }
        });
        if let Ok(events) = events {
            town.visits[number] = events;
            let verdict = town.verdict(&Anchors::default());
            let all = verdict.differences().iter().map(ToString::to_string);
            found.extend(all.filter(|it| it.contains("one that joined it")));
        }
    }
    assert!(!found.is_empty());
}
