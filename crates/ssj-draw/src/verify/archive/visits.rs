//! The visits: each was drawn and staffed by the round, and nothing else was carried out.

use alloc::collections::BTreeMap;
use alloc::format;

use ssj_core::VisitId;
use ssj_core::trail::{Entry, Event, Export, Kept};
use ssj_core::visit::{Joined, Opening, Visit, VisitEvent, VisitState};

use super::replay::Reading;
use super::round::Walk;
use super::{Archive, Walks};
use crate::verify::inquiry::Inquiry;
use crate::verify::trusted::Trusted;

pub(super) fn check(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>, walks: &Walks) {
    let known = |id: &VisitId| walks.values().any(|walk| walk.visits.contains_key(id));
    let mut trails: BTreeMap<VisitId, &Export<VisitEvent>> = BTreeMap::new();
    for trail in archive.visits {
        let Some(subject) = trail
            .kept()
            .first()
            .map(|kept| kept.entry().subject.clone())
        else {
            inquiry.differ("visits", "an empty trail", "a beginning");
            continue;
        };
        let field = format!("{subject}");
        match VisitId::try_from(subject) {
            Ok(id) if trails.contains_key(&id) => inquiry.differ(&field, "two trails", "one trail"),
            Ok(id) if !known(&id) => {
                inquiry.differ(&field, "a trail", "no such visit in any round");
            }
            Ok(id) => {
                trails.insert(id, trail);
            }
            Err(error) => inquiry.differ(&field, "a visit", &error),
        }
    }
    for walk in walks.values() {
        of_round(inquiry, archive, walk, &trails);
    }
}

fn of_round(
    inquiry: &mut Inquiry<'_>,
    archive: &Archive<'_>,
    walk: &Walk,
    trails: &BTreeMap<VisitId, &Export<VisitEvent>>,
) {
    let mut ahead = 0_u64;
    for visit in walk.round.visits() {
        match trails.get(&visit.id) {
            Some(trail) => {
                carried_out(inquiry, archive, walk, (&visit.id, trail));
            }
            None if may_be_ahead(archive, walk) => ahead = ahead.saturating_add(1),
            None => {
                let field = format!("{}", visit.id);
                inquiry.differ(&field, "no trail", &format!("a visit to {}", visit.holder));
            }
        }
    }
    if ahead > 0 {
        let id = walk.round.id();
        inquiry.unchecked(format!("{id}: {ahead} visits not opened at {}", archive.on));
    }
    for out in &walk.fallen {
        // One that was opened was let go before its reserves stepped in, unless it came back since.
        if walk.round.visit(out).is_some() {
            continue;
        }
        if let Some(trail) = trails.get(out) {
            let visit = carried_out(inquiry, archive, walk, (out, trail));
            if visit.is_some_and(|visit| visit.state() != VisitState::Released) {
                let field = format!("{out}");
                inquiry.differ(&field, "it was carried out", "a visit that fell out");
            }
        }
    }
}

/// Whether a visit may be without a trail: its time is not over, or the round was given up.
fn may_be_ahead(archive: &Archive<'_>, walk: &Walk) -> bool {
    let last = walk.round.mandate().period().last();
    walk.round.superseded_by().is_some() || last.is_none_or(|last| archive.on.china_date() <= last)
}

fn reading<'a>(
    archive: &'a Archive<'a>,
    walk: &Walk,
    (id, trail): (&VisitId, &'a Export<VisitEvent>),
) -> Reading<'a, VisitEvent> {
    Reading {
        name: format!("{id}"),
        trail,
        hash: walk.hash,
        of: archive,
    }
}

fn carried_out(
    inquiry: &mut Inquiry<'_>,
    archive: &Archive<'_>,
    walk: &Walk,
    (id, trail): (&VisitId, &Export<VisitEvent>),
) -> Option<Visit> {
    let reading = reading(archive, walk, (id, trail));
    let first = trail.kept().first()?;
    if let Some(VisitEvent::Opened(opening)) = first.event().map(Event::payload) {
        as_drawn(inquiry, walk, id, opening);
        as_the_law_has_it(inquiry, archive, (id, first.entry()), opening);
        let given_up = walk.given_up.filter(|at| *at <= first.entry().recorded);
        if let Some(at) = given_up {
            let before = format!("before {at}, when its round was given up");
            inquiry.differ(
                &format!("{id}[0].recorded"),
                &first.entry().recorded,
                &before,
            );
        } else if walk.given_up.is_some() {
            let what = format!("{id}: opened before its round was given up");
            inquiry.believe(Trusted::Instants, what);
        }
        let staffed = walk.teams.get(id).and_then(|teams| {
            let of_opening = teams.iter().find(|(team, _)| *team == opening.team);
            of_opening.map(|(_, recorded)| *recorded)
        });
        if let Some(staffed) = staffed.filter(|staffed| first.entry().recorded < *staffed) {
            let field = format!("{id}[0].recorded");
            let after = format!("at least {staffed}, when its team was recorded");
            inquiry.differ(&field, &first.entry().recorded, &after);
        }
    }
    for event in trail.kept().iter().filter_map(Kept::event) {
        as_the_round_has_it(inquiry, walk, id, event);
    }
    // Whoever is on the team and who steps in is taken again with the other steps.
    let visit: Visit = reading.replay(inquiry)?;
    all_joined(inquiry, walk, &visit);
    Some(visit)
}

