//! What the round was drawn for: a plan in force or an approved campaign, as its own trail has it.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ssj_core::campaign::{Campaign, CampaignEvent};
use ssj_core::plan::{Plan, PlanEvent, RoundDraw};
use ssj_core::round::DrawPart;
use ssj_core::trail::{Again, Event, Export, Kept};
use ssj_core::{Encode, Id, Mandate, MandateSource, Refusals};

use super::replay::Reading;
use super::round::Walk;
use super::{Archive, Walks};
use crate::verify::inquiry::Inquiry;

pub(super) fn check(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>, walks: &Walks, walk: &Walk) {
    let day = walk.opened.china_date();
    match walk.round.mandate().source() {
        MandateSource::Plan { plan, item, .. } => {
            let Some(trail) = trail_of(inquiry, archive.plans, plan.as_id()) else {
                return;
            };
            let draws = trail.kept().iter().filter_map(Kept::event);
            let draws = draws.filter_map(|event| match event.payload() {
                PlanEvent::DrawnFor { item: own, draw } if own == item => Some(draw),
                _ => None,
            });
            used_up(inquiry, walks, walk, draws.collect());
            let then: Option<Plan> = as_it_was(inquiry, archive, walk, (plan.as_str(), trail));
            same_mandate(inquiry, walk, then.map(|plan| plan.mandate(item, day)));
        }
        MandateSource::Campaign(id) => {
            let Some(trail) = trail_of(inquiry, archive.campaigns, id.as_id()) else {
                return;
            };
            let draws = trail.kept().iter().filter_map(Kept::event);
            let draws = draws.filter_map(|event| match event.payload() {
                CampaignEvent::DrawnFor(draw) => Some(draw),
                _ => None,
            });
            used_up(inquiry, walks, walk, draws.collect());
            let then: Option<Campaign> = as_it_was(inquiry, archive, walk, (id.as_str(), trail));
            same_mandate(inquiry, walk, then.map(|campaign| campaign.mandate(day)));
        }
    }
}

fn trail_of<'a, P>(
    inquiry: &mut Inquiry<'_>,
    trails: &'a [Export<P>],
    id: &Id,
) -> Option<&'a Export<P>> {
    let own = |trail: &&Export<P>| {
        trail
            .kept()
            .first()
            .is_some_and(|kept| kept.entry().subject == *id)
    };
    let found = trails.iter().find(own);
    if found.is_none() {
        inquiry.differ(
            id.as_str(),
            "no trail",
            "the one that a round was drawn for",
        );
    }
    found
}

/// The plan keeps this draw, as it was committed to, and every other draw for its item is shown.
fn used_up(inquiry: &mut Inquiry<'_>, walks: &Walks, walk: &Walk, draws: Vec<&RoundDraw>) {
    let round = &walk.round;
    let committed = round.draw(&DrawPart::Objects).map(|draw| draw.commitment);
    let mut kept = false;
    for draw in draws {
        let field = format!("source: the draw of {}", draw.round);
        if draw.round == *round.id() {
            kept = true;
            let commitments = [Some(draw.commitment), committed];
            inquiry.same_if_any(format!("{field}: commitment"), commitments);
            inquiry.same(format!("{field}: counter"), &draw.counter, &round.counter());
            let of = round.redraw().map(|redraw| redraw.of.clone());
            inquiry.same_if_any(
                format!("{field}: what it replaces"),
                [draw.replaces.clone(), of],
            );
        } else if !walks.contains_key(&draw.round) {
            inquiry.unchecked(format!("{field}: it was not given"));
        }
    }
    if committed.is_some() && !kept {
        inquiry.differ("source: its draws", "no draw of this round", round.id());
    }
}

/// A lifecycle as it stood when the round was opened, every step of it taken again.
fn as_it_was<L: Again>(
    inquiry: &mut Inquiry<'_>,
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
        of: archive,
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
fn same_mandate(inquiry: &mut Inquiry<'_>, walk: &Walk, then: Option<Result<Mandate, Refusals>>) {
    // One that draws again stands on what the round before stood on: its beginning says so.
    if walk.round.redraw().is_some() {
        return;
    }
    let mandate = walk.round.mandate();
    match then {
        Some(Ok(then)) => inquiry.same(
            format!("{}: its mandate is the one given", walk.round.id()),
            &(then == *mandate),
            &true,
        ),
        Some(Err(refusals)) => inquiry.differ("its mandate", &"a mandate", &refusals),
        None => {}
    }
}
