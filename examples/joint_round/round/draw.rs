//! The two draws: objects, then a team for each visit.

use std::collections::{BTreeMap, BTreeSet};

use ssj::core::agency::NamedSystem;
use ssj::core::instrument::{Instruments, needs};
use ssj::core::round::{self, DrawPart, ReserveList, Round, RoundEvent, TeamMember};
use ssj::core::trail::{Event, Lifecycle};
use ssj::core::{
    DivisionId, HashFn, MatterId, ObjectId, RoundId, RoundSecret, Suite, Timestamp, VisitId,
};
use ssj::draw::assign::Loads;
use ssj::draw::bind::{StaffedVisit, Staffing};
use ssj::draw::record::{
    Blinding, ClassSource, DrawnVisit, Header, HeaderParts, InspectorDraw, InspectorDrawParts,
    InspectorRecord, MatterFrame, ObjectDraw, ObjectDrawParts, ObjectRecord, SeedEvidence,
    SeedSource, SeedValue, SourceKind, SourceValue, visit_token,
};
use ssj_jilin::Fault;
use ssj_jilin::facts::MATTERS;

use super::agencies::office;
use super::clerk::Clerk;
use super::lists::Lists;
use super::plan::Planned;
use super::pools::Pools;
use super::province::Province;

/// The secret of the round. A platform draws 32 random bytes and keeps them for the auditor; here
/// they are fixed, so that the story is the same each time.
pub(crate) const SECRET: [u8; 32] = *b"a fixed secret for this example.";

/// The values that stand for a public beacon's: fixed, for the same reason.
pub(crate) const BEACONS: [(&str, &str); 2] = [
    (
        "drand:quicknet:26230001",
        "5a3f1f0c6f0f4b7a9c1d2e3f405162738495a6b7c8d9eafb0c1d2e3f40516273",
    ),
    (
        "drand:quicknet:26316401",
        "c41b7e02d9a85f3361be94f7087d2ac6153e6f9048db72a1b5c30d9e7f624818",
    ),
];

/// Everything that the draws rest on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Story<'a> {
    /// Who and what there is.
    pub(crate) province: &'a Province,
    /// The lists of matters.
    pub(crate) lists: &'a Lists,
    /// The two pools.
    pub(crate) pools: &'a Pools,
    /// The plan in force.
    pub(crate) planned: &'a Planned,
    /// What applies.
    pub(crate) instruments: &'a Instruments,
}

/// Everything that the two draws came to.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// The frames that were drawn from, committed to.
    pub(crate) objects: ObjectDraw,
    /// The record of the draw of objects.
    pub(crate) object_record: ObjectRecord,
    /// The visits, by token.
    pub(crate) visits: Vec<DrawnVisit>,
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

/// The part that stands for all inspectors of the province.
pub(crate) fn inspectors_part() -> Result<DrawPart, Fault> {
    Ok(DrawPart::Inspectors("division:220000".parse()?))
}

/// What the draw of objects is made from.
pub(crate) fn object_parts(
    planned: &Planned,
    pools: &Pools,
    frames: Vec<MatterFrame>,
) -> Result<ObjectDrawParts, Fault> {
    let classes = pools
        .objects
        .iter()
        .find_map(|pool| pool.header().classes());
    let source = |as_of: time::Date, digest| {
        let as_of: Timestamp = format!("{as_of}T00:00:00+08:00").parse()?;
        Ok::<_, Fault>(ClassSource { as_of, digest })
    };
    Ok(ObjectDrawParts {
        header: header(planned, "objects", 0, "2026-03-02T12:00:00+08:00")?,
        secret: RoundSecret::from_bytes(SECRET),
        blinding: Blinding::Blinded,
        classes: classes.map(|c| source(c.as_of(), c.source())).transpose()?,
        frames,
    })
}

fn header(planned: &Planned, draw: &str, beacon: usize, due: &str) -> Result<Header, Fault> {
    let source = BEACONS[beacon].0.parse()?;
    Ok(Header::new(HeaderParts {
        suite: Suite::Intl,
        draw: draw.into(),
        plan_item: planned.item.clone(),
        plan_version: planned.plan.version(),
        counter: 1,
        previous: None,
        margin_seconds: 3600,
        reveal_hashes_close: None,
        sources: vec![SeedSource::new(
            source,
            SourceKind::Beacon,
            128,
            due.parse()?,
        )],
    })?)
}

/// What the beacon said, after the commitment had been public since `published`.
pub(crate) fn evidence(beacon: usize, published: &str, due: &str) -> Result<SeedEvidence, Fault> {
    let (source, value) = BEACONS[beacon];
    let value = SeedValue {
        source: source.parse()?,
        at: due.parse()?,
        value: SourceValue::try_from(value.to_owned())?,
        nonce: None,
    };
    Ok(SeedEvidence::of_values(published.parse()?, vec![value]))
}

