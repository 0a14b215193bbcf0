//! The record is tied to what is carried out.
//!
//! Each forgery is as good as its forger can make it: every digest and every chain is computed anew, and
//! all later stages are carried out honestly on what was forged.

use ssj::core::paper::{Team, TeamMember};
use ssj::core::{AgencyId, Clause, DivisionId, Headcount, InspectorId, Text};
use ssj::draw::record::{FixedSlot, VisitCap};
use ssj::draw::verify::{Anchors, Basis};

use crate::forge::rechained;
use crate::town::{LAWFUL, Town, Tricks, forged, town};

/// Where the verdict on an archive first differs.
pub(crate) fn difference(town: &Town) -> String {
    let verdict = town.verdict(&Anchors::default());
    let difference = verdict.difference().expect("it is consistent with itself");
    format!("{difference}")
}

/// Something that differs is this.
pub(crate) fn differs(town: &Town, field: &str) {
    let verdict = town.verdict(&Anchors::default());
    let found: Vec<_> = verdict
        .differences()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        found.iter().any(|it| it.contains(field)),
        "{field}: {found:?}"
    );
}

#[test]
fn an_honest_archive_holds() {
    let verdict = town().verdict(&Anchors::default());
    assert_eq!(verdict.difference(), None);
}

#[test]
fn a1_no_drawn_visit_is_left_out() {
    let town = forged(Tricks {
        objects: |visits, _| {
            visits.remove(1);
        },
        ..Tricks::NONE
    });
    differs(&town, "outcome: visits and reserves");
}

#[test]
fn a1_none_is_slipped_in() {
    let town = forged(Tricks {
        objects: |visits, _| {
            let mut more = visits[0].clone();
            more.holder = "site:friend".parse().unwrap();
            more.checks.truncate(1);
            more.checks[0].object = "site:friend".parse().unwrap();
            visits.push(more);
        },
        ..Tricks::NONE
    });
    differs(&town, "outcome");
}

#[test]
fn a2_nobody_is_exchanged_for_a_reserve_in_silence() {
    let town = forged(Tricks {
        objects: |visits, reserves| {
            let list = reserves
                .iter_mut()
                .find(|list| list.order.len() > 1)
                .unwrap();
            let second = list.order.remove(1);
            let mut checks = visits.iter_mut().flat_map(|visit| &mut visit.checks);
            let served = checks.find(|check| list.serves.contains(&check.object));
            *served.unwrap() = second.check;
        },
        ..Tricks::NONE
    });
    differs(&town, "outcome");
}

#[test]
fn a2_the_order_of_reserves_stays_that_of_their_ranks() {
    let town = forged(Tricks {
        objects: |_, reserves| {
            let list = reserves
                .iter_mut()
                .find(|list| list.order.len() > 1)
                .unwrap();
            list.order.reverse();
        },
        ..Tricks::NONE
    });
    differs(&town, "outcome");
}

/// Two of one agency change places between teams. Whoever stands by makes way, so that each team is lawful by
/// itself.
#[allow(clippy::ptr_arg, reason = "what a trick is")]
pub(crate) fn exchange(teams: &mut Vec<Team>) {
    teams.iter_mut().for_each(|team| team.reserves.clear());
    let places = |team: &Team| 0..team.members.len();
    for (first, second) in (0..teams.len()).flat_map(|i| (0..i).map(move |j| (i, j))) {
        for (a, b) in
            places(&teams[first]).flat_map(|a| places(&teams[second]).map(move |b| (a, b)))
        {
            let [one, other] =
                [&teams[first].members[a], &teams[second].members[b]].map(Clone::clone);
            let known = |team: &Team, who: &TeamMember| team.members.contains(who);
            let lawful = one.agency == other.agency;
            if lawful && !known(&teams[first], &other) && !known(&teams[second], &one) {
                teams[first].members[a] = other;
                teams[second].members[b] = one;
                return;
            }
        }
    }
    panic!("no two can change places");
}

#[test]
fn a3_two_inspectors_do_not_change_teams() {
    let town = forged(Tricks {
        teams: exchange,
        ..Tricks::NONE
    });
    differs(&town, "teams");
}

#[test]
fn a3_nobody_sends_two_friends() {
    let town = forged(Tricks {
        teams: |teams| {
            for team in teams {
                for (i, member) in team.members.iter_mut().enumerate() {
                    member.inspector = InspectorId::new(&format!("friend-{i}")).unwrap();
                }
                team.reserves.clear();
            }
        },
        ..Tricks::NONE
    });
    differs(&town, "teams");
}