/// What a visit took in since it was opened is what its round had drawn or let join by then.
fn as_the_round_has_it(
    inquiry: &mut Inquiry<'_>,
    walk: &Walk,
    id: &VisitId,
    event: &Event<VisitEvent>,
) {
    let Entry {
        sequence, recorded, ..
    } = event.entry();
    match event.payload() {
        VisitEvent::Supplemented(further) => {
            let drawn = walk.supplements.get(id).into_iter().flatten();
            let mut drawn = drawn.filter(|(one, at)| one == further && at <= recorded);
            if drawn.next().is_none() {
                let field = format!("{id}[{sequence}].supplemented");
                inquiry.differ(&field, "other people", "those of a supplement of the round");
            }
        }
        VisitEvent::Joined(Joined { check, out, team }) => {
            let stepped_in = walk
                .stepped_in
                .iter()
                .any(|(one, of, at)| (one, of) == (check, out) && at <= recorded);
            let joins = walk
                .visits
                .get(id)
                .is_some_and(|forms| forms.iter().any(|form| form.checks.contains(check)));
            if !(stepped_in && joins) {
                let field = format!("{id}[{sequence}].joined");
                let found = format!("no such check in the place of one of {out}");
                inquiry.differ(&field, &check.object, &found);
            }
            let mut drawn = walk.teams.get(id).into_iter().flatten();
            let drawn = |team| drawn.any(|(one, at)| one == team && at <= recorded);
            if !team.as_ref().is_none_or(drawn) {
                let field = format!("{id}[{sequence}].joined.team");
                inquiry.differ(&field, "other people", "a team that was drawn");
            }
        }
        _ => {}
    }
}

/// Every check that joined the visit in its round is one of the visit, once it is over.
fn all_joined(inquiry: &mut Inquiry<'_>, walk: &Walk, visit: &Visit) {
    let Some(drawn) = walk.round.visit(visit.id()) else {
        return;
    };
    let own = &visit.drawn().checks;
    for check in drawn.checks.iter().filter(|check| !own.contains(check)) {
        let field = format!(
            "{}: the check of {} on {}",
            visit.id(),
            check.matter,
            check.object
        );
        if visit.completed().is_some() || visit.is_released() {
            inquiry.differ(&field, "no such check", "one that joined it");
        } else {
            inquiry.unchecked(format!("{field}: it joined, and is not taken in yet"));
        }
    }
}

/// A visit is opened on the terms of the instruments in force on its day: nobody waives them.
fn as_the_law_has_it(
    inquiry: &mut Inquiry<'_>,
    archive: &Archive<'_>,
    (id, entry): (&VisitId, &Entry),
    opening: &Opening,
) {
    let field = format!("{id}.conduct");
    match archive.instruments.in_force(entry.effective.china_date()) {
        Ok(law) if law.conduct() == opening.conduct => {}
        Ok(_) => inquiry.differ(&field, "other terms", "those of the instruments in force"),
        Err(refusals) => inquiry.differ(&field, "an instrument in force", &refusals),
    }
}

/// A visit is opened as the round drew and staffed it.
fn as_drawn(inquiry: &mut Inquiry<'_>, walk: &Walk, id: &VisitId, opening: &Opening) {
    let field = |name: &str| format!("{id}.{name}");
    let round = &walk.round;
    if opening.round != *round.id() {
        inquiry.differ(&field("round"), &opening.round, round.id());
    }
    if Some(opening.record) != round.object_record() {
        inquiry.differ(
            &field("record"),
            &opening.record,
            &"the round's object record",
        );
    }
    if opening.source != *round.mandate().source() || opening.period != round.mandate().period() {
        inquiry.differ(&field("source"), &"another mandate", &"the round's mandate");
    }
    let drawn = walk
        .visits
        .get(id)
        .is_some_and(|known| known.contains(&opening.drawn));
    if !drawn {
        inquiry.differ(
            &field("drawn"),
            &"other checks, holder or county",
            &"what was drawn",
        );
    }
    let teams = walk.teams.get(id);
    if !teams.is_some_and(|teams| teams.iter().any(|(team, _)| *team == opening.team)) {
        inquiry.differ(&field("team"), &"other people", &"the team that was drawn");
    }
}