/// Where each enterprise is.
fn whereabouts(province: &Province) -> BTreeMap<ObjectId, &DivisionId> {
    province
        .entities
        .iter()
        .map(|entity| (entity.code.into(), &entity.place))
        .collect()
}

/// Draws objects and inspectors, and takes the round through every step.
pub(crate) fn draw(
    story: &Story<'_>,
    frames: Vec<MatterFrame>,
    clerk: &mut Clerk,
    hash: HashFn,
) -> Result<Drawn, Fault> {
    let regulator = office(NamedSystem::MarketRegulation, &DivisionId::new("220000")?)?;
    let Story {
        pools,
        planned,
        instruments,
        ..
    } = *story;
    let places = whereabouts(story.province);

    let objects = ObjectDraw::new(object_parts(planned, pools, frames)?)?;
    let mandate = planned
        .plan
        .mandate(&planned.item, time::macros::date!(2026 - 03 - 02))?;
    let command = clerk.begin(&regulator, "2026-03-02T09:00:00+08:00")?;
    let opened = Round::open(hash, &command, RoundId::new("jl-joint-2026-01-1")?, mandate)?;
    let mut way = Way {
        round: Round::begin(hash, &opened)?,
        events: vec![opened],
    };
    let published = "2026-03-02T09:30:00+08:00";
    let command = clerk.next(&way.round, &regulator, published)?;
    let part = DrawPart::Objects;
    way.take(
        way.round
            .commit(&command, &part, objects.digest(), published.parse()?)?,
    )?;

    let due = "2026-03-02T12:00:00+08:00";
    let object_record = objects.draw(evidence(0, published, due)?)?;
    let command = clerk.next(&way.round, &regulator, "2026-03-02T12:05:00+08:00")?;
    way.take(
        way.round
            .seed(&command, &part, object_record.seed, due.parse()?)?,
    )?;
    let visits = objects.visits(&object_record);
    let drawn = visits.iter().map(|visit| as_planned(visit, &places));
    let drawn = drawn.collect::<Result<Vec<_>, Fault>>()?;
    let reserves = reserve_lists(&objects, &object_record, &visits, &places, hash)?;
    let command = clerk.next(&way.round, &regulator, "2026-03-02T12:10:00+08:00")?;
    way.take(
        way.round
            .record_objects(&command, object_record.digest, drawn, reserves)?,
    )?;

    let parts = inspector_parts(story, &way.round, &visits, object_record.digest)?;
    let inspectors = InspectorDraw::new(parts.clone())?;
    let command = clerk.next(&way.round, &regulator, "2026-03-04T17:00:00+08:00")?;
    let (root, count) = (
        inspectors.commitment().exclusions,
        u64::try_from(parts.excluded.len())?,
    );
    way.take(way.round.close_recusals(&command, root, count)?)?;
    let (published, due) = ("2026-03-05T09:30:00+08:00", "2026-03-05T12:00:00+08:00");
    let part = inspectors_part()?;
    let command = clerk.next(&way.round, &regulator, published)?;
    way.take(
        way.round
            .commit(&command, &part, inspectors.digest(), published.parse()?)?,
    )?;
    let inspector_record = inspectors.draw(evidence(1, published, due)?)?;
    let command = clerk.next(&way.round, &regulator, "2026-03-05T12:05:00+08:00")?;
    way.take(
        way.round
            .seed(&command, &part, inspector_record.seed, due.parse()?)?,
    )?;
    let teams = teams(&inspectors, &inspector_record, pools)?;
    let headcount = instruments.in_force(super::DRAW_DAY)?.headcount().value();
    let command = clerk.next(&way.round, &regulator, "2026-03-05T12:10:00+08:00")?;
    way.take(way.round.record_teams(
        &command,
        &part,
        inspector_record.digest,
        teams,
        headcount,
    )?)?;

    let Way { round, events } = way;
    Ok(Drawn {
        objects,
        object_record,
        visits,
        parts,
        inspectors,
        inspector_record,
        round,
        events,
    })
}

struct Way {
    round: Round,
    events: Vec<Event<RoundEvent>>,
}

impl Way {
    fn take(&mut self, event: Event<RoundEvent>) -> Result<(), Fault> {
        self.round.apply(&event)?;
        self.events.push(event);
        Ok(())
    }
}

/// A drawn visit as the round keeps it: each matter with the office of the place that checks it.
fn as_planned(
    visit: &DrawnVisit,
    places: &BTreeMap<ObjectId, &DivisionId>,
) -> Result<round::DrawnVisit, Fault> {
    let place = *places.get(&visit.visited).ok_or("a visit to nowhere")?;
    let id = VisitId::new(&visit.token.to_string())?;
    let mut planned = round::DrawnVisit::new(id, visit.visited.clone(), place.clone());
    for check in &visit.checks {
        let agency = office(department(&check.matter)?, place)?;
        let check = round::DrawnCheck::new(check.matter.clone(), check.object.clone(), agency);
        planned = planned.with_check(check);
    }
    Ok(planned)
}

