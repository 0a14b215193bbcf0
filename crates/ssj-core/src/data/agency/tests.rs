#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use proptest::prelude::*;
use time::Date;

use super::*;
use crate::base::id::{AgencyId, MatterId};
use crate::base::period::Period;
use crate::data::jurisdiction::Level;
use crate::fixtures::{agencies, agency, day, department, matter_id, register, text};
use crate::law::refusal::Refusals;
use crate::law::rules::agency as rules;

fn give(matter: &str, owner: &str) -> Function {
    Function {
        matter: matter_id(matter),
        owner: agency(owner),
        since: day("2001-01-01"),
    }
}

fn merge(from: &[&str], into: &str, on: &str) -> Change {
    let from = from.iter().map(|id| agency(id)).collect();
    Change {
        effective: day(on),
        founded: Vec::new(),
        reform: Reform::Merge {
            from,
            into: agency(into),
        },
    }
}

fn transfer(from: &str, to: &str, matters: &[&str], on: &str) -> Change {
    let matters = matters.iter().map(|id| matter_id(id)).collect();
    let (from, to) = (agency(from), agency(to));
    Change {
        effective: day(on),
        founded: Vec::new(),
        reform: Reform::Transfer { from, to, matters },
    }
}

/// Reported to the regulator beside `by`, adopted by the province the same day.
fn enter(register: &AgencyRegister, change: Change, by: &str) -> Result<AgencyRegister, Refusals> {
    let beside = if by.starts_with("jl") {
        "jl-amr"
    } else {
        "ng-amr"
    };
    let on = day("2026-06-01");
    let reported = register.report(change, &agency(by), &agency(beside), on)?;
    let adopted = register.adopt(&reported, &agency("jl-amr"), on)?;
    register.clone().with(adopted)
}

#[test]
fn a_merged_agency_answers_under_its_successor_and_keeps_its_name() {
    let register = AgencyRegister::new(agencies(), [give("canteens", "ng-health")]).unwrap();
    let register = enter(
        &register,
        merge(&["ng-health"], "ng-amr", "2020-01-01"),
        "ng-health",
    )
    .unwrap();
    let (before, after) = (day("2019-12-31"), day("2020-01-01"));
    let old = agency("ng-health");
    assert_eq!(
        register.at(&old, before).unwrap().name(),
        &text("ng-health")
    );
    let ended = register.at(&old, after).unwrap_err();
    assert!(matches!(ended, AgencyError::Ended { .. }));
    assert_eq!(register.successors(&old, before).unwrap(), [&old]);
    assert_eq!(
        register.successors(&old, after).unwrap(),
        [&agency("ng-amr")]
    );
    assert_eq!(register.owner(&matter_id("canteens"), before), Ok(&old));
    assert_eq!(
        register.owner(&matter_id("canteens"), after),
        Ok(&agency("ng-amr"))
    );
    assert_eq!(register.names(&old).len(), 1);
    assert_eq!(register.adopted().len(), 1);
}

