//! A round: objects, then a team for each visit, step by step.

use ssj::core::agency::NamedSystem;
use ssj::core::round::Ground;
use ssj::core::{RecusalRoot, Skip};
use ssj::prelude::*;
use ssj_jilin::Fault;

use super::agencies::office;
use super::brief::{Brief, Story};
use super::inspectors::{inspector_parts, inspectors_part};
use super::kept::{Desk, Kept, at};
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
    /// The round, with its trail.
    pub(crate) round: Kept<Round>,
}

/// Draws objects and inspectors, and takes the round through every step.
pub(crate) fn draw(
    story: &Story<'_>,
    brief: &Brief,
    frames: Vec<MatterFrame>,
    clerk: &mut Desk<'_>,
    hash: HashFn,
) -> Result<Drawn, Fault> {
    let (script, id) = (brief.script, RoundId::new(brief.script.round)?);
    let by = office(NamedSystem::MarketRegulation, &brief.place)?;
    let opened = script.objects.at("09:00")?;
    let mut round = Kept::<Round>::begin(clerk, &by, opened, |act| {
        Round::open(hash, act, id, brief.mandate.clone())
    })?;

    let (moment, part) = (&script.objects, DrawPart::Objects);
    let objects = ObjectDraw::new(object_parts(brief, story.pools, frames)?)?;
    let (commitment, published) = (objects.commitment(), moment.published()?);
    round.take(clerk, &by, published, |round, act| {
        round.commit_objects(act, commitment, published)
    })?;
    let evidence = moment.evidence()?;
    let object_record = objects.draw(evidence.clone())?;
    round.take(clerk, &by, moment.at("12:05")?, |round, act| {
        round.seed(act, &part, evidence)
    })?;
    let drawn = objects.drawn(&object_record)?;
    round.take(clerk, &by, moment.at("12:10")?, |round, act| {
        round.record_objects(act, drawn)
    })?;
    let picking = match script.replaced {
        Some(day) => replace(&mut round, &by, at(day, "10:00")?, clerk, hash)?,
        None => None,
    };

    let parts = inspector_parts(story, brief, &round, RecordDigest(object_record.digest))?;
    let inspectors = InspectorDraw::new(parts.clone())?;
    let recusals = RecusalRoot(inspectors.commitment().exclusions);
    let count = u64::try_from(parts.rows.excluded.len())?;
    round.take(clerk, &by, at(script.recusals, "17:00")?, |round, act| {
        round.close_recusals(act, recusals, count)
    })?;
    let (moment, part) = (&script.inspectors, inspectors_part(brief)?);
    let (commitment, published) = (inspectors.commitment(), moment.published()?);
    round.take(clerk, &by, published, |round, act| {
        round.commit_inspectors(act, commitment, published)
    })?;
    let evidence = moment.evidence()?;
    let inspector_record = inspectors.draw(evidence.clone())?;
    round.take(clerk, &by, moment.at("12:05")?, |round, act| {
        round.seed(act, &part, evidence)
    })?;
    let drawn = inspectors.drawn(&inspector_record)?;
    round.take(clerk, &by, moment.at("12:10")?, |round, act| {
        round.record_teams(act, &part, drawn)
    })?;
    Ok(Drawn {
        script,
        objects,
        object_record,
        picking,
        parts,
        inspectors,
        inspector_record,
        round,
    })
}

/// The first visit on several matters falls out; for each of its checks the next in line of its
/// stratum steps in. Says what a clerk is told who passes over one whose turn it is not.
fn replace(
    round: &mut Kept<Round>,
    by: &AgencyId,
    at: Timestamp,
    clerk: &mut Desk<'_>,
    hash: HashFn,
) -> Result<Option<Refusals>, Fault> {
    let out = round.visits().find(|visit| visit.checks.len() > 1);
    let out = out.ok_or("no visit on several matters")?.id.clone();
    let evidence = EvidenceDigest(hash.hash(Label::Document, b"notice of 2026-03-02"));
    let ground = Ground {
        reason: text!("企业已于2026年3月2日办理注销登记"),
        evidence,
    };
    let mut lists = round.reserves().iter().rev();
    let later = lists.find_map(|list| list.order.get(1));
    let unasked = Skip {
        who: later.ok_or("no list of two")?.check.object.clone(),
        reason: text!("暂不方便"),
        evidence,
    };
    let picking = round.try_out(clerk, by, at, |round, act| {
        round.replace(act, &out, ground.clone(), vec![unasked], None)
    });
    round.take(clerk, by, at, |round, act| {
        round.replace(act, &out, ground, Vec::new(), None)
    })?;
    Ok(picking)
}
