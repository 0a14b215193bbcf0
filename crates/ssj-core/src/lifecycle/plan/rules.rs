//! What must hold of a plan's items, its reviewers and its forecast.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::{Forecast, PlanHeader, PlanItem, PlanOwner, PlannedMatter, PlannedSizes};
use crate::base::id::{AgencyId, DivisionId, Id};
use crate::base::text::Text;
use crate::law::refusal::bounded;
use crate::law::refusal::{Checks, Refusal, words};
use crate::law::rules::plan as codes;
use crate::laws::Law;
use crate::lifecycle::trail::Act;

/// Every item by itself, and all of them together.
pub(super) fn items_are_sound(
    header: &PlanHeader,
    items: &[PlanItem],
    act: &Act<'_>,
    checks: &mut Checks,
) {
    let lists = items.iter().map(|item| item.matters.len());
    for rows in lists.chain([items.len()]) {
        checks.absorb(bounded(&words::PLANS, rows));
    }
    checks.require(!items.is_empty(), || Refusal::new(codes::EMPTY));
    let mut ids = BTreeSet::new();
    for item in items {
        checks.require(ids.insert(&item.id), || {
            Refusal::new(codes::ITEM_TWICE).with("item", &item.id)
        });
        period_is_within(header, item, checks);
        matters_are_sound(item, checks);
        agencies_fit(header, item, act, checks);
    }
}

fn period_is_within(header: &PlanHeader, item: &PlanItem, checks: &mut Checks) {
    let year = i32::from(header.year);
    let ends = [Some(item.period.first()), item.period.last()];
    // A period without an end leaves the year.
    let outside = ends.into_iter().find(|day| match day {
        Some(day) => day.year() != year,
        None => true,
    });
    if let Some(day) = outside {
        let day = day.unwrap_or(time::Date::MAX);
        checks.refuse(
            Refusal::new(codes::OUTSIDE_YEAR)
                .with("item", &item.id)
                .with("day", day)
                .with("year", u32::from(header.year)),
        );
    }
}

fn matters_are_sound(item: &PlanItem, checks: &mut Checks) {
    checks.require(!item.matters.is_empty(), || {
        Refusal::new(codes::NO_MATTER).with("item", &item.id)
    });
    matters_fit(item.id.as_id(), &item.matters, checks);
}

/// Of an item or a campaign: each matter once, with a number of its own and sizes that can be.
pub(crate) fn matters_fit(task: &Id, matters: &[PlannedMatter], checks: &mut Checks) {
    let mut seen = BTreeSet::new();
    for planned in matters {
        let refuse = |code| {
            Refusal::new(code)
                .with("item", task.as_str())
                .with("matter", &planned.matter)
        };
        checks.require(seen.insert(&planned.matter), || refuse(codes::MATTER_TWICE));
        checks.require(planned.number.count() > 0, || refuse(codes::NO_OBJECTS));
        if let PlannedSizes::Open(sizes) = &planned.sizes {
            checks.absorb(bounded(&words::PLANS, sizes.len()));
            planned.classes_are_sound(sizes, checks);
        }
    }
}

/// The agency that keeps the plan takes the step, or what became of it.
pub(super) fn keeps(header: &PlanHeader, act: &Act<'_>, checks: &mut Checks) {
    let keeper = header.owner.agency();
    let own = act.acts_for(keeper, checks);
    checks.require(own, || {
        Refusal::new(codes::NOT_THE_KEEPER)
            .with("actor", &act.actor().agency)
            .with("keeper", keeper)
    });
}

