//! The annual joint plan: drafted, sent back once, approved, in force.

use ssj::core::agency::NamedSystem;
use ssj::core::plan::{
    Forecast, ObjectForecast, Plan, PlanEvent, PlanHeader, PlanItem, PlanOwner, RoundDraw,
};
use ssj::core::trail::{Event, Lifecycle};
use ssj::core::{
    AgencyId, CommitmentDigest, DivisionId, EvidenceDigest, HashFn, Label, Period, PlanId,
    PlanItemId, Refusals, Text,
};
use ssj::draw::bind::{frame_number, stratum_shares};
use ssj_jilin::Fault;
use time::macros::date;

use super::agencies::office;
use super::brief::Brief;
use super::clerk::Clerk;
use super::draw::Drawn;
use super::frames::{DRAW_DAY, Framed};
use super::script::JOINT;

/// A plan in force, with what happened on its way.
#[derive(Debug)]
pub(crate) struct Planned {
    /// The plan.
    pub(crate) plan: Plan,
    /// Its one item.
    pub(crate) item: PlanItemId,
    /// Its trail.
    pub(crate) events: Vec<Event<PlanEvent>>,
    /// What a draw before it was in force was told.
    pub(crate) too_early: Option<Refusals>,
    /// What an approval by the wrong body was told.
    pub(crate) wrong_body: Option<Refusals>,
    /// What a second draw was told.
    pub(crate) used_up: Option<Refusals>,
}

impl Planned {
    /// What the plan's one item allows.
    pub(crate) fn brief(&self) -> Result<Brief, Fault> {
        Ok(Brief {
            script: &JOINT,
            mandate: self.plan.mandate(&self.item, DRAW_DAY)?,
        })
    }

    /// A round drew for the item: when its commitment was published, its numbers were used up.
    pub(crate) fn drawn(&mut self, drawn: &Drawn, clerk: &mut Clerk<'_>) -> Result<(), Fault> {
        let regulator = self.plan.header().owner.agency();
        let at = drawn.script.objects.published;
        let command = clerk.next(&self.plan, regulator, at)?;
        let event = self
            .plan
            .draw_for(&command, self.item.clone(), round_draw(drawn)?)?;
        self.plan.apply(&event)?;
        self.events.push(event);
        self.used_up = self.plan.mandate(&self.item, DRAW_DAY).err();
        Ok(())
    }
}

/// Makes the plan of a year from the matters as their pools are in January.
pub(crate) fn plan(
    matters: &[Framed],
    clerk: &mut Clerk<'_>,
    hash: HashFn,
) -> Result<Planned, Fault> {
    let jilin = DivisionId::new("220000")?;
    let regulator = office(NamedSystem::MarketRegulation, &jilin)?;
    let justice = office(NamedSystem::JudicialAdministration, &jilin)?;
    let item = PlanItemId::new("jl-joint-2026-01")?;
    let (planned, forecast) = items(matters, &item, &regulator, hash)?;

    let owner = PlanOwner::Joint(regulator.clone());
    let header = PlanHeader::new(2026, owner, jilin.clone());
    let id = PlanId::new("jl-joint-2026")?;
    let command = clerk.begin(&regulator, "2026-01-08T09:00:00+08:00")?;
    let drafted = Plan::draft(hash, &command, id, header, vec![planned.clone()])?;
    let mut way = Way {
        plan: Plan::begin(hash, &drafted)?,
        events: vec![drafted],
    };

    let command = clerk.next(&way.plan, &regulator, "2026-01-12T10:00:00+08:00")?;
    way.take(way.plan.submit(&command, forecast.clone())?)?;

    let command = clerk.next(&way.plan, &regulator, "2026-01-13T10:00:00+08:00")?;
    let wrong_body = way.plan.approve(&command, None).err();

    let command = clerk.next(&way.plan, &justice, "2026-01-16T15:00:00+08:00")?;
    let reason = Text::new("请补充各县（市、区）的检查数量")?;
    way.take(way.plan.return_for(&command, reason)?)?;

    let command = clerk.next(&way.plan, &regulator, "2026-01-20T09:00:00+08:00")?;
    way.take(way.plan.revise(&command, vec![planned])?)?;
    let command = clerk.next(&way.plan, &regulator, "2026-01-20T09:30:00+08:00")?;
    way.take(way.plan.submit(&command, forecast)?)?;
    let too_early = way.plan.mandate(&item, date!(2026 - 01 - 22)).err();
    let command = clerk.next(&way.plan, &justice, "2026-01-26T11:00:00+08:00")?;
    way.take(way.plan.approve(&command, None)?)?;
    let command = clerk.next(&way.plan, &regulator, "2026-01-28T09:00:00+08:00")?;
    way.take(way.plan.put_in_force(&command, date!(2026 - 02 - 01))?)?;

    let Way { plan, events } = way;
    Ok(Planned {
        plan,
        item,
        events,
        too_early,
        wrong_body,
        used_up: None,
    })
}

struct Way {
    plan: Plan,
    events: Vec<Event<PlanEvent>>,
}

impl Way {
    fn take(&mut self, event: Event<PlanEvent>) -> Result<(), Fault> {
        self.plan.apply(&event)?;
        self.events.push(event);
        Ok(())
    }
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
        name: Text::new("2026年度部门联合双随机抽查")?,
        period,
        initiator: initiator.clone(),
        matters: matters.iter().map(|it| it.planned.clone()).collect(),
    };
    let mut forecast = Forecast::new(EvidenceDigest(
        hash.hash(Label::Document, b"pools of 2026-01-06"),
    ));
    for Framed { planned, frame } in matters {
        let shares = stratum_shares(frame)?;
        let in_scope = shares.strata.iter().map(|it| it.in_scope).sum();
        let eligible: u64 = shares.strata.iter().map(|it| it.eligible).sum();
        forecast = forecast.with_objects(ObjectForecast {
            item: id.clone(),
            matter: planned.matter.clone(),
            in_scope,
            needed: planned.number.count(),
            excluded: in_scope - eligible,
            without_chance: shares.objects_without_chance(),
        });
    }
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
