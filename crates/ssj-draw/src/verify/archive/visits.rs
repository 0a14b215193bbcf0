//! The visits: each was drawn and staffed by the round, and nothing else was carried out.

use alloc::collections::BTreeMap;
use alloc::format;

use ssj_core::VisitId;
use ssj_core::trail::{Event, Export};
use ssj_core::visit::{Opening, Visit, VisitEvent, VisitState};

use super::replay::Reading;
use super::round::Walk;
use super::{Archive, Walks};
use crate::verify::inquiry::Inquiry;

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
            Some(trail) => carried_out(inquiry, archive, walk, (&visit.id, trail)),
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
        // One that was opened was let go before its reserves stepped in.
        if let Some(trail) = trails.get(out) {
            let reading = reading(archive, walk, (out, trail));
            let visit = reading.replay::<Visit>(inquiry, |_| Ok(()));
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
) {
    let reading = reading(archive, walk, (id, trail));
    let Some(first) = trail.kept().first() else {
        return;
    };
    if let Some(VisitEvent::Opened(opening)) = first.event().map(Event::payload) {
        as_drawn(inquiry, walk, id, opening);
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
    // Whoever is on the team and who steps in is taken again with the other steps.
    let _visit: Option<Visit> = reading.replay(inquiry, |_| Ok(()));
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
