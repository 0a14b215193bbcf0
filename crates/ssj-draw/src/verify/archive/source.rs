//! What the round was drawn for: a plan in force or an approved campaign, as its own trail has it.

use alloc::string::ToString;

use ssj_core::campaign::Campaign;
use ssj_core::plan::Plan;
use ssj_core::trail::{Again, Event, Export, Kept};
use ssj_core::{Encode, Mandate, MandateSource, Refusals};

use super::replay::Reading;
use super::round::Walk;
use super::{Archive, Source};
use crate::verify::verdict::Inquiry;

pub(super) fn check(inquiry: &mut Inquiry, archive: &Archive<'_>, walk: &Walk) {
    let mandate = walk.round.mandate();
    let day = walk.opened.china_date();
    match (archive.source, mandate.source()) {
        (Source::Plan(trail), MandateSource::Plan { item, .. }) => {
            let then: Option<Plan> = as_it_was(inquiry, archive, walk, ("plan", trail));
            same_mandate(inquiry, walk, then.map(|plan| plan.mandate(item, day)));
        }
        (Source::Campaign(trail), MandateSource::Campaign(_)) => {
            let then: Option<Campaign> = as_it_was(inquiry, archive, walk, ("campaign", trail));
            same_mandate(inquiry, walk, then.map(|campaign| campaign.mandate(day)));
        }
        (Source::Plan(_), MandateSource::Campaign(campaign)) => {
            inquiry.differ("source", &"a plan", campaign);
        }
        (Source::Campaign(_), MandateSource::Plan { plan, .. }) => {
            inquiry.differ("source", &"a campaign", plan);
        }
    }
}

/// A lifecycle as it stood when the round was opened, every step of it taken again.
fn as_it_was<L: Again>(
    inquiry: &mut Inquiry,
    archive: &Archive<'_>,
    walk: &Walk,
    (name, trail): (&str, &Export<L::Payload>),
) -> Option<L>
where
    L::Payload: Encode,
{
    let reading = Reading {
        name: name.to_string(),
        trail,
        hash: walk.hash,
        on: archive.on,
    };
    let _today: L = reading.replay(inquiry, |_| Ok(()))?;
    let events = trail.kept().iter().filter_map(Kept::event);
    let before = |event: &&Event<L::Payload>| event.entry().recorded <= walk.opened;
    let then = L::replay(walk.hash, events.take_while(before));
    if let Err(error) = &then {
        inquiry.differ(name, &"nothing before the round", error);
    }
    then.ok()
}

/// The round was opened under what its source allowed then, and nothing else.
fn same_mandate(inquiry: &mut Inquiry, walk: &Walk, then: Option<Result<Mandate, Refusals>>) {
    let mandate = walk.round.mandate();
    match then {
        Some(Ok(then)) => inquiry.same(
            "round: its mandate is the one given",
            &(then == *mandate),
            &true,
        ),
        Some(Err(refusals)) => inquiry.differ("round: its mandate", &"a mandate", &refusals),
        None => {}
    }
}