#[test]
fn a3_nobody_picks_who_stands_by() {
    let town = forged(Tricks {
        teams: |teams| {
            teams[0].reserves.push(TeamMember {
                inspector: InspectorId::new("friend").unwrap(),
                agency: AgencyId::new("cc-amr").unwrap(),
            });
        },
        ..Tricks::NONE
    });
    differs(&town, "reserves");
}

#[test]
fn a4_no_matter_is_struck_off_a_visit() {
    let town = forged(Tricks {
        objects: |visits, _| {
            let several = visits
                .iter_mut()
                .find(|visit| visit.checks.len() > 1)
                .unwrap();
            several.checks.pop();
        },
        ..Tricks::NONE
    });
    differs(&town, "outcome");
}

#[test]
fn a4_holder_and_county_stay() {
    let holder = forged(Tricks {
        objects: |visits, _| visits[0].holder = "site:elsewhere".parse().unwrap(),
        ..Tricks::NONE
    });
    differs(&holder, "outcome");
    let county = forged(Tricks {
        objects: |visits, _| {
            let mut alone = visits.iter_mut();
            let visit = alone.find(|visit| visit.holder.as_str().starts_with("site:"));
            let visit = visit.unwrap();
            let [here, there] = ["220102", "220103"].map(|code| DivisionId::new(code).unwrap());
            visit.county = if visit.county == here { there } else { here };
        },
        ..Tricks::NONE
    });
    differs(&county, "outcome");
}

#[test]
fn a5_the_trail_is_in_the_order_of_the_draw() {
    let honest = town();
    // Seeded before it was committed to.
    let swapped = rechained(&honest.second.round, |events| {
        let [committed, seeded] = [events[1].clone(), events[2].clone()];
        events[1]["payload"] = seeded["payload"].clone();
        events[2]["payload"] = committed["payload"].clone();
    });
    let mut town = honest.clone();
    town.second.round = swapped.unwrap();
    differs(&town, "round:2[1]");
    // The commitment was published an hour after the beacon spoke.
    let late = rechained(&honest.second.round, |events| {
        events[1]["payload"]["committed"]["published"] = "2026-03-02T05:00:00Z".into();
        for event in &mut events[1..] {
            event["entry"]["recorded"] = "2026-03-06T00:00:00Z".into();
            event["entry"]["effective"] = "2026-03-06T00:00:00Z".into();
        }
    });
    let mut town = honest.clone();
    town.second.round = late.unwrap();
    differs(&town, "round:2[");
    // Another commitment than the form's.
    let other = rechained(&honest.second.round, |events| {
        events[1]["payload"]["committed"]["commitment"] = "00".repeat(32).into();
    });
    let mut town = honest;
    town.second.round = other.unwrap();
    differs(&town, "round:2[1]");
}

#[test]
fn a6_every_visit_has_its_trail_and_every_trail_its_visit() {
    let mut none = town();
    none.visits.clear();
    none.findings.remove(0);
    differs(&none, "no trail");
    let mut one_less = town();
    one_less.visits.remove(2);
    differs(&one_less, "no trail");
    // Before the time of the round is over, it may not have been carried out yet.
    let mut ahead = town();
    ahead.visits.clear();
    ahead.findings.clear();
    ahead.leads.clear();
    ahead.campaigns.clear();
    ahead.plan.pop();
    ahead.on = "2026-03-06T00:00:00Z";
    let verdict = ahead.verdict(&Anchors::default());
    assert_eq!(verdict.difference(), None);
    let mut foreign = town();
    let other = forged(Tricks {
        objects: |visits, _| {
            visits.pop();
        },
        ..Tricks::NONE
    });
    foreign.visits.push(other.visits[0].clone());
    differs(&foreign, "no such visit in any round");
    let mut twice = town();
    twice.visits.push(twice.visits[0].clone());
    differs(&twice, "two trails");
}

