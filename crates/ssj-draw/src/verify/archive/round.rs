//! The round's trail: each step taken again, and its draws done again.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ssj_core::paper::{DrawnVisit, ObjectsDrawn, ReserveList, Team};
use ssj_core::round::{Replacement, Round, RoundEvent, RoundPapers};
use ssj_core::trail::{self, Event, Lifecycle};
use ssj_core::{HashFn, Headcount, Refusals, SuiteUnavailable, Timestamp, VisitId};

use super::Archive;
use super::inspectors::{Staffed, redo_teams};
use super::replay::Reading;
use crate::record::InspectorForm;
use crate::verify::inquiry::Inquiry;
use crate::verify::objects::redo_objects;

/// A round as its trail has it, with every form that its visits and teams ever had.
pub(super) struct Walk {
    pub(super) hash: HashFn,
    pub(super) round: Round,
    pub(super) opened: Timestamp,
    /// Each visit as drawn, and as every check that joined it left it.
    pub(super) visits: BTreeMap<VisitId, Vec<DrawnVisit>>,
    /// Each team, and when it was recorded.
    pub(super) teams: BTreeMap<VisitId, Vec<(Team, Timestamp)>>,
    /// The visits that fell out.
    pub(super) fallen: BTreeSet<VisitId>,
}

/// Walks along a round's trail; `None` where it can't be followed.
pub(super) fn walk(
    inquiry: &mut Inquiry<'_>,
    archive: &Archive<'_>,
) -> Result<Option<Walk>, SuiteUnavailable> {
    let Some(form) = archive.objects else {
        inquiry.unchecked("round: no form of its draw of objects was given");
        return Ok(None);
    };
    let hash = form.record.commitment.header.suite().hash_fn()?;
    let reading = Reading {
        name: "round".into(),
        trail: archive.round,
        hash,
        on: archive.on,
    };
    let Some(events) = whole(inquiry, &reading) else {
        return Ok(None);
    };
    let Some((first, rest)) = events.split_first() else {
        return Ok(None);
    };
    let (visits, reserves) = match redo_objects(inquiry, form)? {
        Some(outcome) => outcome,
        None => return Ok(None),
    };
    let Some(mut walk) = begin(inquiry, archive, &reading, first) else {
        return Ok(None);
    };
    let redrawn = (&visits[..], &reserves[..]);
    for event in rest {
        if !walk.step(inquiry, archive, (&reading, event), redrawn)? {
            return Ok(None);
        }
    }
    walk.end(inquiry, archive);
    Ok(Some(walk))
}

/// All events: nothing of a round's trail may be gone.
fn whole<'a>(
    inquiry: &mut Inquiry<'_>,
    reading: &Reading<'a, RoundEvent>,
) -> Option<Vec<&'a Event<RoundEvent>>> {
    let kept = reading.events(inquiry)?;
    if let Some(gone) = kept.iter().find(|kept| kept.event().is_none()) {
        let field = format!("round[{}]", gone.entry().sequence);
        inquiry.differ(&field, &"its content was destroyed", &"its content");
        return None;
    }
    Some(kept.iter().filter_map(|kept| kept.event()).collect())
}

fn begin(
    inquiry: &mut Inquiry<'_>,
    archive: &Archive<'_>,
    reading: &Reading<'_, RoundEvent>,
    first: &Event<RoundEvent>,
) -> Option<Walk> {
    let round = match Round::begin(reading.hash, first) {
        Ok(round) => round,
        Err(error) => {
            inquiry.differ("round[0]", &"a beginning", &error);
            return None;
        }
    };
    reading.step(
        inquiry,
        first,
        opened_again(reading.hash, round_before(archive), first, &round),
    );
    Some(Walk {
        hash: reading.hash,
        opened: first.entry().recorded,
        round,
        visits: BTreeMap::new(),
        teams: BTreeMap::new(),
        fallen: BTreeSet::new(),
    })
}

/// The round before, as its own trail has it.
fn round_before(archive: &Archive<'_>) -> Option<Round> {
    let before = archive.before?;
    let suite = before.objects?.record.commitment.header.suite();
    Round::replay(suite.hash_fn().ok()?, before.round.events().ok()?).ok()
}

/// The beginning, taken again: under a mandate, or by the round that it draws again.
fn opened_again(
    hash: HashFn,
    before: Option<Round>,
    first: &Event<RoundEvent>,
    round: &Round,
) -> Result<(), Refusals> {
    let command = &first.command();
    let made = match (round.redraw(), before) {
        (None, _) => {
            let (id, footing) = (round.id().clone(), round.footing().clone());
            Round::open(hash, command, id, footing)?
        }
        (Some(redraw), Some(before)) => {
            before.draw_again(command, round.id(), redraw.reason.clone())?
        }
        (Some(_), None) => return Ok(()),
    };
    trail::same(&made, first)
}

