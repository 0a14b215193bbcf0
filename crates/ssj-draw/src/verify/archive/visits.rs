//! The visits: each was drawn and staffed by the round, and nothing else was carried out.

use alloc::collections::BTreeMap;
use alloc::format;

use ssj_core::trail::{Entry, Event, Export, Kept};
use ssj_core::visit::{Joined, Opening, PartEnd, Visit, VisitEvent, VisitState};
use ssj_core::{Timestamp, VisitId};

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
                if let Some(read) = carried_out(inquiry, archive, walk, (&visit.id, trail)) {
                    came_to_its_end(inquiry, archive, walk, &read);
                }
            }
            // A round is given up only once each visit that had its team was let go.
            None if walk.given_up.is_some() && walk.round.team(&visit.id).is_some() => {
                let field = format!("{}", visit.id);
                inquiry.differ(&field, "no trail", "one of a visit that was let go");
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
        inquiry.unchecked(format!(
            "{id}: {ahead} visits of which no trail was given at {}",
            archive.on
        ));
    }
    for out in &walk.fallen {
        // One that was opened was let go before its reserves stepped in, unless it came back since.
        if walk.round.visit(out).is_some() {
            continue;
        }
        if let Some(trail) = trails.get(out) {
            let visit = carried_out(inquiry, archive, walk, (out, trail));
            let field = format!("{out}");
            let state = visit.map(|visit| visit.state());
            if let Some(state) = state.filter(|state| *state != VisitState::Released) {
                inquiry.differ(&field, &state, "a visit that fell out");
            }
            let stepped_in = walk.stepped_in.iter().filter(|(_, of, _)| of == out);
            let stepped_in = stepped_in.map(|(_, _, at)| *at).min();
            if let (Some(let_go), Some(stepped_in)) = (let_go(trail), stepped_in)
                && let_go > stepped_in
            {
                let before = format!("at most {stepped_in}, when its reserves stepped in");
                inquiry.differ(&field, &let_go, &before);
            }
        } else if walk.teams.contains_key(out) {
            let what = "it fell out after it had its team, and whether it was opened is not shown";
            inquiry.unchecked(format!("{out}: {what}"));
        }
    }
}

/// When a visit was let go, or the last part of it handed over.
fn let_go(trail: &Export<VisitEvent>) -> Option<Timestamp> {
    let events = trail.kept().iter().filter_map(Kept::event);
    let out = |event: &&Event<VisitEvent>| {
        matches!(
            event.payload(),
            VisitEvent::Released { .. } | VisitEvent::HandedOver { .. }
        )
    };
    let mut last = events.rev().filter(out);
    last.next().map(|event| event.entry().recorded)
}

/// A visit that was opened is carried out in the time of its round by each of its departments, or its reserves
/// step in for it; one whose round was given up was let go.
fn came_to_its_end(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>, walk: &Walk, visit: &Visit) {
    let field = format!("{}", visit.id());
    let state = visit.state();
    if walk.given_up.is_some() {
        if !visit.is_released() {
            inquiry.differ(
                &field,
                &state,
                "one that was let go, as its round was given up",
            );
        }
    } else if state == VisitState::Released {
        let wanted = "that its reserves stepped in";
        still_wanted(inquiry, archive, walk, (&field, state, wanted));
    } else {
        // Of one that did not come, or was handed over, the trail says why, and that is told; but somebody
        // has to have come.
        let nobody = visit.parts().iter().all(|part| part.completed().is_none());
        for part in visit.parts() {
            let field = format!("{field}: {}", part.agency());
            let absent = part.end() == Some(PartEnd::Absent);
            let last = walk.round.mandate().period().last();
            let late = part
                .completed()
                .filter(|day| last.is_some_and(|last| last < *day));
            if let Some(day) = late {
                let what = format!("{field}: why it was done on {day}, after its period");
                inquiry.believe(Trusted::Grounds, what);
            }
            if part.end().is_none() || nobody && absent {
                let wanted = "that it was carried out";
                still_wanted(inquiry, archive, walk, (&field, part.state(), wanted));
            }
        }
    }
}

/// What is wanted of a visit while there is time, and missing after it.
fn still_wanted(
    inquiry: &mut Inquiry<'_>,
    archive: &Archive<'_>,
    walk: &Walk,
    (field, state, wanted): (&str, VisitState, &str),
) {
    if may_be_ahead(archive, walk) {
        inquiry.unchecked(format!(
            "{field}: {wanted}: it is {state} at {}",
            archive.on
        ));
    } else {
        inquiry.differ(field, &state, wanted);
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
            // The newest one: whoever could go back to another team could choose.
            let newest = drawn
                .by_ref()
                .filter(|(_, at)| at <= recorded)
                .max_by_key(|(_, at)| *at);
            let newest = newest.map(|(one, _)| one);
            if team.is_some() && team.as_ref() != newest {
                let field = format!("{id}[{sequence}].joined.team");
                inquiry.differ(&field, "other people", "the team that was drawn last");
            }
        }
        VisitEvent::Absent { agency, evidence } => {
            let what = format!(
                "{id}[{sequence}]: that nobody of {agency} came: {}, evidence {}",
                evidence.title, evidence.digest
            );
            inquiry.believe(Trusted::Grounds, what);
        }
        VisitEvent::HandedOver {
            agency,
            to,
            reason,
            evidence,
        } => {
            let what = format!(
                "{id}[{sequence}]: that {to} checks in the place of {agency}: “{reason}”, evidence {}",
                evidence.digest
            );
            inquiry.believe(Trusted::Grounds, what);
        }
        VisitEvent::Withheld {
            agency,
            channel,
            ground,
            basis,
            ..
        } => {
            let what = format!(
                "{id}[{sequence}]: that what {agency} found is not to be published on the {channel} ({ground}): “{basis}”"
            );
            inquiry.believe(Trusted::Grounds, what);
        }
        VisitEvent::MemberReplaced {
            out,
            by,
            skipped,
            reason,
        } => {
            let name = format!("{id}[{sequence}]");
            let what = format!(
                "{name}: that {out} could not come, for whom {} did: “{reason}”",
                by.inspector
            );
            inquiry.believe(Trusted::Grounds, what);
            for skip in skipped {
                let what = format!(
                    "{name}: that {} was passed over: “{}”, evidence {}",
                    skip.who, skip.reason, skip.evidence
                );
                inquiry.believe(Trusted::Grounds, what);
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
    let (county, on) = (&opening.drawn.county, entry.effective.china_date());
    match archive.binding(inquiry, county, on) {
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
