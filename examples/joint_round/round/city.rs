//! 市抽县查: one prefecture's market regulator draws, and the offices of its counties check.

use ssj::core::plan::Who;
use ssj::prelude::*;
use ssj_jilin::Fault;

use super::agencies::office;
use super::brief::{Brief, Story};
use super::city_pools::{counties, own_people, own_pool, place};
use super::draw::{Drawn, draw};
use super::frames::{Framed, offices, open_matter};
use super::kept::{Desk, Kept};
use super::plan::Planned;
use super::script::{Moment, Script};

/// One prefecture's own round: it draws what its counties check.
const CITY: Script = Script {
    round: "cc-equipment-2026-1",
    blinding: Blinding::Open,
    objects: Moment {
        day: date!(2026 - 04 - 13),
        secret: b"that of the city's own objects..",
        beacon: "drand:quicknet:27749812",
        value: "e2a94c07b85d13f6704b9d2e6ac8f15138d70b92e46fa5c10d8b37e95f240c6a",
    },
    replaced: None,
    recusals: date!(2026 - 04 - 15),
    inspectors: Moment {
        day: date!(2026 - 04 - 16),
        secret: b"that of those whom counties send",
        beacon: "drand:quicknet:27836212",
        value: "905e3b7fd1c246a8820f6e4d95b7c31ae6d04f8b1927c53da8f06b4e172d9c35",
    },
    visits: date!(2026 - 04 - 17),
    first: date!(2026 - 04 - 17),
    days: 20,
};

/// The city's plan and round.
#[derive(Debug)]
pub(crate) struct City {
    /// What it draws from.
    pub(crate) pool: ObjectPool,
    /// Its own inspectors.
    pub(crate) people: InspectorPool,
    /// Its plan.
    pub(crate) planned: Planned,
    /// What a county is told that draws for itself what the list lets the city draw.
    pub(crate) county_draws: Option<Refusals>,
    /// Its round.
    pub(crate) drawn: Drawn,
}

/// Plans, has reviewed, and draws.
pub(crate) fn city(story: &Story<'_>, clerk: &mut Desk<'_>, hash: HashFn) -> Result<City, Fault> {
    let regulator = |place: &DivisionId| office(NamedSystem::MarketRegulation, place);
    let (by, at) = (&regulator(&place())?, CITY.objects);
    let justice = &office(NamedSystem::JudicialAdministration, &place())?;
    let pool = own_pool(story, by)?;
    let who = offices(&pool, counties(story.province).collect())?;
    let when = (CheckOccasion::Plan, at.day);
    let Framed { planned, frame } = open_matter(&pool, (who, "5%"), when, story, hash)?;

    let item = id!(PlanItemId, "cc-equipment-2026");
    let planned_by = |initiator: &AgencyId, planned| {
        let period = Period::between(date!(2026 - 04 - 01), date!(2026 - 06 - 30))?;
        let item = PlanItem {
            id: item.clone(),
            name: text!("特种设备使用单位双随机抽查"),
            period,
            initiator: initiator.clone(),
            matters: vec![planned],
        };
        Ok::<_, Fault>((PlanOwner::Department(initiator.clone()), item))
    };
    let drafted = beijing!(2026-03-16 09:00);
    let (owner, own) = planned_by(by, planned.clone())?;
    let pools = EvidenceDigest(hash.hash(Label::Document, b"pools of 2026-01-06"));
    let forecast = Forecast::new(pools).with_objects(frame_forecast(&item, &frame)?);
    let mut plan = Kept::<Plan>::begin(clerk, by, drafted, |act| {
        let header = PlanHeader::new(2026, owner, place());
        Plan::draft(hash, act, id!(PlanId, "cc-amr-2026"), header, vec![own])
    })?;

    let county = counties(story.province).next().ok_or("no county")?;
    let below = regulator(&county.id)?;
    let who = Who::Agency(below.clone());
    let (owner, own) = planned_by(&below, PlannedMatter { who, ..planned })?;
    let county_draws = Kept::<Plan>::begin_in_vain(clerk, &below, drafted, |act| {
        let header = PlanHeader::new(2026, owner, county.id.clone());
        Plan::draft(hash, act, id!(PlanId, "county-2026"), header, vec![own])
    });

    plan.take(clerk, by, beijing!(2026-03-17 09:00), |plan, act| {
        plan.submit(act, forecast)
    })?;
    plan.take(clerk, justice, beijing!(2026-03-20 15:00), |plan, act| {
        plan.approve(act, None)
    })?;
    plan.take(clerk, by, beijing!(2026-03-23 09:00), |plan, act| {
        plan.put_in_force(act, date!(2026 - 04 - 01))
    })?;
    let mandate = plan.mandate(&item, at.day)?;
    let mut planned = Planned::new(plan, item);
    let brief = Brief {
        place: place(),
        script: &CITY,
        mandate,
    };
    let drawn = draw(story, &brief, vec![frame], clerk, hash)?;
    planned.drawn(&drawn, clerk)?;
    Ok(City {
        people: own_people(story.province, &pool)?,
        pool,
        planned,
        county_draws,
        drawn,
    })
}