impl Walk {
    /// Takes one step again, does its draw again, and moves on; whether it could.
    fn step(
        &mut self,
        inquiry: &mut Inquiry<'_>,
        archive: &Archive<'_>,
        (reading, event): (&Reading<'_, RoundEvent>, &Event<RoundEvent>),
        (visits, reserves): (&[DrawnVisit], &[ReserveList]),
    ) -> Result<bool, SuiteUnavailable> {
        let Some(form) = archive.objects else {
            return Ok(false);
        };
        let inspectors: Vec<_> = archive
            .inspectors
            .iter()
            .map(|form| &form.record.commitment)
            .collect();
        let papers = RoundPapers {
            objects: &form.record.commitment,
            inspectors: &inspectors,
            headcount: headcount(archive, event),
        };
        reading.step(inquiry, event, self.round.again(event, &papers));
        match event.payload() {
            RoundEvent::ObjectsDrawn(drawn) => {
                same_outcome(inquiry, drawn, visits, reserves);
                let head = form.record.head(self.hash);
                let same = *drawn.head() == head;
                inquiry.same("round: the head of the object record", &same, &true);
            }
            RoundEvent::TeamsDrawn { part, drawn } => {
                let commitment = drawn.head().commitment.0;
                let mut forms = archive.inspectors.iter();
                match forms.find(|form| form.record.commitment_digest == commitment) {
                    Some(form) => {
                        let staffed = Staffed {
                            round: &self.round,
                            part,
                        };
                        redo_teams(inquiry, &staffed, form, drawn)?;
                    }
                    None => inquiry.differ(
                        &format!("inspectors[{part}]"),
                        &"no form",
                        &format!("a form of commitment {commitment}"),
                    ),
                }
            }
            RoundEvent::Replaced(replacement) => tell(inquiry, replacement),
            _ => {}
        }
        if let Err(error) = self.round.apply(event) {
            inquiry.differ(&reading.field(event), &"this event", &error);
            return Ok(false);
        }
        self.remember(event);
        Ok(true)
    }

    /// Keeps every form that visits and teams had.
    fn remember(&mut self, event: &Event<RoundEvent>) {
        for visit in self.round.visits() {
            let known = self.visits.entry(visit.id.clone()).or_default();
            if known.last() != Some(visit) {
                known.push(visit.clone());
            }
        }
        match event.payload() {
            RoundEvent::TeamsDrawn { drawn, .. } => {
                for team in drawn.teams() {
                    let of = self.teams.entry(team.visit.clone()).or_default();
                    of.push((team.clone(), event.entry().recorded));
                }
            }
            RoundEvent::Replaced(replacement) => {
                self.fallen.insert(replacement.out.clone());
            }
            _ => {}
        }
    }

    fn end(&self, inquiry: &mut Inquiry<'_>, archive: &Archive<'_>) {
        let used: BTreeSet<_> = self
            .round
            .parts()
            .map(|(_, draw)| draw.commitment.0)
            .collect();
        let forms = archive.inspectors.iter();
        for InspectorForm { record, .. } in
            forms.filter(|f| !used.contains(&f.record.commitment_digest))
        {
            let field = format!("inspectors[{}]", record.commitment_digest);
            inquiry.differ(&field, &"a draw", &"no such draw in the round's trail");
        }
        if self.round.redraw().is_some() && archive.before.is_none() {
            inquiry.unchecked("round: the round that it draws again was not given");
        }
        if let Some(successor) = self.round.superseded_by() {
            inquiry.trust(format!("round: given up for {successor}, for a reason"));
        } else if !self.round.is_closed() {
            inquiry.unchecked("round: it is not closed yet");
        }
        inquiry.unchecked("round: that it has no other trail, nor the plan item another round");
    }
}

/// The headcount that the instruments in force ask for on the day of a step.
fn headcount(archive: &Archive<'_>, event: &Event<RoundEvent>) -> Headcount {
    let day = event.day();
    let in_force = archive.instruments.in_force(day);
    in_force.map_or_else(|_| Headcount::default(), |law| law.headcount().value)
}

/// The visits and reserves of the trail are those that the draw made: the first that is not is named.
fn same_outcome(
    inquiry: &mut Inquiry<'_>,
    drawn: &ObjectsDrawn,
    visits: &[DrawnVisit],
    reserves: &[ReserveList],
) {
    let entered: BTreeMap<_, _> = drawn
        .visits()
        .iter()
        .map(|visit| (&visit.id, visit))
        .collect();
    let made: BTreeMap<_, _> = visits.iter().map(|visit| (&visit.id, visit)).collect();
    for (id, visit) in &made {
        let field = format!("round: visits[{id}]");
        match entered.get(id) {
            None => inquiry.differ(&field, &"no such visit", &visit.holder),
            Some(other) if other != visit => {
                inquiry.differ(&field, &shown(other), &shown(visit));
            }
            Some(_) => {}
        }
    }
    for (id, visit) in entered.iter().filter(|(id, _)| !made.contains_key(*id)) {
        inquiry.differ(
            &format!("round: visits[{id}]"),
            &visit.holder,
            &"no such visit",
        );
    }
    inquiry.same("round: reserves", &(drawn.reserves() == reserves), &true);
    inquiry.found(format!(
        "round: its {} visits are those that were drawn",
        made.len()
    ));
}

fn shown(visit: &DrawnVisit) -> alloc::string::String {
    let checks = visit.checks.iter();
    let checks = checks.map(|c| format!("{} of {} by {}", c.matter, c.object, c.agency));
    format!(
        "{} in {}: {}",
        visit.holder,
        visit.county,
        checks.collect::<Vec<_>>().join(", ")
    )
}

/// Each replacement by name, with reason and evidence: that somebody could not be visited is a claim.
fn tell(inquiry: &mut Inquiry<'_>, replacement: &Replacement) {
    let Replacement {
        out,
        ground,
        skipped,
        checks,
    } = replacement;
    let path = format!("round: replaced[{out}]");
    let by = checks.iter().map(|replaced| {
        let by = replaced
            .by
            .as_ref()
            .map_or_else(|| "nobody".into(), |by| by.check.object.to_string());
        format!(
            "{} of {} by {by}",
            replaced.check.matter, replaced.check.object
        )
    });
    let by = by.collect::<Vec<_>>().join(", ");
    inquiry.trust(format!(
        "{path}: {by}, because “{}”, evidence {}",
        ground.reason, ground.evidence
    ));
    for skip in skipped {
        inquiry.trust(format!(
            "{path}: {} was passed over, because “{}”, evidence {}",
            skip.who, skip.reason, skip.evidence
        ));
    }
}
