//! What the round was drawn for: a plan in force or an approved campaign, as its own trail has it.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;

use ssj_core::campaign::{Campaign, CampaignEvent};
use ssj_core::plan::{FrameNumber, Offices, Plan, PlanEvent, RoundDraw, Who};
use ssj_core::round::{DrawPart, Round};
use ssj_core::trail::{Entry, Event, Export, Kept, Lifecycle};
use ssj_core::{AgencyId, DivisionId, HashFn, Id, Mandate, MandateSource, Refusals, Task};

use super::replay::Reading;
use super::round::Walk;
use super::{Archive, Walks};
use crate::verify::Said;
use crate::verify::inquiry::Inquiry;
use crate::verify::trusted::Trusted;

pub(super) fn check(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>, walks: &Walks, walk: &Walk) {
    // On the day on which it took effect, however late it was recorded.
    let day = walk.round.footing().day();
    let before = walk.round.redraw().and_then(|it| walks.get(&it.of));
    match walk.round.mandate().source() {
        MandateSource::Plan { plan, item, .. } => {
            let Some(trail) = trail_of(inquiry, archive.plans, plan.as_id()) else {
                return;
            };
            let draws = trail.kept().iter().filter_map(Kept::event);
            let draws = draws.filter_map(|event| match event.payload() {
                PlanEvent::DrawnFor { item: own, draw } if own == item => {
                    Some((event.entry(), draw))
                }
                _ => None,
            });
            used_up(inquiry, (archive, walks, walk), draws.collect());
            let own = |event: &PlanEvent| matches!(event, PlanEvent::DrawnFor { draw, .. } if draw.round == *walk.round.id());
            let then: Option<Plan> = as_it_was(inquiry, walk, (plan.as_str(), trail), own);
            same_mandate(
                inquiry,
                walk,
                before,
                then.map(|plan| plan.mandate(item, day)),
            );
        }
        MandateSource::Campaign(id) => {
            let Some(trail) = trail_of(inquiry, archive.campaigns, id.as_id()) else {
                return;
            };
            let draws = trail.kept().iter().filter_map(Kept::event);
            let draws = draws.filter_map(|event| match event.payload() {
                CampaignEvent::DrawnFor(draw) => Some((event.entry(), draw)),
                _ => None,
            });
            used_up(inquiry, (archive, walks, walk), draws.collect());
            let own = |event: &CampaignEvent| matches!(event, CampaignEvent::DrawnFor(draw) if draw.round == *walk.round.id());
            let then: Option<Campaign> = as_it_was(inquiry, walk, (id.as_str(), trail), own);
            same_mandate(
                inquiry,
                walk,
                before,
                then.map(|campaign| campaign.mandate(day)),
            );
        }
    }
}

/// The trails of plans and campaigns by themselves, each once; those that no round here was drawn for
/// are named.
pub(super) fn trails(
    inquiry: &mut Inquiry<'_>,
    archive: &Archive<'_>,
    walks: &Walks,
    hash: HashFn,
) {
    let used: BTreeSet<&Id> = walks
        .values()
        .map(|walk| match walk.round.mandate().source() {
            MandateSource::Plan { plan, .. } => plan.as_id(),
            MandateSource::Campaign(campaign) => campaign.as_id(),
        })
        .collect();
    let mut seen = BTreeSet::new();
    for trail in archive.plans {
        let reading = named(archive, trail, hash);
        is_known(inquiry, trail, (&used, &mut seen));
        let _again: Option<Plan> = reading.replay(inquiry);
    }
    for trail in archive.campaigns {
        let reading = named(archive, trail, hash);
        is_known(inquiry, trail, (&used, &mut seen));
        let _again: Option<Campaign> = reading.replay(inquiry);
    }
}

fn named<'a, P>(archive: &'a Archive<'a>, trail: &'a Export<P>, hash: HashFn) -> Reading<'a, P> {
    let subject = trail.kept().first().map(|kept| &kept.entry().subject);
    Reading {
        name: subject.map_or_else(|| "plans".into(), ToString::to_string),
        trail,
        hash,
        of: archive,
    }
}