#[test]
fn a_split_leaves_no_matter_without_an_owner_and_none_with_two() {
    let register = AgencyRegister::new(
        agencies(),
        [give("food", "ng-health"), give("water", "ng-health")],
    )
    .unwrap();
    let split = |allotted: &[(&str, &str)]| {
        let allotted = allotted
            .iter()
            .map(|(m, a)| (matter_id(m), agency(a)))
            .collect();
        let new = department(
            "ng-water",
            NamedSystem::WaterResources,
            Level::County,
            "220102",
        );
        let new = Agency::department(
            new.id().clone(),
            text("南关区水务局"),
            new.systems().cloned(),
            Level::County,
            new.division().clone(),
            day("2020-01-01"),
        );
        let reform = Reform::Split {
            agency: agency("ng-health"),
            into: vec![agency("ng-amr"), agency("ng-water")],
            allotted,
        };
        enter(
            &register,
            Change {
                effective: day("2020-01-01"),
                founded: Vec::new(),
                reform,
            }
            .founding(new),
            "ng-health",
        )
    };
    let whole = split(&[("food", "ng-amr"), ("water", "ng-water")]).unwrap();
    assert_eq!(
        whole.owner(&matter_id("water"), day("2026-01-01")),
        Ok(&agency("ng-water"))
    );
    let heirs = whole
        .successors(&agency("ng-health"), day("2026-01-01"))
        .unwrap();
    assert_eq!(heirs, [&agency("ng-amr"), &agency("ng-water")]);

    assert!(
        split(&[("food", "ng-amr")])
            .unwrap_err()
            .contains(rules::GAP)
    );
    let twice = [
        ("food", "ng-amr"),
        ("water", "ng-water"),
        ("food", "ng-water"),
    ];
    assert!(split(&twice).unwrap_err().contains(rules::TWO_OWNERS));
    let foreign = [
        ("food", "ng-amr"),
        ("water", "ng-water"),
        ("fire", "ng-amr"),
    ];
    assert!(split(&foreign).unwrap_err().contains(rules::NOT_OWNER));
}

#[test]
fn a_reform_takes_the_route_of_the_regulation() {
    let register = register();
    let rename = || {
        let reform = Reform::Rename {
            agency: agency("ng-health"),
            name: text("南关区卫健局"),
        };
        Change {
            effective: day("2020-01-01"),
            founded: Vec::new(),
            reform,
        }
    };
    let on = day("2020-02-01");
    let report = |by: &str, to: &str| register.report(rename(), &agency(by), &agency(to), on);
    let reported = report("ng-health", "ng-amr").unwrap();
    assert_eq!(
        (&reported.by, &reported.to, reported.on),
        (&agency("ng-health"), &agency("ng-amr"), on)
    );

    // To another level's regulator, to no regulator, by somebody else.
    for (by, to, code) in [
        ("ng-health", "cc-amr", rules::ADDRESSEE),
        ("ng-health", "ng-health", rules::ADDRESSEE),
        ("jl-health", "jl-amr", rules::REPORTER),
    ] {
        assert!(report(by, to).unwrap_err().contains(code), "{by} to {to}");
    }

    let adopt = |by: &str, on: &str| register.adopt(&reported, &agency(by), day(on));
    let adopted = adopt("jl-amr", "2020-02-01").unwrap();
    assert_eq!(&adopted.by, &agency("jl-amr"));
    assert_eq!(&adopted.reported, &reported);
    assert!(
        adopt("cc-amr", "2020-02-01")
            .unwrap_err()
            .contains(rules::ADOPTER)
    );
    assert!(
        adopt("jl-health", "2020-02-01")
            .unwrap_err()
            .contains(rules::ADOPTER)
    );
    assert!(
        adopt("jl-amr", "2020-01-31")
            .unwrap_err()
            .contains(rules::ADOPTED_EARLY)
    );
    // What is reported and not adopted changes nothing.
    assert_eq!(
        register.at(&agency("ng-health"), on).unwrap().name(),
        &text("ng-health")
    );
}

#[test]
fn nobody_succeeds_themselves_even_by_a_detour() {
    let register = register();
    let itself = enter(
        &register,
        merge(&["ng-amr"], "ng-amr", "2020-01-01"),
        "ng-amr",
    );
    assert!(itself.unwrap_err().contains(rules::CIRCLE));
    let there = enter(
        &register,
        merge(&["ng-health"], "jl-health", "2020-01-01"),
        "ng-health",
    )
    .unwrap();
    // The way back starts from an agency that has ended, on the same day and on any later one.
    for on in ["2020-01-01", "2021-01-01"] {
        let back = enter(&there, merge(&["jl-health"], "ng-health", on), "jl-health");
        assert!(back.unwrap_err().contains(rules::ABSENT), "{on}");
    }
}

