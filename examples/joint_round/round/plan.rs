//! The annual joint plan: drafted, sent back once, approved, in force.

use ssj::core::EvidenceDigest;
use std::collections::BTreeMap;

use ssj::core::agency::NamedSystem;
use ssj::core::plan::{
    BodyKind, Forecast, ObjectForecast, Plan, PlanEvent, PlanHeader, PlanItem, PlanOwner,
    PlannedMatter, ReviewingBody,
};
use ssj::core::trail::{Event, Lifecycle};
use ssj::core::{AgencyId, DivisionId, HashFn, Label, Period, PlanId, PlanItemId, Refusals, Text};
use ssj::draw::bind::stratum_sizes;
use ssj::draw::record::MatterFrame;
use ssj::draw::sample::StratumSize;
use ssj_jilin::Fault;
use ssj_jilin::facts::MATTERS;
use time::macros::date;

use super::agencies::office;
use super::brief::Brief;
use super::clerk::Clerk;
use super::frames::DRAW_DAY;
use super::province::Province;
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
}

impl Planned {
    /// What the plan's one item allows.
    pub(crate) fn brief(&self) -> Result<Brief, Fault> {
        Ok(Brief {
            script: &JOINT,
            mandate: self.plan.mandate(&self.item, DRAW_DAY)?,
            item: self.item.clone(),
            version: self.plan.version(),
        })
    }
}

/// Makes the plan of a year from the frames as they are in January.
pub(crate) fn plan(
    province: &Province,
    frames: &[MatterFrame],
    clerk: &mut Clerk,
    hash: HashFn,
) -> Result<Planned, Fault> {
    let jilin = DivisionId::new("220000")?;
    let regulator = office(NamedSystem::MarketRegulation, &jilin)?;
    let justice = office(NamedSystem::JudicialAdministration, &jilin)?;
    let item = PlanItemId::new("jl-joint-2026-01")?;
    let (planned, forecast) = items(province, frames, &item, &regulator, hash)?;

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

    let body = |agency: &AgencyId, kind| ReviewingBody {
        agency: agency.clone(),
        kind,
        jurisdiction: jilin.clone(),
    };
    let own = body(&regulator, BodyKind::MarketRegulator);
    let command = clerk.next(&way.plan, &regulator, "2026-01-13T10:00:00+08:00")?;
    let wrong_body = way.plan.approve(&command, own, None).err();

    let reviewer = body(&justice, BodyKind::JudicialAdministration);
    let command = clerk.next(&way.plan, &justice, "2026-01-16T15:00:00+08:00")?;
    let reason = Text::new("请补充各县(市、区)的检查数量")?;
    way.take(way.plan.return_for(&command, reviewer.clone(), reason)?)?;

    let command = clerk.next(&way.plan, &regulator, "2026-01-20T09:00:00+08:00")?;
    way.take(way.plan.revise(&command, vec![planned])?)?;
    let command = clerk.next(&way.plan, &regulator, "2026-01-20T09:30:00+08:00")?;
    way.take(way.plan.submit(&command, forecast)?)?;
    let too_early = way.plan.mandate(&item, date!(2026 - 01 - 22)).err();
    let command = clerk.next(&way.plan, &justice, "2026-01-26T11:00:00+08:00")?;
    way.take(way.plan.approve(&command, reviewer, None)?)?;
    let command = clerk.next(&way.plan, &regulator, "2026-01-28T09:00:00+08:00")?;
    way.take(way.plan.put_in_force(&command, date!(2026 - 02 - 01))?)?;

    let Way { plan, events } = way;
    Ok(Planned {
        plan,
        item,
        events,
        too_early,
        wrong_body,
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

/// The item: each matter by each office, with the number that its strata will yield; and the
/// forecast of whether there are enough objects.
fn items(
    province: &Province,
    frames: &[MatterFrame],
    id: &PlanItemId,
    initiator: &AgencyId,
    hash: HashFn,
) -> Result<(PlanItem, Forecast), Fault> {
    let period = Period::between(date!(2026 - 03 - 01), date!(2026 - 10 - 31))?;
    let name = Text::new("2026年度部门联合双随机抽查")?;
    let mut item = PlanItem {
        id: id.clone(),
        name,
        period,
        initiator: initiator.clone(),
        matters: Vec::new(),
    };
    let mut forecast = Forecast::new(EvidenceDigest(
        hash.hash(Label::Document, b"pools of 2026-01-06"),
    ));
    for frame in frames {
        let key = frame.matter.as_id().value();
        let facts = MATTERS
            .iter()
            .find(|facts| facts.key == key)
            .ok_or("no such matter")?;
        let sizes = stratum_sizes(frame)?;
        let mut per_place: BTreeMap<&str, u64> = BTreeMap::new();
        for (stratum, size) in frame.strata.iter().zip(&sizes) {
            let place = stratum.key.as_str().split('/').next().unwrap_or_default();
            *per_place.entry(place).or_default() += size.drawn();
        }
        for seat in &province.seats {
            let count = per_place
                .get(seat.id.as_id().value())
                .copied()
                .unwrap_or_default();
            if count > 0 {
                let agency = office(facts.department, &seat.id)?;
                let matter = frame.matter.clone();
                item = item.with_matter(PlannedMatter::new(
                    matter,
                    agency,
                    frame.pool.clone(),
                    count,
                ));
            }
        }
        let in_scope = sizes.iter().map(|it| it.in_scope).sum();
        let eligible: u64 = sizes.iter().map(|it| it.eligible).sum();
        let needed = sizes.iter().map(StratumSize::drawn).sum();
        forecast = forecast.with_objects(ObjectForecast {
            item: id.clone(),
            matter: frame.matter.clone(),
            in_scope,
            needed,
            excluded: in_scope - eligible,
        });
    }
    Ok((item, forecast))
}
