//! The two pools: one of objects for each matter, one of inspectors, and who steps aside.

use ssj::core::EvidenceDigest;
use ssj::core::agency::NamedSystem;
use ssj::core::identity::ObjectKind;
use ssj::core::matter::Matter;
use ssj::core::pool::{
    ClassAssignment, Expert, ExpertPool, InspectorEntry, InspectorPool, ObjectEntry, ObjectPool,
    PoolHeader, Pooling, Provenance, Recusal, RecusalGround, Recusals,
};
use ssj::core::{
    DivisionId, ExpertId, HashFn, InspectorId, Label, ObjectId, PoolId, SpecialtyId, Text,
    Timestamp,
};
use ssj_jilin::Fault;
use ssj_jilin::facts::{MATTERS, MatterFacts, Who};
use ssj_jilin::made::{self, Entity, Thing};
use time::macros::date;

use super::agencies::office;
use super::lists::Lists;
use super::province::Province;

/// The pools of a year, as of one instant.
#[derive(Debug)]
pub(crate) struct Pools {
    /// One per matter, in the order of the matters' lists.
    pub(crate) objects: Vec<ObjectPool>,
    /// All inspectors.
    pub(crate) inspectors: InspectorPool,
    /// All experts.
    pub(crate) experts: ExpertPool,
    /// Interests that inspectors have declared.
    pub(crate) recusals: Recusals,
    /// Which matter draws from which pool.
    pub(crate) pooling: Pooling,
}

/// The instant that the pools are of.
pub(crate) fn pools_as_of() -> Result<Timestamp, Fault> {
    Ok("2026-01-06T18:00:00+08:00".parse()?)
}

impl Pools {
    /// Makes the pools of a province.
    pub(crate) fn of(province: &Province, lists: &Lists, hash: HashFn) -> Result<Self, Fault> {
        let mut objects = Vec::new();
        let mut pairs = Vec::new();
        for facts in drawn_from(province) {
            let pool = object_pool(province, facts, lists.matter(facts.key)?, hash)?;
            pairs.push((pool.matter().clone(), pool.header().id.clone()));
            objects.push(pool);
        }
        Ok(Self {
            objects,
            inspectors: inspector_pool(province)?,
            experts: expert_pool(province)?,
            recusals: recusals(province)?,
            pooling: Pooling::new(pairs, [])?,
        })
    }
}

/// The matters that there are objects for: all of them, or where a list names no trades those whose
/// law reaches every market entity.
pub(crate) fn drawn_from(province: &Province) -> impl Iterator<Item = &'static MatterFacts> {
    let listed = province.list.is_some();
    MATTERS
        .iter()
        .filter(move |facts| facts.universal || !listed)
}

fn object_pool(
    province: &Province,
    facts: &MatterFacts,
    matter: &Matter,
    hash: HashFn,
) -> Result<ObjectPool, Fault> {
    let jilin = DivisionId::new("220000")?;
    let agency = office(facts.department, &jilin)?;
    let mut header = PoolHeader {
        id: PoolId::new(facts.key)?,
        agency,
        as_of: pools_as_of()?,
        classes: None,
    };
    let entries = match facts.who {
        Who::Products => things(&province.products, ObjectKind::Product, "product")?,
        Who::Projects => things(&province.projects, ObjectKind::Project, "project")?,
        Who::Sites => things(&province.sites, ObjectKind::Site, "site")?,
        // Its strata are public: no risk classes.
        Who::SpecialEquipment => members(province, facts).map(unclassed).collect(),
        _ => {
            header = header.with_classes(classes(province, hash));
            let classed = |one: &Entity| unclassed(one).with_class(one.class);
            members(province, facts).map(classed).collect()
        }
    };
    Ok(ObjectPool::new(
        header,
        matter,
        province.places.gazetteer(),
        entries,
    )?)
}

fn members<'a>(province: &'a Province, facts: &'a MatterFacts) -> impl Iterator<Item = &'a Entity> {
    province
        .entities
        .iter()
        .filter(move |entity| entity.is_object_of(facts))
}

fn unclassed(entity: &Entity) -> ObjectEntry {
    let place = entity.place.clone();
    ObjectEntry::new(
        entity.code.into(),
        entity.kind,
        place,
        Provenance::PublicitySystem,
    )
    .registered_on(entity.registered_on)
    .with_status(entity.status.clone())
}

fn things(things: &[Thing], kind: ObjectKind, scheme: &str) -> Result<Vec<ObjectEntry>, Fault> {
    let entry = |thing: &Thing| {
        let id: ObjectId = format!("{scheme}:{}", thing.id).parse()?;
        let place = thing.place.clone();
        let entry = ObjectEntry::new(id, kind, place, Provenance::DepartmentLedger);
        Ok(entry.held_by(thing.holder.into()))
    };
    things.iter().map(entry).collect()
}

/// As of the end of January, named by the digest of the list of classes.
fn classes(province: &Province, hash: HashFn) -> ClassAssignment {
    let lines = province
        .entities
        .iter()
        .map(|one| format!("{},{}\n", one.code, one.class));
    let mut lines: Vec<_> = lines.collect();
    lines.sort_unstable();
    let source = hash.hash(Label::Document, lines.concat().as_bytes());
    ClassAssignment {
        as_of: date!(2025 - 12 - 31),
        source: EvidenceDigest(source),
    }
}

fn inspector_pool(province: &Province) -> Result<InspectorPool, Fault> {
    let entries = province.inspectors.iter().map(inspector);
    let entries = entries.collect::<Result<Vec<_>, Fault>>()?;
    let (register, gazetteer) = (&province.register, province.places.gazetteer());
    Ok(InspectorPool::new(
        header("inspectors")?,
        register,
        gazetteer,
        entries,
    )?)
}

/// The province's market regulator keeps what belongs to no single department.
fn header(pool: &str) -> Result<PoolHeader, Fault> {
    let regulator = office(NamedSystem::MarketRegulation, &DivisionId::new("220000")?)?;
    Ok(PoolHeader {
        id: PoolId::new(pool)?,
        agency: regulator,
        as_of: pools_as_of()?,
        classes: None,
    })
}

fn inspector(made: &made::Inspector) -> Result<InspectorEntry, Fault> {
    let agency = office(made.department, &made.place)?;
    let mut entry = InspectorEntry::new(InspectorId::new(&made.id)?, made.kind, agency)
        .located_in(made.place.clone());
    if let Some(valid) = made.certificate {
        entry = entry.certificated(valid);
    }
    for specialty in &made.specialties {
        entry = entry.with_specialty(SpecialtyId::new(specialty)?);
    }
    Ok(entry)
}

fn expert_pool(province: &Province) -> Result<ExpertPool, Fault> {
    let experts = province.experts.iter().map(|made| {
        let specialty = SpecialtyId::new(made.specialty)?;
        let institute = Text::new(made.institute)?;
        Ok(Expert::new(
            ExpertId::new(&made.id)?,
            institute,
            [specialty],
        ))
    });
    Ok(ExpertPool::new(
        header("experts")?,
        experts.collect::<Result<Vec<_>, Fault>>()?,
    )?)
}

fn recusals(province: &Province) -> Result<Recusals, Fault> {
    let reason = Text::new("与被检查单位有利害关系")?;
    let mut recusals = Vec::new();
    for made in &province.inspectors {
        for entity in &made.interests {
            recusals.push(Recusal {
                object: (*entity).into(),
                inspector: InspectorId::new(&made.id)?,
                ground: RecusalGround::Declared,
                reason: reason.clone(),
                on: date!(2026 - 03 - 03),
            });
        }
    }
    Ok(Recusals::new(recusals)?)
}