#[test]
fn an_earlier_reform_that_contradicts_a_later_one_is_refused() {
    let register = AgencyRegister::new(agencies(), [give("food", "ng-health")]).unwrap();
    let later = enter(
        &register,
        transfer("ng-health", "ng-amr", &["food"], "2022-01-01"),
        "ng-health",
    );
    let later = later.unwrap();
    let earlier = transfer("ng-health", "jl-health", &["food"], "2021-01-01");
    let refused = enter(&later, earlier, "ng-health").unwrap_err();
    assert!(refused.contains(rules::NOT_OWNER));
    // One that touches nothing of it is taken, though it was adopted afterwards.
    let reform = Reform::Rename {
        agency: agency("ng-health"),
        name: text("新名"),
    };
    let renamed = enter(
        &later,
        Change {
            effective: day("2021-01-01"),
            founded: Vec::new(),
            reform,
        },
        "ng-health",
    )
    .unwrap();
    assert_eq!(
        renamed
            .at(&agency("ng-health"), day("2021-01-01"))
            .unwrap()
            .name(),
        &text("新名")
    );
}

#[test]
fn a_register_with_two_owners_or_founders_is_refused() {
    let two = [give("food", "ng-amr"), give("food", "ng-health")];
    assert!(
        AgencyRegister::new(agencies(), two)
            .unwrap_err()
            .contains(rules::TWO_OWNERS)
    );
    let mut twice = agencies();
    twice.extend(agencies());
    let refused = AgencyRegister::new(twice, [give("food", "nobody")]).unwrap_err();
    assert_eq!(
        refused.iter().filter(|r| r.code == rules::FOUNDING).count(),
        5
    );
    assert!(refused.contains(rules::ABSENT));
}

#[test]
fn agencies_are_found_by_system_and_place() {
    let register = register();
    let regulator = NamedSystem::MarketRegulation.into();
    let on = day("2026-01-01");
    let nanguan = crate::fixtures::division("220102");
    let found: Vec<_> = register
        .of_system(&regulator, &nanguan, on)
        .map(|then| then.agency().id())
        .collect();
    assert_eq!(found, [&agency("ng-amr")]);
    assert_eq!(register.in_force(on).count(), 5);
    assert_eq!(register.in_force(day("2000-12-31")).count(), 0);
}

/// 三（一）: the conference's members change, and a seat goes on with whoever succeeds its agency.
#[test]
fn the_members_of_the_joint_conference_change_in_time() {
    let register = register();
    let (lead, start) = (agency("jl-amr"), day("2019-05-22"));
    let from = |id: &str, on: &str| Seat {
        agency: agency(id),
        period: Period::starting(day(on)),
    };
    let until = |id: &str, on: &str| Seat {
        agency: agency(id),
        period: Period::between(start, day(on)).unwrap(),
    };
    let seats = [
        until("jl-health", "2020-12-31"),
        from("ng-health", "2021-01-01"),
    ];
    let conference = Conference::new(lead.clone(), start, seats, &register).unwrap();
    let members = |register: &AgencyRegister, on| {
        let members = conference.members(register, day(on));
        members.into_iter().cloned().collect::<Vec<_>>()
    };
    assert_eq!(members(&register, "2019-05-21"), []);
    assert_eq!(
        members(&register, "2020-12-31"),
        [lead.clone(), agency("jl-health")]
    );
    assert_eq!(
        members(&register, "2021-01-01"),
        [lead.clone(), agency("ng-health")]
    );
    let merged = merge(&["ng-health"], "ng-amr", "2022-01-01");
    let merged = enter(&register, merged, "ng-health").unwrap();
    assert_eq!(
        members(&merged, "2022-01-01"),
        [lead.clone(), agency("ng-amr")]
    );

    let missing = conference.unrepresented(&register, day("2021-01-01"));
    assert_eq!(missing.len(), 22);
    assert!(!missing.contains(&NamedSystem::Health));
    let later = conference.unrepresented(&merged, day("2022-01-01"));
    // What the merged one did is the work of the agency that took it over.
    assert!(!later.contains(&NamedSystem::Health));
}