#[test]
fn a7_a_visit_is_opened_as_it_was_drawn_and_staffed() {
    for (path, value) in [
        ("/opened/drawn/county", "division:220199".into()),
        ("/opened/drawn/holder", "site:x".into()),
        ("/opened/drawn/checks/0/agency", "agency:cc-tax".into()),
        ("/opened/drawn/checks/0/object", "site:x".into()),
        (
            "/opened/team/members/0/inspector",
            "inspector:friend".into(),
        ),
        ("/opened/team/members/0/agency", "agency:cc-tax".into()),
        (
            "/opened/team/reserves/0/inspector",
            "inspector:friend".into(),
        ),
        ("/opened/round", "round:9".into()),
        ("/opened/record", serde_json::Value::from("00".repeat(32))),
        ("/opened/period/last", "2027-12-31".into()),
    ] {
        let mut town = town();
        let events = rechained(&town.visits[0], |events| {
            *events[0]["payload"].pointer_mut(path).expect(path) = value;
        });
        town.visits[0] = events.unwrap();
        let found = difference(&town);
        assert!(found.contains("visit:"), "{path}: {found}");
    }
}

#[test]
fn a7_nobody_but_the_next_reserve_steps_in() {
    let mut town = town();
    let events = rechained(&town.visits[1], |events| {
        let replaced = &mut events[1]["payload"]["member-replaced"];
        replaced["by"]["inspector"] = "inspector:friend".into();
    });
    town.visits[1] = events.unwrap();
    differs(&town, "visit:");
}

/// Whoever is named beforehand, and who can't go at all, the verdict names: with clause and reason.
#[test]
fn c3_what_somebody_chose_for_a_staffing_is_told() {
    let town = forged(Tricks {
        rows: |rows| {
            let slots = rows.visits[1].slots.len();
            assert!(slots > 1);
            rows.fixed = vec![FixedSlot {
                visit: rows.visits[1].visit,
                slot: 1,
                inspector: InspectorId::new("a1").unwrap(),
                clause: Clause::C2_3C,
                reason: Text::new("她熟悉锅炉").unwrap(),
            }];
            rows.caps = vec![VisitCap {
                at_most: 0,
                visits: [rows.visits[0].visit].into(),
                inspectors: [InspectorId::new("a4").unwrap()].into(),
            }];
            rows.inspectors[2].cap = 0;
        },
        ..Tricks::NONE
    });
    let verdict = town.verdict(&Anchors::default());
    assert_eq!(verdict.difference(), None);
    for told in [
        "was given to inspector:a1 beforehand, by 2.3-c of 吉政办发〔2019〕32号, because “她熟悉锅炉”",
        "1 caps of 0 on a group of visits, for 1 inspectors by name",
        "1 inspectors who take no place at all",
        "1 exclusions for `recusal.declared`, each with evidence",
        "that places of agency:cc-amr ask for [enforcement-certificate], which 5 of 10 inspectors hold",
    ] {
        let mut trusted = verdict.on(Basis::TakenOnTrust);
        assert!(trusted.any(|what| what.contains(told)), "{told}");
    }
}

/// One place where the law asks for two.
#[test]
fn c3_a_visit_has_the_people_that_the_instruments_in_force_ask_for() {
    let alone = forged(Tricks {
        rows: |rows| {
            let slots = &mut rows.visits[1].slots;
            let first = slots[0];
            slots.retain(|slot| *slot != first);
            slots.push(first);
        },
        headcount: Headcount {
            minimum: core::num::NonZeroU32::MIN,
            ..LAWFUL
        },
        ..Tricks::NONE
    });
    let found = difference(&alone);
    assert!(found.contains("has 1 inspectors of"), "{found}");
}

#[test]
fn c6_nothing_of_a_rounds_trail_is_destroyed() {
    let mut town = town();
    for sequence in 0..town.second.round.len() {
        town.destroyed = Some(u64::try_from(sequence).unwrap());
        differs(&town, "its content was destroyed");
    }
}

#[test]
fn d5_instants_follow_each_other() {
    let honest = town();
    let events = rechained(&honest.second.round, |events| {
        events[1]["entry"]["recorded"] = "2031-01-01T00:00:00Z".into();
        events[1]["entry"]["effective"] = "2031-01-01T00:00:00Z".into();
    });
    let mut town = honest.clone();
    town.second.round = events.unwrap();
    differs(&town, "round:2[1]");
    let events = rechained(&honest.second.round, |events| {
        events
            .iter_mut()
            .for_each(|event| event["entry"]["subject"] = "round:3".into());
    });
    let mut town = honest;
    town.second.round = events.unwrap();
    differs(&town, "round");
}