fn is_known<'a, P>(
    inquiry: &mut Inquiry<'_>,
    trail: &'a Export<P>,
    (used, seen): (&BTreeSet<&Id>, &mut BTreeSet<&'a Id>),
) {
    let Some(subject) = trail.kept().first().map(|kept| &kept.entry().subject) else {
        return;
    };
    if !seen.insert(subject) {
        inquiry.differ(subject.as_str(), "two trails", "one trail");
    }
    if !used.contains(subject) {
        inquiry.unchecked(format!("{subject}: no round here was drawn for it"));
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

/// The plan keeps this draw, as it was committed to and before its sources spoke, and every other draw
/// for its item is shown: who could enter the draw afterwards could choose among several.
fn used_up(
    inquiry: &mut Inquiry<'_>,
    (archive, walks, walk): (&Archive<'_>, &Walks, &Walk),
    draws: Vec<(&Entry, &RoundDraw)>,
) {
    let round = &walk.round;
    let own = round.draw(&DrawPart::Objects);
    let committed = own.map(|draw| draw.commitment);
    let values = own.and_then(|draw| draw.evidence.as_ref());
    let spoken = values.and_then(|it| it.values.iter().map(|value| value.at).max());
    let mut forms = archive.objects.iter();
    let form = forms.find(|form| Some(form.record.commitment_digest) == committed.map(|it| it.0));
    let frames = form.map(|form| &form.record.commitment.frames);
    only_these(inquiry, round, &draws);
    let mut kept = false;
    for (entry, draw) in draws {
        let field = format!("source: the draw of {}", draw.round);
        if draw.round == *round.id() {
            kept = true;
            let commitments = [Some(draw.commitment), committed];
            inquiry.same_if_any(format!("{field}: commitment"), commitments);
            inquiry.same(format!("{field}: counter"), &draw.counter, &round.counter());
            let own = round.mandate().source();
            inquiry.same(format!("{field}: what it is for"), &draw.source, own);
            let of = round.redraw().map(|redraw| redraw.of.clone());
            inquiry.same_if_any(
                format!("{field}: what it replaces"),
                [draw.replaces.clone(), of],
            );
            if let Some(spoken) = spoken.filter(|spoken| entry.recorded >= *spoken) {
                let before = format!("before {spoken}, when the last source spoke");
                inquiry.differ(&format!("{field}: recorded"), &entry.recorded, &before);
            }
            if let Some(frames) = frames {
                let told = frames.iter().map(FrameNumber::from);
                let same = told.eq(draw.frames.iter().cloned());
                inquiry.same(format!("{field}: frames"), &same, &true);
            }
        } else if !walks.contains_key(&draw.round) {
            inquiry.unchecked(format!("{field}: it was not given"));
        }
    }
    if committed.is_some() && !kept {
        inquiry.differ("source: its draws", "no draw of this round", round.id());
    }
}

/// Every commitment to a draw of objects that was published for the task, in whatever version of its
/// plan, is one that the plan keeps, and every one to a draw of inspectors for this round, under whatever
/// part, one that the round has: another one was a choice kept open.
fn only_these(inquiry: &mut Inquiry<'_>, round: &Round, draws: &[(&Entry, &RoundDraw)]) {
    let own = round.mandate().source();
    let published = inquiry.said(|said| match said {
        Said::Commitment { draw, digest } => {
            let of_task = draw.mandate.task() == own.task() && draw.part == DrawPart::Objects;
            let of_round = draw.mandate == *own && draw.counter == round.counter();
            (of_task || of_round).then_some((draw, *digest))
        }
        _ => None,
    });
    for (name, digest) in published {
        let known = match name.part {
            DrawPart::Objects => draws.iter().any(|(_, draw)| draw.commitment == digest),
            _ => round
                .draw(&name.part)
                .is_some_and(|draw| draw.commitment == digest),
        };
        if !known {
            let field = format!("source: the commitment of {name}");
            inquiry.differ(&field, "no such draw", &digest);
        }
    }
}

/// A lifecycle as it stood when the round was opened: its steps are taken again elsewhere. The round's own
/// draw comes after its opening, though it may be recorded at the same instant.
fn as_it_was<L: Lifecycle>(
    inquiry: &mut Inquiry<'_>,
    walk: &Walk,
    (name, trail): (&str, &Export<L::Payload>),
    is_own_draw: impl Fn(&L::Payload) -> bool,
) -> Option<L> {
    let events = trail.kept().iter().filter_map(Kept::event);
    let before = |event: &&Event<L::Payload>| match event.entry().recorded.cmp(&walk.opened) {
        Ordering::Less => true,
        Ordering::Equal => !is_own_draw(event.payload()),
        Ordering::Greater => false,
    };
    let then = L::replay_trusted(walk.hash, events.take_while(before));
    if let Err(error) = &then {
        inquiry.differ(name, &"nothing before the round", error);
    }
    then.ok()
}

/// The round was opened under what its source allowed then, and nothing else. One that draws again stands on the
/// task of the round before: its beginning says so.
fn same_mandate(
    inquiry: &mut Inquiry<'_>,
    walk: &Walk,
    before: Option<&Walk>,
    then: Option<Result<Mandate, Refusals>>,
) {
    let mandate = walk.round.mandate();
    if walk.round.redraw().is_some() {
        if let Some(before) = before {
            checked_by_others(inquiry, walk, before.round.mandate());
        }
        return;
    }
    match then {
        Some(Ok(then)) => {
            inquiry.same(
                format!("{}: its mandate is the one given", walk.round.id()),
                &mandate.is_the_task_of(&then),
                &true,
            );
            checked_by_others(inquiry, walk, &then);
        }
        Some(Err(refusals)) => inquiry.differ("its mandate", &"a mandate", &refusals),
        None => {}
    }
}

/// Who checks may be another agency since a reform, which only the register can tell: each one by name.
fn checked_by_others(inquiry: &mut Inquiry<'_>, walk: &Walk, then: &Task) {
    for own in walk.round.mandate().matters() {
        let Some(planned) = then.planned(&own.matter) else {
            continue;
        };
        for (place, by) in offices(&own.who) {
            let of = match (place, &planned.who) {
                (Some(division), Who::Offices(then)) => of_division(then, division),
                (_, who) => who.agencies().next(),
            };
            if of == Some(by) {
                continue;
            }
            let place = place.map_or_else(String::new, |division| format!(" in {division}"));
            let of = of.map_or_else(
                || "what was planned under its former code".into(),
                ToString::to_string,
            );
            let (id, matter) = (walk.round.id(), &own.matter);
            let what = format!("{id}: that {matter}{place} is checked by {by} instead of {of}");
            inquiry.believe(Trusted::Law, what);
        }
    }
}

/// Each agency that checks, in the division for which it is named.
fn offices(who: &Who) -> Vec<(Option<&DivisionId>, &AgencyId)> {
    match who {
        Who::Agency(agency) => Vec::from([(None, agency)]),
        Who::Offices(offices) => {
            let offices = offices.iter();
            let named = offices.map(|office| (Some(&office.division), &office.agency));
            named.collect()
        }
    }
}

fn of_division<'a>(offices: &'a Offices, division: &DivisionId) -> Option<&'a AgencyId> {
    let mut offices = offices.iter();
    let own = offices.find(|office| office.division == *division);
    own.map(|office| &office.agency)
}
