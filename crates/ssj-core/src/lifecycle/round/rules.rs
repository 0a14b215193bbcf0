//! What must hold of the outcome of a draw.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::{DrawnCheck, DrawnVisit, Replaced, Reserve, ReserveList, Round, Team};
use crate::base::id::{DivisionId, MatterId, ObjectId};
use crate::base::sizing::Shortfall;
use crate::base::skip::Skip;
use crate::law::headcount::Headcount;
use crate::law::refusal::{Checks, Refusal};
use crate::law::rules::round as codes;
use crate::lifecycle::mandate::Task;

/// Nothing outside the mandate, nothing twice, one visit for each enterprise in a county.
pub(super) fn objects_are_sound(
    mandate: &Task,
    visits: &[DrawnVisit],
    reserves: &[ReserveList],
    checks: &mut Checks,
) {
    let planned = mandate.matters();
    let fewer = planned.iter().all(|it| it.shortfall == Shortfall::TakeAll);
    checks.require(fewer || !visits.is_empty(), || {
        let task = mandate.source().task();
        Refusal::new(codes::NOBODY_DRAWN).with("task", task.as_str())
    });
    let (mut holders, mut objects) = (BTreeSet::new(), BTreeSet::new());
    for visit in visits {
        checks.require(holders.insert((&visit.holder, &visit.county)), || {
            Refusal::new(codes::SPLIT).with("holder", &visit.holder)
        });
        checks_are_sound(mandate, visit, &mut objects, checks);
    }
    for list in reserves {
        for reserve in &list.order {
            let drawn = (&reserve.check, &reserve.county);
            check_is_sound(mandate, drawn, &mut objects, checks);
        }
    }
}

type Drawn<'a> = BTreeSet<(&'a MatterId, &'a ObjectId)>;

fn checks_are_sound<'a>(
    mandate: &Task,
    visit: &'a DrawnVisit,
    seen: &mut Drawn<'a>,
    checks: &mut Checks,
) {
    checks.require(!visit.checks.is_empty(), || {
        Refusal::new(codes::NOTHING_TO_CHECK).with("visit", &visit.id)
    });
    for check in &visit.checks {
        check_is_sound(mandate, (check, &visit.county), seen, checks);
    }
}

fn check_is_sound<'a>(
    mandate: &Task,
    (check, county): (&'a DrawnCheck, &DivisionId),
    seen: &mut Drawn<'a>,
    checks: &mut Checks,
) {
    let planned = mandate.agency(&check.matter, county);
    checks.require(planned == Some(&check.agency), || {
        Refusal::new(codes::OUTSIDE_MANDATE)
            .with("object", &check.object)
            .with("matter", &check.matter)
            .with("agency", &check.agency)
    });
    checks.require(seen.insert((&check.matter, &check.object)), || {
        Refusal::new(codes::OBJECT_TWICE)
            .with("object", &check.object)
            .with("matter", &check.matter)
    });
}

/// Each team is for a visit of the round that has none yet, with enough people of each department.
pub(super) fn teams_are_sound(
    round: &Round,
    teams: &[Team],
    headcount: impl Fn(&DivisionId) -> Headcount,
    checks: &mut Checks,
) {
    let mut staffed = BTreeSet::new();
    for team in teams {
        let known = round.visit(&team.visit);
        let fresh = staffed.insert(&team.visit) && !known.is_some_and(|v| round.is_staffed(v));
        checks.require(fresh, || {
            Refusal::new(codes::STAFFED_TWICE).with("visit", &team.visit)
        });
        match known {
            Some(visit) => team_fits(visit, team, headcount(&visit.county), checks),
            None => checks.refuse(Refusal::new(codes::UNKNOWN_VISIT).with("visit", &team.visit)),
        }
    }
}

/// A supplement is for visits that have their team, and brings people whom they have not: they stand by.
pub(super) fn supplement_is_sound(round: &Round, teams: &[Team], checks: &mut Checks) {
    let mut supplemented = BTreeSet::new();
    for further in teams {
        let visit = &further.visit;
        let Some(team) = round.team(visit) else {
            checks.refuse(Refusal::new(codes::UNSTAFFED).with("visit", visit));
            continue;
        };
        checks.require(supplemented.insert(visit), || {
            Refusal::new(codes::STAFFED_TWICE).with("visit", visit)
        });
        let own = team.members.iter().chain(&team.reserves);
        let mut persons: BTreeSet<_> = own.map(|member| &member.inspector).collect();
        for member in further.members.iter().chain(&further.reserves) {
            checks.require(persons.insert(&member.inspector), || {
                Refusal::new(codes::PERSON_TWICE)
                    .with("visit", visit)
                    .with("inspector", &member.inspector)
            });
        }
    }
}

fn team_fits(visit: &DrawnVisit, team: &Team, headcount: Headcount, checks: &mut Checks) {
    let mut persons = BTreeSet::new();
    for member in team.members.iter().chain(&team.reserves) {
        checks.require(persons.insert(&member.inspector), || {
            Refusal::new(codes::PERSON_TWICE)
                .with("visit", &visit.id)
                .with("inspector", &member.inspector)
        });
    }
    let agencies: Vec<_> = team.members.iter().map(|it| &it.agency).collect();
    for (agency, found, needed) in headcount.short(&visit.agencies(), &agencies) {
        checks.refuse(
            Refusal::new(codes::SHORT_TEAM)
                .with("visit", &visit.id)
                .with("agency", &agency)
                .with("found", found)
                .with("needed", needed),
        );
    }
}

/// Who steps in for each check of a visit: the next in line of its stratum who is not passed over.
///
/// Whoever is passed over must have been next in line somewhere, and is so once.
pub(super) fn next_in_line(
    round: &Round,
    visit: &DrawnVisit,
    skipped: &[Skip<ObjectId>],
    checks: &mut Checks,
) -> Vec<Replaced> {
    let mut used_up = round.used_up.clone();
    let mut passed = BTreeSet::new();
    let mut replaced = Vec::new();
    let passed_over = |own: &&Reserve| skipped.iter().any(|skip| skip.who == own.check.object);
    for check in &visit.checks {
        let mut lists = round.reserves.iter().zip(&mut used_up);
        let list = lists.find(|(list, _)| is_of(list, check));
        let by = list.and_then(|(list, used_up)| {
            let rest = list.order.iter().skip(*used_up);
            let before = rest.clone().take_while(passed_over);
            passed.extend(before.map(|own| &own.check.object));
            let next = rest.clone().find(|own| !passed_over(own));
            *used_up = up_to(list, next);
            next
        });
        replaced.push(Replaced {
            check: check.clone(),
            by: by.cloned(),
        });
    }
    for skip in skipped {
        checks.require(passed.remove(&skip.who), || {
            Refusal::new(codes::NOT_NEXT_RESERVE)
                .with("out", &visit.id)
                .with("who", &skip.who)
        });
    }
    replaced
}

/// Whether these are the reserves of the stratum that a check was drawn from, or stood by in.
pub(super) fn is_of(list: &ReserveList, check: &DrawnCheck) -> bool {
    let mut order = list.order.iter();
    list.matter == check.matter
        && (list.serves.contains(&check.object) || order.any(|own| own.check == *check))
}

/// How many of a list are used up once this one stepped in: all, where nobody did.
pub(super) fn up_to(list: &ReserveList, by: Option<&Reserve>) -> usize {
    let mut order = (1..).zip(&list.order);
    let of = order.find(|(_, own)| by == Some(*own));
    of.map_or(list.order.len(), |(number, _)| number)
}
