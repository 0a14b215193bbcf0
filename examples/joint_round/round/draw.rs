//! A round: objects, then a team for each visit, step by step.

use ssj::core::agency::NamedSystem;
use ssj::core::round::{DrawPart, DrawnVisit, ReserveList, Round, RoundEvent};
use ssj::core::trail::{Event, Lifecycle};
use ssj::core::{AgencyId, DivisionId, HashFn, Refusals, RoundId, Text, VisitId};
use ssj::core::{CommitmentDigest, RecordDigest, RecusalRoot};
use ssj::draw::record::{
    InspectorDraw, InspectorDrawParts, InspectorRecord, MatterFrame, ObjectDraw, ObjectRecord,
};
use ssj_jilin::Fault;

use super::agencies::office;
use super::brief::{Brief, Story};
use super::clerk::Clerk;
use super::inspectors::{inspector_parts, inspectors_part, teams};
use super::objects::{object_parts, reserves, visits};
use super::script::{Moment, Script};

/// Everything that the two draws of a round came to.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// When each step was taken.
    pub(crate) script: &'static Script,
    /// The frames that were drawn from, committed to.
    pub(crate) objects: ObjectDraw,
    /// The record of the draw of objects.
    pub(crate) object_record: ObjectRecord,
    /// The visit that fell out, and who stepped in.
    pub(crate) replaced: Option<Replaced>,
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

/// A visit that fell out before it began.
#[derive(Debug)]
pub(crate) struct Replaced {
    /// It.
    pub(crate) out: DrawnVisit,
    /// Why.
    pub(crate) reason: Text,
    /// Who stepped in: the next one in line.
    pub(crate) by: DrawnVisit,
    /// What was said to a clerk who preferred another.
    pub(crate) picking: Option<Refusals>,
}

/// Draws objects and inspectors, and takes the round through every step.
pub(crate) fn draw(
    story: &Story<'_>,
    brief: &Brief,
    frames: Vec<MatterFrame>,
    clerk: &mut Clerk,
    hash: HashFn,
) -> Result<Drawn, Fault> {
    let by = office(NamedSystem::MarketRegulation, &DivisionId::new("220000")?)?;
    let script = brief.script;
    let places = story.whereabouts();
    let objects = ObjectDraw::new(object_parts(brief, story.pools, frames)?)?;

    let command = clerk.begin(&by, script.opened)?;
    let id = RoundId::new(script.round)?;
    let on = command.effective().china_date();
    let footing = story
        .lists
        .footing(brief.mandate.clone(), story.province, on)?;
    let opened = Round::open(hash, &command, id, footing)?;
    let round = Round::begin(hash, &opened)?;
    let events = vec![opened];
    let mut way = Way { by, round, events };

    let part = DrawPart::Objects;
    way.commit(clerk, &part, &script.objects, objects.digest())?;
    let object_record = objects.draw(script.objects.evidence()?)?;
    way.seed(clerk, &part, &script.objects, object_record.seed)?;
    let drawn = visits(&objects, &object_record, &places)?;
    let lists = reserves(&objects, &object_record, &places)?;
    let command = clerk.next(&way.round, &way.by, script.objects.recorded)?;
    let record = object_record.digest;
    way.take(
        way.round
            .record_objects(&command, RecordDigest(record), drawn, lists)?,
    )?;
    let replaced = script
        .replaced
        .map(|at| way.replace(clerk, at))
        .transpose()?;

    let parts = inspector_parts(story, brief, &way.round, object_record.digest)?;
    let inspectors = InspectorDraw::new(parts.clone())?;
    let recusals = inspectors.commitment().exclusions;
    let count = u64::try_from(parts.rows.excluded.len())?;
    let command = clerk.next(&way.round, &way.by, script.recusals)?;
    way.take(
        way.round
            .close_recusals(&command, RecusalRoot(recusals), count)?,
    )?;
    let part = inspectors_part()?;
    way.commit(clerk, &part, &script.inspectors, inspectors.digest())?;
    let inspector_record = inspectors.draw(script.inspectors.evidence()?)?;
    way.seed(clerk, &part, &script.inspectors, inspector_record.seed)?;
    let teams = teams(&inspectors, &inspector_record, story.pools)?;
    let in_force = story.instruments.in_force(parts.rows.as_of.china_date())?;
    let headcount = in_force.headcount().value;
    let command = clerk.next(&way.round, &way.by, script.inspectors.recorded)?;
    let record = inspector_record.digest;
    way.take(
        way.round
            .record_teams(&command, &part, RecordDigest(record), teams, headcount)?,
    )?;

    let Way { round, events, .. } = way;
    Ok(Drawn {
        script,
        objects,
        object_record,
        replaced,
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
    fn take(&mut self, event: Event<RoundEvent>) -> Result<(), Fault> {
        self.round.apply(&event)?;
        self.events.push(event);
        Ok(())
    }

    fn commit(
        &mut self,
        clerk: &mut Clerk,
        part: &DrawPart,
        moment: &Moment,
        digest: ssj::core::Digest,
    ) -> Result<(), Fault> {
        let command = clerk.next(&self.round, &self.by, moment.published)?;
        let published = moment.published()?;
        self.take(
            self.round
                .commit(&command, part, CommitmentDigest(digest), published)?,
        )
    }

    fn seed(
        &mut self,
        clerk: &mut Clerk,
        part: &DrawPart,
        moment: &Moment,
        seed: ssj::core::Seed,
    ) -> Result<(), Fault> {
        let command = clerk.next(&self.round, &self.by, moment.seeded)?;
        self.take(self.round.seed(&command, part, seed, moment.due()?)?)
    }

    /// The first visit of one check that has two reserves falls out; the first of them steps in.
    fn replace(&mut self, clerk: &mut Clerk, at: &str) -> Result<Replaced, Fault> {
        let falls_out = self.round.visits().find_map(|visit| {
            let [first, second] = self.list_of(&visit.id)?.order.get(..2)? else {
                return None;
            };
            let single = visit.checks.len() == 1;
            single.then(|| (visit.clone(), first.clone(), second.clone()))
        });
        let (out, by, favourite) = falls_out.ok_or("no visit has two reserves")?;
        let reason = Text::new("企业已于2026年3月2日办理注销登记")?;
        let command = clerk.next(&self.round, &self.by, at)?;
        let replace = |by: &DrawnVisit| {
            let (reason, by) = (reason.clone(), by.clone());
            self.round
                .replace(&command, &out.id, reason, Vec::new(), by)
        };
        let (picking, event) = (replace(&favourite).err(), replace(&by)?);
        self.take(event)?;
        Ok(Replaced {
            out,
            reason,
            by,
            picking,
        })
    }

    fn list_of(&self, visit: &VisitId) -> Option<&ReserveList> {
        let mut lists = self.round.reserves().iter();
        lists.find(|list| list.serves.contains(visit))
    }
}
