//! The round's trail: each step taken again, and its draws done again.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ssj_core::paper::{DrawnCheck, DrawnVisit, ObjectsDrawn, ReserveList, Team};
use ssj_core::round::{DrawPart, Replacement, Round, RoundEvent, RoundPapers, Supplement};
use ssj_core::trail::{Event, Export, Lifecycle};
use ssj_core::{DivisionId, HashFn, Headcount, Suite, SuiteUnavailable, Timestamp, VisitId};

use super::inspectors::{Staffed, redo_teams};
use super::replay::Reading;
use super::{Archive, design};
use crate::record::{InspectorForm, ObjectForm};
use crate::verify::inquiry::Inquiry;
use crate::verify::objects::{Named, redo_objects};
use crate::verify::trusted::Trusted;

/// A round as its trail has it, with every form that its visits and teams ever had.
pub(super) struct Walk {
    pub(super) hash: HashFn,
    pub(super) round: Round,
    pub(super) opened: Timestamp,
    /// Each visit as drawn, and as every check that joined it left it.
    pub(super) visits: BTreeMap<VisitId, Vec<DrawnVisit>>,
    /// Each team, and when it was recorded.
    pub(super) teams: BTreeMap<VisitId, Vec<(Team, Timestamp)>>,
    /// Further reserves, and when they were recorded.
    pub(super) supplements: BTreeMap<VisitId, Vec<(Supplement, Timestamp)>>,
    /// Each check that stepped in, the visit that fell out, and when.
    pub(super) stepped_in: Vec<(DrawnCheck, VisitId, Timestamp)>,
    /// The visits that fell out.
    pub(super) fallen: BTreeSet<VisitId>,
    /// How many recusals were closed, as the trail says.
    recusals: u64,
    /// When it was given up, if it was.
    pub(super) given_up: Option<Timestamp>,
}

/// Walks along a round's trail; `None` where it can't be followed.
pub(super) fn walk(
    inquiry: &mut Inquiry<'_>,
    archive: &Archive<'_>,
    trail: &Export<RoundEvent>,
    before: Option<&Walk>,
) -> Result<Option<Walk>, SuiteUnavailable> {
    let Some(first) = trail.kept().first() else {
        return Ok(None);
    };
    let form = form_of(archive, trail);
    let suite = form.map_or(Suite::Intl, |form| form.record.commitment.header.suite());
    let reading = Reading {
        name: format!("{}", first.entry().subject),
        trail,
        hash: suite.hash_fn()?,
        of: archive,
    };
    let Some(events) = whole(inquiry, &reading) else {
        return Ok(None);
    };
    let Some((first, rest)) = events.split_first() else {
        return Ok(None);
    };
    let Some(mut walk) = begin(inquiry, before, &reading, first) else {
        return Ok(None);
    };
    let outcome = match form {
        Some(form) => redo_objects(inquiry, form)?.map(|outcome| (form, outcome)),
        None => None,
    };
    for event in rest {
        let redrawn = outcome.as_ref().map(|(form, outcome)| (*form, outcome));
        if !walk.step(inquiry, archive, (&reading, event), redrawn)? {
            return Ok(None);
        }
    }
    walk.end(inquiry, before);
    if let Some(form) = form {
        design::check(inquiry, archive, &walk, form);
    }
    Ok(Some(walk))
}

/// The form of the draw of objects that a trail has the commitment of.
fn form_of<'a>(archive: &Archive<'a>, trail: &Export<RoundEvent>) -> Option<&'a ObjectForm> {
    let events = trail.kept().iter().filter_map(|kept| kept.event());
    let mut committed = events.filter_map(|event| match event.payload() {
        RoundEvent::Committed {
            header, commitment, ..
        } if *header.part() == DrawPart::Objects => Some(commitment.0),
        _ => None,
    });
    let commitment = committed.next()?;
    let mut forms = archive.objects.iter();
    forms.find(|form| form.record.commitment_digest == commitment)
}

/// All events: nothing of a round's trail may be gone.
fn whole<'a>(
    inquiry: &mut Inquiry<'_>,
    reading: &Reading<'a, RoundEvent>,
) -> Option<Vec<&'a Event<RoundEvent>>> {
    let kept = reading.events(inquiry)?;
    if let Some(gone) = kept.iter().find(|kept| kept.event().is_none()) {
        let field = format!("{}[{}]", reading.name, gone.entry().sequence);
        inquiry.differ(&field, "its content was destroyed", "its content");
        return None;
    }
    Some(kept.iter().filter_map(|kept| kept.event()).collect())
}

