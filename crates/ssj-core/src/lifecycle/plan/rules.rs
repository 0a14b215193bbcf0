//! What must hold of a plan's items, its reviewers and its forecast.

use alloc::collections::BTreeSet;

use super::{
    Forecast, PlanHeader, PlanItem, PlanOwner, PlannedMatter, PlannedSizes, ReviewingBody,
};
use crate::base::id::Id;
use crate::base::text::Text;
use crate::law::refusal::bounded;
use crate::law::refusal::{Checks, Refusal, words};
use crate::law::rules::plan as codes;
use crate::lifecycle::trail::Actor;

/// Every item by itself, and all of them together.
pub(super) fn items_are_sound(header: &PlanHeader, items: &[PlanItem], checks: &mut Checks) {
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
        agencies_fit(header, item, checks);
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

/// A department plans its own checks; a joint item takes at least two departments.
fn agencies_fit(header: &PlanHeader, item: &PlanItem, checks: &mut Checks) {
    let agencies = item.agencies();
    match &header.owner {
        PlanOwner::Department(own) => {
            for other in agencies.iter().filter(|agency| *agency != own) {
                checks.refuse(
                    Refusal::new(codes::FOREIGN_AGENCY)
                        .with("item", &item.id)
                        .with("agency", other),
                );
            }
        }
        PlanOwner::Joint(_) => checks.require(agencies.len() >= 2, || {
            Refusal::new(codes::NOT_JOINT).with("item", &item.id)
        }),
    }
}

/// The reviewer is the body that the route names, acts itself, and is not the plan's own agency.
pub(super) fn route_is_kept(
    header: &PlanHeader,
    body: &ReviewingBody,
    actor: &Actor,
    checks: &mut Checks,
) {
    let route = &header.route;
    let right = body.kind == route.kind && body.jurisdiction == route.jurisdiction;
    checks.require(right, || {
        Refusal::new(codes::WRONG_BODY)
            .with("body", &body.agency)
            .with("kind", body.kind)
            .with("jurisdiction", &body.jurisdiction)
            .with("wanted-kind", route.kind)
            .with("wanted-jurisdiction", &route.jurisdiction)
    });
    checks.require(actor.agency == body.agency, || {
        Refusal::new(codes::NOT_THE_BODY)
            .with("actor", &actor.agency)
            .with("body", &body.agency)
    });
    checks.require(header.owner.agency() != &body.agency, || {
        Refusal::new(codes::OWN_APPROVAL).with("body", &body.agency)
    });
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