#[test]
fn a_conference_is_led_by_a_market_regulator_and_seats_nobody_twice_or_too_early() {
    let register = register();
    let start = day("2019-05-22");
    let seat = |id: &str, on: &str| Seat {
        agency: agency(id),
        period: Period::starting(day(on)),
    };
    let found = |lead: &str, seats: &[Seat]| {
        Conference::new(agency(lead), start, seats.iter().cloned(), &register)
    };
    let health = seat("jl-health", "2019-06-01");
    assert!(found("jl-amr", core::slice::from_ref(&health)).is_ok());
    let led = found("jl-health", core::slice::from_ref(&health)).unwrap_err();
    assert!(led.contains(rules::CONFERENCE_LEAD));
    let twice = found("jl-amr", &[health, seat("jl-health", "2020-01-01")]);
    assert!(twice.unwrap_err().contains(rules::CONFERENCE_TWICE));
    let absent = found(
        "jl-amr",
        &[seat("jl-health", "2000-12-31"), seat("x", "2020-01-01")],
    );
    let absent = absent.unwrap_err();
    assert_eq!(
        absent
            .iter()
            .filter(|r| r.code == rules::CONFERENCE_ABSENT)
            .count(),
        2
    );
}

#[cfg(feature = "serde")]
#[test]
fn a_register_is_replayed_when_it_is_read() {
    let register = AgencyRegister::new(agencies(), [give("food", "ng-health")]).unwrap();
    let register = enter(
        &register,
        merge(&["ng-health"], "ng-amr", "2020-01-01"),
        "ng-health",
    )
    .unwrap();
    let json = serde_json::to_string(&register).unwrap();
    assert_eq!(
        serde_json::from_str::<AgencyRegister>(&json).unwrap(),
        register
    );
    let broken = json.replace(r#""into":"agency:ng-amr""#, r#""into":"agency:ng-health""#);
    assert_ne!(broken, json);
    assert!(serde_json::from_str::<AgencyRegister>(&broken).is_err());
}

/// A plain model of one day: who owns what, who is gone, how many were founded on the way.
#[derive(Clone, Default)]
struct Day {
    owners: BTreeMap<u8, u8>,
    gone: Vec<u8>,
    founded: u8,
    renamed: BTreeMap<u8, usize>,
}

/// A reform as a table entry: what it does, from whom, to whom, about which matter.
type Step = (u8, u8, u8, u8);

impl Day {
    fn there(&self, office: u8) -> bool {
        office < 4 + self.founded && !self.gone.contains(&office)
    }

    /// Takes the step if it is lawful.
    fn take(&mut self, (kind, from, to, matter): Step) -> bool {
        if kind == 3 {
            let lawful = self.there(from);
            *self.renamed.entry(from).or_default() += usize::from(lawful);
            return lawful;
        }
        // The new office of a split may be the one that takes the rest, too.
        let founded = kind == 2 && to == 4 + self.founded;
        if from == to || !self.there(from) || !(self.there(to) || founded) {
            return false;
        }
        match kind {
            0 => self.gone.push(from),
            1 => {
                if self.owners.get(&matter) != Some(&from) {
                    return false;
                }
                self.owners.insert(matter, to);
                return true;
            }
            // A split: one matter goes to a new office, if it is owned, and the rest to an old one.
            _ => {
                let new = 4 + self.founded;
                self.founded += 1;
                if self.owners.get(&matter) == Some(&from) {
                    self.owners.insert(matter, new);
                }
                self.gone.push(from);
            }
        }
        self.owners
            .values_mut()
            .filter(|owner| **owner == from)
            .for_each(|owner| *owner = to);
        true
    }
}

fn office(n: u8) -> AgencyId {
    AgencyId::new(&alloc::format!("jl-{n}")).unwrap()
}

fn task(n: u8) -> MatterId {
    matter_id(&alloc::format!("m{n}"))
}

fn province(n: u8, since: Date) -> Agency {
    let (name, systems) = (text("处"), [NamedSystem::Health.into()]);
    let jilin = crate::fixtures::division("220000");
    Agency::department(office(n), name, systems, Level::Province, jilin, since)
}

/// The reform of a step, as the register takes it.
fn reform(day: &Day, (kind, from, to, matter): Step, on: Date) -> Change {
    let (old, new) = (office(from), 4 + day.founded);
    let reform = match kind {
        0 => Reform::Merge {
            from: vec![old],
            into: office(to),
        },
        1 => Reform::Transfer {
            from: old,
            to: office(to),
            matters: vec![task(matter)],
        },
        2 => {
            let owned = day.owners.iter().filter(|(_, owner)| **owner == from);
            let heir = |m: u8| office(if m == matter { new } else { to });
            return Change {
                effective: on,
                founded: Vec::new(),
                reform: Reform::Split {
                    agency: old,
                    into: vec![office(to), office(new)],
                    allotted: owned.map(|(m, _)| (task(*m), heir(*m))).collect(),
                },
            }
            .founding(province(new, on));
        }
        _ => Reform::Rename {
            agency: old,
            name: text("新名"),
        },
    };
    Change {
        effective: on,
        founded: Vec::new(),
        reform,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// 2.1-d: whatever is reformed, on every day each matter has one owner who is there, every
    /// agency that ended has successors who are, and nothing else gets in.
    #[test]
    fn ownership_follows_every_lawful_reform_and_no_other(
        steps in prop::collection::vec((0..4_u8, 0..7_u8, 0..7_u8, 0..5_u8), 1..16),
    ) {
        let first = day("2001-01-01");
        let all = (0..4).map(|n| province(n, first)).chain(agencies());
        let functions = (0..5).map(|n| Function { matter: task(n), owner: office(n % 4), since: first });
        let mut register = AgencyRegister::new(all, functions).unwrap();
        let mut today = Day { owners: (0..5).map(|n| (n, n % 4)).collect(), ..Day::default() };
        let mut on = day("2010-01-01");
        let mut past = vec![(on, today.clone())];
        for step in steps {
            on = on.next_day().unwrap();
            let entered = register
                .report(reform(&today, step, on), &office(step.1), &agency("jl-amr"), on)
                .and_then(|reported| register.adopt(&reported, &agency("jl-amr"), on))
                .and_then(|adopted| register.clone().with(adopted));
            let mut tomorrow = today.clone();
            let lawful = tomorrow.take(step);
            prop_assert_eq!(entered.is_ok(), lawful, "{:?}", step);
            if lawful {
                today = tomorrow;
            }
            register = entered.unwrap_or(register);
            past.push((on, today.clone()));
        }
        for (on, then) in &past {
            for (matter, owner) in &then.owners {
                prop_assert_eq!(register.owner(&task(*matter), *on), Ok(&office(*owner)));
                prop_assert!(register.at(&office(*owner), *on).is_ok(), "an owner who is there");
            }
            for n in 0..4 + then.founded {
                prop_assert_eq!(register.at(&office(n), *on).is_ok(), then.there(n));
                let heirs = register.successors(&office(n), *on).unwrap();
                prop_assert!(!heirs.is_empty());
                prop_assert!(heirs.iter().all(|heir| register.at(heir, *on).is_ok()));
                prop_assert_eq!(then.there(n), heirs == [&office(n)]);
            }
        }
        for (n, times) in &today.renamed {
            if *times > 0 {
                prop_assert_eq!(register.names(&office(*n)).len(), times + 1);
            }
        }
    }
}
