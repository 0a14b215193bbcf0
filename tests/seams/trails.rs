//! The trails of an archive say the same of each other, and each was begun as its rules have it.

use core::num::NonZeroU32;

use ssj::core::instrument::{Instrument, InstrumentRank, Instruments};
use ssj::core::{DivisionId, Headcount, InstrumentId, Period};
use ssj::draw::verify::Anchors;
use time::macros::date;

use crate::carried_out::{differs, exchange};
use crate::forge::rechained;
use crate::town::{LAWFUL, Town, Tricks, forged, instruments, town};

/// The round's trail tells one thing, and its form another, which is sound by itself.
#[test]
fn what_is_entered_is_what_the_form_draws() {
    let honest = town();
    let mut town = forged(Tricks {
        objects: |visits, _| {
            visits.remove(1);
        },
        ..Tricks::NONE
    });
    town.second.objects = honest.second.objects.clone();
    differs(&town, "round:2: visits[visit:");

    let mut town = forged(Tricks {
        teams: exchange,
        ..Tricks::NONE
    });
    town.second.inspectors = honest.second.inspectors;
    differs(&town, "inspectors[division:220100]: the head of its record");
}

/// The town with the plan's draws for the rounds of these counters entered otherwise.
fn entered(counters: &[u32], edit: impl Fn(&mut serde_json::Value)) -> Town {
    let mut town = town();
    let is_of_them = |event: &&mut serde_json::Value| {
        let counter = event.pointer("/payload/drawn-for/draw/counter");
        counter.is_some_and(|at| counters.iter().any(|counter| at == *counter))
    };
    let events = rechained(&town.plan, |events| {
        events.iter_mut().filter(is_of_them).for_each(&edit);
    });
    town.plan = events.unwrap();
    town
}

/// Who may enter a draw once its sources have spoken may choose which one to enter.
#[test]
fn the_plan_knows_a_draw_before_its_sources_speak() {
    let at = |instant: &'static str| {
        entered(&[2], move |event| {
            event["entry"]["recorded"] = instant.into();
            event["entry"]["effective"] = instant.into();
        })
    };
    let before = at("2026-03-02T03:59:59Z").verdict(&Anchors::default());
    assert_eq!(before.difference(), None);
    differs(&at("2026-03-02T04:00:00Z"), "the draw of round:2: recorded");
}

#[test]
fn the_plan_has_the_numbers_that_were_committed_to() {
    let fewer = |event: &mut serde_json::Value| {
        let number = event.pointer_mut("/payload/drawn-for/draw/frames/0/number");
        *number.unwrap() = 1.into();
    };
    differs(&entered(&[1, 2], fewer), "the draw of round:1: frames");
    differs(
        &entered(&[2], fewer),
        "neither is the first draw of its own",
    );
}

#[test]
fn the_terms_of_a_visit_are_those_of_the_law() {
    let mut town = town();
    let events = rechained(&town.visits[0], |events| {
        events[0]["payload"]["opened"]["conduct"]["notice"] = "required".into();
    });
    town.visits[0] = events.unwrap();
    differs(&town, ".conduct");
}

/// A local instrument binds where it is in force and nowhere else.
#[test]
fn the_terms_of_a_visit_are_those_of_its_county() {
    let town = town();
    let ever = Period::starting(date!(2001 - 01 - 01));
    let three = Headcount {
        minimum: NonZeroU32::new(3).unwrap(),
        ..LAWFUL
    };
    let verdict = |place: &str| {
        let id = InstrumentId::new("三人办法").unwrap();
        let local = Instrument::new(id, InstrumentRank::County, ever)
            .of(DivisionId::new(place).unwrap())
            .with_headcount(three);
        let all = instruments()
            .iter()
            .cloned()
            .chain([local])
            .collect::<Vec<_>>();
        let all = Instruments::new(all).unwrap();
        town.papers()
            .held_against(&all, &Anchors::default(), town.on)
    };
    assert!(!verdict("210102").is_contradicted());
    assert!(verdict("220102").is_contradicted());
}

