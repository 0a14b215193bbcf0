//! A round: objects, then a team for each visit, step by step.

use ssj::core::agency::NamedSystem;
use ssj::core::round::{DrawPart, Ground, Round, RoundEvent};
use ssj::core::trail::{Act, Event, Lifecycle};
use ssj::core::{
    AgencyId, DivisionId, EvidenceDigest, HashFn, Label, RecordDigest, RecusalRoot, Refusals,
    RoundId, Skip, Text,
};
use ssj::draw::record::{
    InspectorDraw, InspectorDrawParts, InspectorRecord, MatterFrame, ObjectDraw, ObjectRecord,
};
use ssj_jilin::Fault;

use super::agencies::office;
use super::brief::{Brief, Story};
use super::clerk::Clerk;
use super::inspectors::{inspector_parts, inspectors_part};
use super::objects::object_parts;
use super::script::Script;

/// Everything that the two draws of a round came to.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// When each step was taken.
    pub(crate) script: &'static Script,
    /// The frames that were drawn from, committed to.
    pub(crate) objects: ObjectDraw,
    /// The record of the draw of objects.
    pub(crate) object_record: ObjectRecord,
    /// What was said to a clerk who passed over somebody whose turn it was not.
    pub(crate) picking: Option<Refusals>,
    /// What the inspectors were drawn from.
    pub(crate) parts: InspectorDrawParts,
    /// The draw of inspectors, committed to.
    pub(crate) inspectors: InspectorDraw,
    /// Its record.
    pub(crate) inspector_record: InspectorRecord,
    /// The round.
    pub(crate) round: Round,
    /// The round's trail.
    pub(crate) events: Vec<Event<RoundEvent>>,
}

/// Draws objects and inspectors, and takes the round through every step.
pub(crate) fn draw(
    story: &Story<'_>,
    brief: &Brief,
    frames: Vec<MatterFrame>,
    clerk: &mut Clerk<'_>,
    hash: HashFn,
) -> Result<Drawn, Fault> {
    let by = office(NamedSystem::MarketRegulation, &DivisionId::new("220000")?)?;
    let (script, mut way) = (brief.script, Way::open(brief, by, clerk, hash)?);

    let (moment, part) = (&script.objects, DrawPart::Objects);
    let objects = ObjectDraw::new(object_parts(brief, story.pools, frames)?)?;
    let (commitment, published) = (objects.commitment(), moment.published()?);
    way.step(clerk, moment.published, |round, command| {
        round.commit_objects(command, commitment, published)
    })?;
    let evidence = moment.evidence()?;
    let object_record = objects.draw(evidence.clone())?;
    way.step(clerk, moment.seeded, |round, command| {
        round.seed(command, &part, evidence)
    })?;
    let drawn = objects.drawn(&object_record)?;
    way.step(clerk, moment.recorded, |round, command| {
        round.record_objects(command, drawn)
    })?;
    let picking = match script.replaced {
        Some(at) => way.replace(clerk, at, hash)?,
        None => None,
    };

    let parts = inspector_parts(story, brief, &way.round, RecordDigest(object_record.digest))?;
    let inspectors = InspectorDraw::new(parts.clone())?;
    let recusals = RecusalRoot(inspectors.commitment().exclusions);
    let count = u64::try_from(parts.rows.excluded.len())?;
    way.step(clerk, script.recusals, |round, command| {
        round.close_recusals(command, recusals, count)
    })?;
    let (moment, part) = (&script.inspectors, inspectors_part()?);
    let (commitment, published) = (inspectors.commitment(), moment.published()?);
    way.step(clerk, moment.published, |round, command| {
        round.commit_inspectors(command, commitment, published)
    })?;
    let evidence = moment.evidence()?;
    let inspector_record = inspectors.draw(evidence.clone())?;
    way.step(clerk, moment.seeded, |round, command| {
        round.seed(command, &part, evidence)
    })?;
    let drawn = inspectors.drawn(&inspector_record)?;
    way.step(clerk, moment.recorded, |round, command| {
        round.record_teams(command, &part, drawn)
    })?;

    let Way { round, events, .. } = way;
    Ok(Drawn {
        script,
        objects,
        object_record,
        picking,
        parts,
        inspectors,
        inspector_record,
        round,
        events,
    })
}

struct Way {
    by: AgencyId,
    round: Round,
    events: Vec<Event<RoundEvent>>,
}

impl Way {
    fn open(
        brief: &Brief,
        by: AgencyId,
        clerk: &mut Clerk<'_>,
        hash: HashFn,
    ) -> Result<Self, Fault> {
        let command = clerk.begin(&by, brief.script.opened)?;
        let id = RoundId::new(brief.script.round)?;
        let opened = Round::open(hash, &command, id, brief.mandate.clone())?;
        let round = Round::begin(hash, &opened)?;
        let events = vec![opened];
        Ok(Self { by, round, events })
    }

    fn step(
        &mut self,
        clerk: &mut Clerk<'_>,
        at: &str,
        step: impl FnOnce(&Round, &Act<'_>) -> Result<Event<RoundEvent>, Refusals>,
    ) -> Result<(), Fault> {
        let command = clerk.next(&self.round, &self.by, at)?;
        let event = step(&self.round, &command)?;
        self.round.apply(&event)?;
        self.events.push(event);
        Ok(())
    }

    /// The first visit on several matters falls out; for each of its checks the next in line of its
    /// stratum steps in. Says what a clerk is told who passes over one whose turn it is not.
    fn replace(
        &mut self,
        clerk: &mut Clerk<'_>,
        at: &str,
        hash: HashFn,
    ) -> Result<Option<Refusals>, Fault> {
        let out = self.round.visits().find(|visit| visit.checks.len() > 1);
        let out = out.ok_or("no visit on several matters")?.id.clone();
        let reason = Text::new("企业已于2026年3月2日办理注销登记")?;
        let evidence = EvidenceDigest(hash.hash(Label::Document, b"notice of 2026-03-02"));
        let ground = Ground { reason, evidence };
        let mut lists = self.round.reserves().iter().rev();
        let later = lists.find_map(|list| list.order.get(1));
        let unasked = Skip {
            who: later.ok_or("no list of two")?.check.object.clone(),
            reason: Text::new("暂不方便")?,
            evidence,
        };
        let command = clerk.next(&self.round, &self.by, at)?;
        let skipped = vec![unasked];
        let picking = self
            .round
            .replace(&command, &out, ground.clone(), skipped, None);
        let picking = picking.err();
        self.step(clerk, at, |round, command| {
            round.replace(command, &out, ground, Vec::new(), None)
        })?;
        Ok(picking)
    }
}