fn begin(
    inquiry: &mut Inquiry<'_>,
    before: Option<&Walk>,
    reading: &Reading<'_, RoundEvent>,
    first: &Event<RoundEvent>,
) -> Option<Walk> {
    let round = match Round::begin(reading.hash, first) {
        Ok(round) => round,
        Err(error) => {
            inquiry.differ(&reading.field(first), "a beginning", &error);
            return None;
        }
    };
    let begun = round.begun(first, before.map(|walk| &walk.round));
    reading.step(inquiry, first, begun);
    Some(Walk {
        hash: reading.hash,
        opened: first.entry().recorded,
        round,
        visits: BTreeMap::new(),
        teams: BTreeMap::new(),
        supplements: BTreeMap::new(),
        stepped_in: Vec::new(),
        fallen: BTreeSet::new(),
        recusals: 0,
        given_up: None,
    })
}

impl Walk {
    /// Takes one step again, does its draw again, and moves on; whether it could.
    fn step(
        &mut self,
        inquiry: &mut Inquiry<'_>,
        archive: &Archive<'_>,
        (reading, event): (&Reading<'_, RoundEvent>, &Event<RoundEvent>),
        redrawn: Option<(&ObjectForm, &Named)>,
    ) -> Result<bool, SuiteUnavailable> {
        let inspectors = archive.inspectors.iter();
        let inspectors: Vec<_> = inspectors.map(|form| &form.record.commitment).collect();
        let papers = RoundPapers {
            objects: redrawn.map(|(form, _)| &form.record.commitment),
            inspectors: &inspectors,
            headcounts: &headcounts(inquiry, archive, &self.round, (reading, event)),
        };
        reading.step(inquiry, event, self.round.again(event, &papers));
        match event.payload() {
            RoundEvent::ObjectsDrawn(drawn) => match redrawn {
                Some((form, (visits, reserves))) => {
                    same_outcome(inquiry, &reading.name, drawn, visits, reserves);
                    let same = *drawn.head() == form.record.head(self.hash);
                    let field = format!("{}: the head of the object record", reading.name);
                    inquiry.same(field, &same, &true);
                }
                None => inquiry.differ(
                    &reading.field(event),
                    "no form that can be drawn again",
                    &format!("a form of commitment {}", drawn.head().commitment),
                ),
            },
            RoundEvent::TeamsDrawn {
                part,
                drawn,
                succeeded,
            } => {
                for one in succeeded {
                    let what = format!("{}: that {} answers for {}", reading.name, one.by, one.of);
                    inquiry.believe(Trusted::Law, what);
                }
                let commitment = drawn.head().commitment.0;
                let mut forms = archive.inspectors.iter();
                match forms.find(|form| form.record.commitment_digest == commitment) {
                    Some(form) => {
                        let own = |form: &&InspectorForm| {
                            let draw = self.round.draw(form.record.commitment.header.part());
                            let commitment = form.record.commitment_digest;
                            draw.is_some_and(|draw| {
                                draw.record.is_some() && draw.commitment.0 == commitment
                            })
                        };
                        let staffed = Staffed {
                            round: &self.round,
                            part,
                            recusals: self.recusals,
                            before: archive.inspectors.iter().filter(own).collect(),
                        };
                        redo_teams(inquiry, &staffed, form, drawn)?;
                    }
                    None => inquiry.differ(
                        &reading.field(event),
                        "no form",
                        &format!("a form of commitment {commitment}"),
                    ),
                }
            }
            RoundEvent::Replaced(replacement) => tell(inquiry, &reading.name, replacement),
            _ => {}
        }
        if let Err(error) = self.round.apply(event) {
            inquiry.differ(&reading.field(event), "this event", &error);
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
                for id in drawn.teams().iter().map(|team| &team.visit) {
                    // With a supplement's reserves it is the team that the visit had before.
                    let (recorded, of) = (event.entry().recorded, self.round.team(id));
                    let team = of.map(|team| (team.clone(), recorded));
                    self.teams.entry(id.clone()).or_default().extend(team);
                    let last = self.round.supplements(id).last();
                    let further = last.filter(|one| one.record == drawn.record());
                    let further = further.map(|one| (one.clone(), recorded));
                    self.supplements
                        .entry(id.clone())
                        .or_default()
                        .extend(further);
                }
            }
            RoundEvent::Replaced(replacement) => {
                self.fallen.insert(replacement.out.clone());
                let by = replacement.checks.iter().filter_map(|one| one.by.as_ref());
                let recorded = event.entry().recorded;
                let by = by.map(|by| (by.check.clone(), replacement.out.clone(), recorded));
                self.stepped_in.extend(by);
            }
            RoundEvent::RecusalsClosed { count, .. } => self.recusals = *count,
            RoundEvent::Superseded { .. } => self.given_up = Some(event.entry().recorded),
            _ => {}
        }
    }