#[test]
fn as_many_recusals_are_closed_as_rows_are_excluded() {
    let mut town = town();
    let events = rechained(&town.second.round, |events| {
        let closed = events
            .iter_mut()
            .find_map(|event| event["payload"].get_mut("recusals-closed"));
        closed.unwrap()["count"] = 0.into();
    });
    town.second.round = events.unwrap();
    differs(&town, "how many recusals were closed");
}

/// The town whose second round was given up at this instant, after its teams.
fn given_up(at: &'static str) -> Town {
    let mut town = town();
    let events = rechained(&town.second.round, |events| {
        let last = events.last_mut().unwrap();
        last["payload"] = serde_json::json!({
            "superseded": { "successor": "round:3", "reason": "对象库有误" }
        });
        last["entry"]["recorded"] = at.into();
        last["entry"]["effective"] = at.into();
    });
    town.second.round = events.unwrap();
    town
}

#[test]
fn no_visit_is_opened_once_its_round_is_given_up() {
    differs(&given_up("2026-03-05T06:00:00Z"), "[0].recorded");
}

/// Whoever may give up a round once its visits were carried out draws until they like what is found.
#[test]
fn no_round_is_given_up_once_its_visits_were_carried_out() {
    differs(&given_up("2026-03-20T00:00:00Z"), "visit:");
    let mut untold = given_up("2026-03-20T00:00:00Z");
    untold.visits.clear();
    differs(&untold, "visit:");
}

/// The town with the first visit's trail cut after so many events.
fn cut_short(events: usize) -> Town {
    let mut town = town();
    town.visits[0].truncate(events);
    town
}

/// A visit that was opened is carried out while its round has time.
#[test]
fn no_visit_is_left_open() {
    for events in [1, 4] {
        differs(&cut_short(events), "visit:");
    }
    let mut early = cut_short(1);
    early.on = "2026-03-12T00:00:00Z";
    early.findings.clear();
    let verdict = early.verdict(&Anchors::default());
    let open = |what: &str| what.contains("that it was carried out: it is");
    assert!(verdict.findings().iter().any(|one| open(&one.what)));
}

/// Nobody of a department came: that is told with what shows it, and nobody can leave it out.
#[test]
fn an_absence_is_told_and_not_left_out() {
    let honest = town();
    let verdict = honest.verdict(&Anchors::default());
    assert_eq!(verdict.difference(), None);
    let told = |what: &str| what.contains("that nobody of");
    assert!(verdict.findings().iter().any(|one| told(&one.what)));
    let mut town = honest;
    let events = rechained(&town.visits[2], |events| {
        let before = events.len();
        events.retain(|event| event["payload"].get("absent").is_none());
        assert_eq!(before - events.len(), 1);
    });
    town.visits[2] = events.unwrap();
    differs(&town, "that it was carried out");
}

/// Whoever deletes the approval that a check takes, and chains anew, is caught where the step is taken again.
#[test]
fn a_check_that_takes_approval_begins_with_it() {
    let mut town = town();
    let visit = town.visits[0].clone();
    let events = rechained(&visit, |events| {
        let papers = |event: &serde_json::Value, name| event["payload"].get(name).is_some();
        events.retain(|event| !papers(event, "approved") && !papers(event, "notified"));
        let conduct = &mut events[0]["payload"]["opened"]["conduct"];
        conduct["approval"] = "required".into();
        conduct["notice"] = "required".into();
    });
    town.visits[0] = events.unwrap();
    let verdict = town.verdict(&Anchors::default());
    let told = verdict
        .differences()
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n");
    assert!(told.contains("approv"), "{told}");
    assert!(told.contains("notice"), "{told}");
}

/// A first event that is applied like any other could be one that no rule lets through.
#[test]
fn the_beginnings_are_taken_again_as_well() {
    let late = |events: &mut Vec<serde_json::Value>| {
        events[0]["entry"]["effective"] = "2027-06-01T00:00:00Z".into();
    };
    let mut plan = town();
    plan.plan = rechained(&plan.plan, late).unwrap();
    let mut visit = town();
    visit.visits[0] = rechained(&visit.visits[0], late).unwrap();
    let mut finding = town();
    finding.findings[0] = rechained(&finding.findings[0], late).unwrap();
    for (town, beginning) in [(plan, "plan:"), (visit, "visit:"), (finding, "finding:1")] {
        differs(&town, beginning);
    }
}