/// A department plans its own checks, and those of its subordinates as the list says; a joint item takes
/// departments of two systems.
fn agencies_fit(header: &PlanHeader, item: &PlanItem, act: &Act<'_>, checks: &mut Checks) {
    let agencies = item.agencies();
    let owner = header.owner.agency();
    let department = matches!(header.owner, PlanOwner::Department(_));
    let Some(law) = act.law() else {
        return;
    };
    for planned in &item.matters {
        let place = (!department).then_some(&header.jurisdiction);
        offices_fit(item.id.as_id(), (owner, place), planned, law, checks);
    }
    checks.require(department || law.who().is_joint(&agencies), || {
        Refusal::new(codes::NOT_JOINT).with("item", &item.id)
    });
    let levels = |planned: &PlannedMatter| {
        let now = planned.who.agencies().flat_map(|id| law.who().now(id));
        now.filter_map(|id| Some(law.who().agency(id)?.level()))
            .collect()
    };
    let matters = item.matters.iter().map(|it| (&it.matter, levels(it)));
    let listed = department || law.is_planned_jointly(&matters.collect::<Vec<_>>());
    checks.require(listed, || {
        Refusal::new(codes::NOT_JOINTLY_LISTED).with("item", &item.id)
    });
    checks.require(may_initiate(owner, item, department, law), || {
        Refusal::new(codes::NOT_THE_INITIATOR)
            .with("item", &item.id)
            .with("initiator", &item.initiator)
    });
}

/// Whoever initiates an item draws for it: the keeper of the plan, or of a joint one a department that checks
/// in it and whose level the lists let draw.
fn may_initiate(owner: &AgencyId, item: &PlanItem, department: bool, law: &Law<'_>) -> bool {
    let initiator = &item.initiator;
    let draws = |planned: &PlannedMatter| {
        let matter = law.matter(&planned.matter);
        matter.is_none_or(|matter| law.who().draws(initiator, matter))
    };
    let checks = item.agencies().contains(initiator);
    let keeps = initiator == owner || law.who().acts_for(initiator, owner);
    keeps || !department && checks && item.matters.iter().all(draws)
}

/// Whoever checks a matter lies below the one that draws, or where departments check together within a
/// place, and the matter's list lets the one level draw what the other one checks.
pub(crate) fn offices_fit(
    task: &Id,
    (drawing, place): (&AgencyId, Option<&DivisionId>),
    planned: &PlannedMatter,
    law: &Law<'_>,
    checks: &mut Checks,
) {
    let who = law.who();
    let matter = law.matter(&planned.matter);
    // Each as it is on the day: the plan of an agency that ended goes on under its successors.
    let drawing = who.now(drawing).into_iter().next().unwrap_or(drawing);
    let mut seen = BTreeSet::new();
    let agencies = planned.who.agencies().flat_map(|agency| {
        let heirs = who.heirs(agency, &planned.matter);
        if heirs.is_empty() {
            Vec::from([agency])
        } else {
            heirs
        }
    });
    for agency in agencies.filter(|agency| seen.insert(*agency)) {
        let own = agency == drawing;
        let near = match place {
            Some(place) => who.is_in(agency, place),
            None => who.is_below(agency, drawing),
        };
        checks.require(own || near, || {
            Refusal::new(codes::FOREIGN_AGENCY)
                .with("item", task.as_str())
                .with("agency", agency)
        });
        // What stands on no list is refused when it is drawn.
        let dispatched = matter.is_none_or(|matter| {
            if own {
                who.draws(drawing, matter)
            } else {
                who.dispatches(drawing, agency, matter)
            }
        });
        checks.require(dispatched, || {
            Refusal::new(codes::NOT_DISPATCHED)
                .with("matter", &planned.matter)
                .with("draws", drawing)
                .with("checks", agency)
        });
    }
}

/// A plan that can't be carried out is approved only for a stated reason.
pub(super) fn approvable(forecast: Option<&Forecast>, despite: Option<&Text>, checks: &mut Checks) {
    let Some(forecast) = forecast.filter(|_| despite.is_none()) else {
        return;
    };
    for line in forecast.objects.iter().filter(|line| line.shortage() > 0) {
        checks.refuse(
            Refusal::new(codes::TOO_FEW_OBJECTS)
                .with("item", &line.item)
                .with("matter", &line.matter)
                .with("needed", line.needed)
                .with("drawable", line.drawable()),
        );
    }
    for line in forecast.staff.iter().filter(|line| line.shortage() > 0) {
        checks.refuse(
            Refusal::new(codes::TOO_FEW_INSPECTORS)
                .with("county", &line.county)
                .with("month", u32::from(line.month))
                .with("need", line.need.as_str())
                .with("places", line.places)
                .with("room", line.room),
        );
    }
}
