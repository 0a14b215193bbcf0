//! The annual joint plan: drafted, sent back once, approved, in force.

use ssj::core::agency::NamedSystem;
use ssj::draw::bind::frame_number;
use ssj::prelude::*;
use ssj_jilin::Fault;

use super::agencies::office;
use super::brief::Brief;
use super::draw::Drawn;
use super::frames::{DRAW_DAY, Framed};
use super::kept::{Desk, Kept};
use super::script::JOINT;

/// A plan in force, with what happened on its way.
#[derive(Debug)]
pub(crate) struct Planned {
    /// The plan, with its trail.
    pub(crate) plan: Kept<Plan>,
    /// Its one item.
    pub(crate) item: PlanItemId,
    /// What a draw before it was in force was told.
    pub(crate) too_early: Option<Refusals>,
    /// What an approval by the wrong body was told.
    pub(crate) wrong_body: Option<Refusals>,
    /// What a second draw was told.
    pub(crate) used_up: Option<Refusals>,
}

impl Planned {
    /// A plan in force with one item.
    pub(crate) const fn new(plan: Kept<Plan>, item: PlanItemId) -> Self {
        Self {
            plan,
            item,
            too_early: None,
            wrong_body: None,
            used_up: None,
        }
    }

    /// What the plan's one item allows.
    pub(crate) fn brief(&self) -> Result<Brief, Fault> {
        Ok(Brief {
            place: id!(DivisionId, "220000"),
            script: &JOINT,
            mandate: self.plan.mandate(&self.item, DRAW_DAY)?,
        })
    }

    /// A round drew for the item: when its commitment was published, its numbers were used up.
    pub(crate) fn drawn(&mut self, drawn: &Drawn, clerk: &mut Desk<'_>) -> Result<(), Fault> {
        let regulator = self.plan.header().owner.agency().clone();
        let (at, draw) = (drawn.script.objects.published()?, round_draw(drawn)?);
        self.plan.take(clerk, &regulator, at, |plan, act| {
            plan.draw_for(act, self.item.clone(), draw)
        })?;
        self.used_up = self
            .plan
            .mandate(&self.item, drawn.script.objects.day)
            .err();
        Ok(())
    }
}

/// Makes the plan of a year from the matters as their pools are in January.
pub(crate) fn plan(
    matters: &[Framed],
    clerk: &mut Desk<'_>,
    hash: HashFn,
) -> Result<Planned, Fault> {
    let jilin = id!(DivisionId, "220000");
    let regulator = &office(NamedSystem::MarketRegulation, &jilin)?;
    let justice = &office(NamedSystem::JudicialAdministration, &jilin)?;
    let item = id!(PlanItemId, "jl-joint-2026-01");
    let (planned, forecast) = items(matters, &item, regulator, hash)?;

    let header = PlanHeader::new(2026, PlanOwner::Joint(regulator.clone()), jilin);
    let mut plan = Kept::<Plan>::begin(clerk, regulator, beijing!(2026-01-08 09:00), |act| {
        let id = id!(PlanId, "jl-joint-2026");
        Plan::draft(hash, act, id, header, vec![planned.clone()])
    })?;
    plan.take(clerk, regulator, beijing!(2026-01-12 10:00), |plan, act| {
        plan.submit(act, forecast.clone())
    })?;
    let own = beijing!(2026-01-13 10:00);
    let wrong_body = plan.try_out(clerk, regulator, own, |plan, act| plan.approve(act, None));
    plan.take(clerk, justice, beijing!(2026-01-16 15:00), |plan, act| {
        plan.return_for(act, text!("请补充各县（市、区）的检查数量"))
    })?;
    plan.take(clerk, regulator, beijing!(2026-01-20 09:00), |plan, act| {
        plan.revise(act, vec![planned])
    })?;
    plan.take(clerk, regulator, beijing!(2026-01-20 09:30), |plan, act| {
        plan.submit(act, forecast)
    })?;
    let too_early = plan.mandate(&item, date!(2026 - 01 - 22)).err();
    plan.take(clerk, justice, beijing!(2026-01-26 11:00), |plan, act| {
        plan.approve(act, None)
    })?;
    plan.take(clerk, regulator, beijing!(2026-01-28 09:00), |plan, act| {
        plan.put_in_force(act, date!(2026 - 02 - 01))
    })?;
    Ok(Planned {
        too_early,
        wrong_body,
        ..Planned::new(plan, item)
    })
}

/// The item: each matter with the number that its sizes ask for; and the forecast of whether there are
/// enough objects.
fn items(
    matters: &[Framed],
    id: &PlanItemId,
    initiator: &AgencyId,
    hash: HashFn,
) -> Result<(PlanItem, Forecast), Fault> {
    let period = Period::between(date!(2026 - 03 - 01), date!(2026 - 10 - 31))?;
    let item = PlanItem {
        id: id.clone(),
        name: text!("2026年度部门联合双随机抽查"),
        period,
        initiator: initiator.clone(),
        matters: matters.iter().map(|it| it.planned.clone()).collect(),
    };
    let pools = EvidenceDigest(hash.hash(Label::Document, b"pools of 2026-01-06"));
    let mut lines = matters.iter().map(|it| frame_forecast(id, &it.frame));
    let forecast = lines.try_fold(Forecast::new(pools), |all, line| {
        Ok::<_, Refusals>(all.with_objects(line?))
    })?;
    Ok((item, forecast))
}

/// What a plan or campaign keeps of a round that drew for it.
pub(crate) fn round_draw(drawn: &Drawn) -> Result<RoundDraw, Fault> {
    let frames = drawn.objects.frames().iter().map(frame_number);
    Ok(RoundDraw {
        round: drawn.round.id().clone(),
        counter: drawn.round.counter(),
        replaces: None,
        source: drawn.round.mandate().source().clone(),
        commitment: CommitmentDigest(drawn.objects.digest()),
        frames: frames.collect::<Result<_, Refusals>>()?,
    })
}