    fn end(&self, inquiry: &mut Inquiry<'_>, before: Option<&Self>) {
        let id = self.round.id();
        if let (Some(redraw), None) = (self.round.redraw(), before) {
            inquiry.unchecked(format!(
                "{id}: the round {} before it was not given, and what it was opened under is compared with nothing",
                redraw.of
            ));
        }
        for (part, draw) in self.round.parts().filter(|(_, draw)| draw.record.is_none()) {
            // Whoever sees what a seed draws, and draws again under another name, chose.
            let seeded = if draw.seed.is_some() {
                ", its seed known,"
            } else {
                ""
            };
            inquiry.believe(
                Trusted::Grounds,
                format!("{id}: {part} was committed to{seeded} and never drawn"),
            );
        }
        if let Some(successor) = self.round.superseded_by() {
            let what = format!("{id}: given up for {successor}, for a reason");
            inquiry.believe(Trusted::Grounds, what);
        } else if !self.round.is_closed() {
            inquiry.unchecked(format!("{id}: it is not closed yet"));
        }
        inquiry.unchecked(format!("{id}: that it has no other trail"));
    }
}

/// The headcount that the instruments in force on the day of a step ask for in each county that its teams go to.
fn headcounts(
    inquiry: &mut Inquiry<'_>,
    archive: &Archive<'_>,
    round: &Round,
    (reading, event): (&Reading<'_, RoundEvent>, &Event<RoundEvent>),
) -> BTreeMap<DivisionId, Headcount> {
    let RoundEvent::TeamsDrawn { drawn, .. } = event.payload() else {
        return BTreeMap::new();
    };
    let visits = drawn
        .teams()
        .iter()
        .filter_map(|team| round.visit(&team.visit));
    let counties: BTreeSet<_> = visits.map(|visit| &visit.county).collect();
    let mut found = BTreeMap::new();
    for county in counties {
        match archive.binding(inquiry, county, event.day()) {
            Ok(law) => drop(found.insert(county.clone(), law.headcount().value)),
            Err(refusals) => {
                inquiry.differ(&reading.field(event), "an instrument in force", &refusals);
            }
        }
    }
    found
}

/// The visits and reserves of the trail are those that the draw made: the first that is not is named.
fn same_outcome(
    inquiry: &mut Inquiry<'_>,
    name: &str,
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
        let field = format!("{name}: visits[{id}]");
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
            &format!("{name}: visits[{id}]"),
            &visit.holder,
            &"no such visit",
        );
    }
    inquiry.same(
        format!("{name}: reserves"),
        &(drawn.reserves() == reserves),
        &true,
    );
    if entered == made {
        inquiry.found(format!(
            "{name}: its {} visits are those that were drawn",
            made.len()
        ));
    }
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
fn tell(inquiry: &mut Inquiry<'_>, name: &str, replacement: &Replacement) {
    let Replacement {
        out,
        ground,
        skipped,
        checks,
    } = replacement;
    let path = format!("{name}: replaced[{out}]");
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
    inquiry.believe(
        Trusted::Grounds,
        format!(
            "{path}: {by}, because “{}”, evidence {}",
            ground.reason, ground.evidence
        ),
    );
    for skip in skipped {
        inquiry.believe(
            Trusted::Grounds,
            format!(
                "{path}: {} was passed over, because “{}”, evidence {}",
                skip.who, skip.reason, skip.evidence
            ),
        );
    }
}
