//! What the round was drawn for: a plan in force or an approved campaign, as its own trail has it.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ssj_core::campaign::{Campaign, CampaignEvent};
use ssj_core::plan::{Plan, PlanEvent, RoundDraw};
use ssj_core::round::DrawPart;
use ssj_core::trail::{Again, Event, Export, Kept};
use ssj_core::{Encode, Mandate, MandateSource, Refusals, RoundId};

use super::replay::Reading;
use super::round::Walk;
use super::{Archive, Source};
use crate::verify::inquiry::Inquiry;

pub(super) fn check(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>, walk: &Walk) {
    let mandate = walk.round.mandate();
    let day = walk.opened.china_date();
    match (archive.source, mandate.source()) {
        (Source::Plan(trail), MandateSource::Plan { item, .. }) => {
            let draws = trail.kept().iter().filter_map(Kept::event);
            let draws = draws.filter_map(|event| match event.payload() {
                PlanEvent::DrawnFor { item: own, draw } if own == item => Some(draw),
                _ => None,
            });
            used_up(inquiry, archive, walk, draws.collect());
            let then: Option<Plan> = as_it_was(inquiry, archive, walk, ("plan", trail));
            same_mandate(inquiry, walk, then.map(|plan| plan.mandate(item, day)));
        }
        (Source::Campaign(trail), MandateSource::Campaign(_)) => {
            let draws = trail.kept().iter().filter_map(Kept::event);
            let draws = draws.filter_map(|event| match event.payload() {
                CampaignEvent::DrawnFor(draw) => Some(draw),
                _ => None,
            });
            used_up(inquiry, archive, walk, draws.collect());
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

/// The plan keeps this draw, as it was committed to, and every other draw for its item is shown.
fn used_up(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>, walk: &Walk, draws: Vec<&RoundDraw>) {
    let round = &walk.round;
    let committed = round.draw(&DrawPart::Objects).map(|draw| draw.commitment);
    let mut shown: Vec<RoundId> = Vec::new();
    let mut before = archive.before;
    while let Some(archive) = before {
        let first = archive
            .round
            .kept()
            .first()
            .map(|kept| kept.entry().subject.clone());
        shown.extend(first.and_then(|subject| RoundId::try_from(subject).ok()));
        before = archive.before;
    }
    let mut kept = false;
    for draw in draws {
        let field = format!("source: the draw of {}", draw.round);
        if draw.round == *round.id() {
            kept = true;
            inquiry.same_if_any(
                format!("{field}: commitment"),
                [Some(draw.commitment), committed],
            );
            inquiry.same(format!("{field}: counter"), &draw.counter, &round.counter());
            let of = round.redraw().map(|redraw| redraw.of.clone());
            inquiry.same_if_any(
                format!("{field}: what it replaces"),
                [draw.replaces.clone(), of],
            );
        } else if !shown.contains(&draw.round) {
            inquiry.unchecked(format!("{field}: it was not given"));
        }
    }
    if committed.is_some() && !kept {
        inquiry.differ("source: its draws", &"no draw of this round", round.id());
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
fn same_mandate(inquiry: &mut Inquiry<'_>, walk: &Walk, then: Option<Result<Mandate, Refusals>>) {
    // One that draws again stands on what the round before stood on: its beginning says so.
    if walk.round.redraw().is_some() {
        return;
    }
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