fn department(matter: &MatterId) -> Result<NamedSystem, Fault> {
    let key = matter.as_id().value();
    let facts = MATTERS.iter().find(|facts| facts.key == key);
    Ok(facts.ok_or("no such matter")?.department)
}

/// One list for each stratum: the visits drawn from it, and the next in line who is not visited
/// anyway.
fn reserve_lists(
    objects: &ObjectDraw,
    record: &ObjectRecord,
    visits: &[DrawnVisit],
    places: &BTreeMap<ObjectId, &DivisionId>,
    hash: HashFn,
) -> Result<Vec<ReserveList>, Fault> {
    let visited: BTreeSet<_> = visits.iter().map(|visit| &visit.visited).collect();
    let mut lists = Vec::new();
    for frame in objects.frames() {
        for (drawn, reserves) in objects.strata_rows(record, &frame.matter) {
            let id = |row: &ObjectId| visit_token(hash, record.digest, row).to_string();
            let serves = drawn.iter().map(|row| VisitId::new(&id(row.visited())));
            let serves = serves
                .collect::<Result<BTreeSet<_>, _>>()?
                .into_iter()
                .collect();
            if drawn.is_empty() {
                continue;
            }
            let mut standing_by = BTreeSet::new();
            let next = reserves.iter().filter(|row| {
                !visited.contains(row.visited()) && standing_by.insert(row.visited().clone())
            });
            let order = next.map(|row| {
                let visit = DrawnVisit {
                    token: visit_token(hash, record.digest, row.visited()),
                    visited: row.visited().clone(),
                    checks: vec![ssj::draw::record::DrawnCheck {
                        matter: frame.matter.clone(),
                        object: row.object.clone(),
                    }],
                };
                as_planned(&visit, places)
            });
            let order = order.collect::<Result<Vec<_>, Fault>>()?;
            lists.push(ReserveList::new(serves, order));
        }
    }
    Ok(lists)
}

/// What the draw of inspectors is made from: the places that the law asks for, who may take them,
/// who steps aside.
fn inspector_parts(
    story: &Story<'_>,
    round: &Round,
    visits: &[DrawnVisit],
    object_record: ssj::core::Digest,
) -> Result<InspectorDrawParts, Fault> {
    let Story {
        lists,
        pools,
        planned,
        instruments,
        ..
    } = *story;
    let in_force = instruments.in_force(super::DRAW_DAY)?;
    let staffed = visits.iter().map(|visit| {
        let id = VisitId::new(&visit.token.to_string())?;
        let drawn = round
            .visit(&id)
            .ok_or("a visit that the round does not know")?;
        let checks = drawn.checks().iter();
        let checks = checks.map(|check| {
            Ok((
                lists.matter(check.matter().as_id().value())?,
                check.agency(),
            ))
        });
        let checks = checks.collect::<Result<Vec<_>, Fault>>()?;
        Ok(StaffedVisit {
            token: visit.token,
            visited: visit.visited.clone(),
            places: needs(&checks, [drawn.county().clone()], &in_force),
        })
    });
    let staffed = staffed.collect::<Result<Vec<_>, Fault>>()?;
    let busiest = u32::try_from(staffed.len()).unwrap_or(u32::MAX);
    let last_year = |inspector: &ssj::core::pool::InspectorEntry| {
        let id = inspector.id().as_str().as_bytes();
        u32::from(id.last().copied().unwrap_or_default() % 3)
    };
    let staffing = Staffing::bind(
        &staffed,
        &pools.inspectors,
        &pools.recusals,
        super::DRAW_DAY,
        last_year,
        |_| busiest,
    )?;
    Ok(InspectorDrawParts {
        header: header(planned, "inspectors", 1, "2026-03-05T12:00:00+08:00")?,
        secret: RoundSecret::from_bytes(SECRET),
        object_record,
        as_of: "2026-03-04T18:00:00+08:00".parse()?,
        needs: staffing.needs,
        visits: staffing.visits,
        inspectors: staffing.inspectors,
        excluded: staffing.excluded,
        fixed: Vec::new(),
        loads: Loads::default(),
    })
}

/// The teams as the round keeps them.
fn teams(
    draw: &InspectorDraw,
    record: &InspectorRecord,
    pools: &Pools,
) -> Result<Vec<round::Team>, Fault> {
    let teams = draw.teams(record).into_iter().map(|team| {
        let members = team.inspectors.into_iter().map(|inspector| {
            let entry = pools
                .inspectors
                .entry(&inspector)
                .ok_or("a stranger on a team")?;
            Ok(TeamMember::new(inspector, entry.agency().clone()))
        });
        let members = members.collect::<Result<Vec<_>, Fault>>()?;
        let id = VisitId::new(&team.visit.to_string())?;
        Ok(round::Team::new(id, members, Vec::new()))
    });
    teams.collect()
}
