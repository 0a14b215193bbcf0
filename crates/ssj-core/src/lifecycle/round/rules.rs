//! What must hold of the outcome of a draw.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::{DrawnVisit, ReserveList, Round, Team};
use crate::base::id::{ObjectId, VisitId};
use crate::base::skip::Skip;
use crate::law::headcount::Headcount;
use crate::law::refusal::{Checks, FactValue, Refusal, words};
use crate::law::rules::round as codes;
use crate::lifecycle::mandate::Mandate;

/// Nothing outside the mandate, nothing twice, one visit for each enterprise.
pub(super) fn objects_are_sound(
    mandate: &Mandate,
    visits: &[DrawnVisit],
    reserves: &[ReserveList],
    checks: &mut Checks,
) {
    let (mut ids, mut holders, mut objects) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for visit in visits {
        checks.require(ids.insert(&visit.id), || {
            Refusal::new(codes::VISIT_TWICE).with("visit", &visit.id)
        });
        checks.require(holders.insert(&visit.holder), || {
            Refusal::new(codes::SPLIT).with("holder", &visit.holder)
        });
        checks_are_sound(mandate, visit, &mut objects, checks);
    }
    for list in reserves {
        for served in list.serves.iter().filter(|id| !ids.contains(id)) {
            checks.refuse(Refusal::new(codes::UNKNOWN_VISIT).with("visit", served));
        }
        // A reserve may stand on several lists, and on none twice; it is no drawn visit.
        let mut on_list = BTreeSet::new();
        for reserve in &list.order {
            let fresh = on_list.insert(&reserve.id) && !ids.contains(&reserve.id);
            checks.require(fresh, || {
                Refusal::new(codes::VISIT_TWICE).with("visit", &reserve.id)
            });
            checks_are_sound(mandate, reserve, &mut BTreeSet::new(), checks);
        }
    }
}

type Drawn<'a> = BTreeSet<(
    &'a crate::base::id::MatterId,
    &'a crate::base::id::AgencyId,
    &'a ObjectId,
)>;

fn checks_are_sound<'a>(
    mandate: &Mandate,
    visit: &'a DrawnVisit,
    seen: &mut Drawn<'a>,
    checks: &mut Checks,
) {
    checks.require(!visit.checks.is_empty(), || {
        Refusal::new(codes::NOTHING_TO_CHECK).with("visit", &visit.id)
    });
    for check in &visit.checks {
        checks.require(mandate.covers(&check.matter, &check.agency), || {
            Refusal::new(codes::OUTSIDE_MANDATE)
                .with("visit", &visit.id)
                .with("matter", &check.matter)
                .with("agency", &check.agency)
        });
        let key = (&check.matter, &check.agency, &check.object);
        checks.require(seen.insert(key), || {
            Refusal::new(codes::OBJECT_TWICE)
                .with("object", &check.object)
                .with("matter", &check.matter)
        });
    }
}

/// Each team is for a visit of the round that has none yet, with enough people of each department.
pub(super) fn teams_are_sound(
    round: &Round,
    teams: &[Team],
    headcount: Headcount,
    checks: &mut Checks,
) {
    let mut staffed = BTreeSet::new();
    for team in teams {
        let fresh = staffed.insert(&team.visit) && round.team(&team.visit).is_none();
        checks.require(fresh, || {
            Refusal::new(codes::STAFFED_TWICE).with("visit", &team.visit)
        });
        match known(round, &team.visit) {
            Some(visit) => team_fits(visit, team, headcount, checks),
            None => checks.refuse(Refusal::new(codes::UNKNOWN_VISIT).with("visit", &team.visit)),
        }
    }
}

/// A drawn visit, or one of the reserves, which may be staffed beforehand.
fn known<'a>(round: &'a Round, id: &VisitId) -> Option<&'a DrawnVisit> {
    let mut reserves = round.reserves.iter().flat_map(|it| &it.order);
    round
        .visit(id)
        .or_else(|| reserves.find(|reserve| &reserve.id == id))
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

/// The reserves passed over and the one taken are the first ones of the list, in its order.
pub(super) fn reserve_is_next(
    round: &Round,
    out: &VisitId,
    skipped: &[Skip<VisitId>],
    by: &DrawnVisit,
    checks: &mut Checks,
) {
    let place = round.drawn_place(out);
    let mut lists = round.reserves.iter();
    let list = lists.find(|list| list.serves.contains(place));
    let order = list.map_or(&[][..], |it| &it.order);
    // Whoever stepped in once is no reserve any more, even after falling out in turn.
    let mut left = order
        .iter()
        .filter(|r| !round.stepped_in.contains_key(&r.id));
    let in_order = skipped
        .iter()
        .all(|s| left.next().map(|it| &it.id) == Some(&s.who));
    let next = left.next();
    checks.require(in_order && next == Some(by), || {
        Refusal::new(codes::NOT_NEXT_RESERVE)
            .with("out", out)
            .with("by", &by.id)
            .with(
                "next",
                next.map_or_else(|| FactValue::from(&words::NOBODY), |next| (&next.id).into()),
            )
    });
}
