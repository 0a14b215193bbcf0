//! A city's own two pools: its part of the special equipment, and the people of its own office.

use ssj::prelude::*;
use ssj_jilin::Fault;
use ssj_jilin::facts::{MATTERS, Place};

use super::brief::Story;
use super::province::Province;

const KEY: &str = "special-equipment";

/// 长春市.
pub(super) fn place() -> DivisionId {
    id!(DivisionId, "220100")
}

/// The counties, districts and zones of the city.
pub(super) fn counties(province: &Province) -> impl Iterator<Item = &Place> {
    let seats = province.seats.iter();
    seats.filter(|seat| seat.prefecture == Some(place()) && seat.id != place())
}

/// The city's part of the pool of special equipment.
pub(super) fn own_pool(story: &Story<'_>, by: &AgencyId) -> Result<ObjectPool, Fault> {
    let pools = &mut story.pools.objects.iter();
    let whole = pools.find(|pool| pool.matter().as_id().value() == KEY);
    let whole = whole.ok_or("nobody has special equipment")?;
    let here = |own: &&ObjectEntry| counties(story.province).any(|it| it.id == own.division);
    let entries = whole.entries().iter().filter(here).cloned();
    let header = PoolHeader {
        id: id!(PoolId, "special-equipment-220100"),
        agency: by.clone(),
        ..whole.header().clone()
    };
    let gazetteer = story.province.places.gazetteer();
    Ok(ObjectPool::new(
        header,
        story.lists.matter(KEY)?,
        gazetteer,
        entries,
    )?)
}

/// Six people of the city's own office, who can go to each of its counties.
pub(super) fn own_people(
    province: &Province,
    objects: &ObjectPool,
) -> Result<InspectorPool, Fault> {
    let valid = Period::between(date!(2024 - 01 - 01), date!(2028 - 12 - 31))?;
    let facts = MATTERS.iter().find(|facts| facts.key == KEY);
    let specialty = SpecialtyId::new(facts.map_or("", |facts| facts.specialty))?;
    let header = PoolHeader {
        id: id!(PoolId, "inspectors-220100"),
        ..objects.header().clone()
    };
    let entry = |number| {
        let id = InspectorId::new(&format!("220100-{number:04}"))?;
        let kind = InspectorKind::CivilServant;
        let entry = InspectorEntry::new(id, kind, header.agency.clone()).certificated(valid);
        let places = counties(province).map(|county| county.id.clone());
        let entry = entry.with_specialty(specialty.clone());
        Ok(places.fold(entry, InspectorEntry::located_in))
    };
    let entries = (0..6).map(entry).collect::<Result<Vec<_>, Fault>>()?;
    let (register, gazetteer) = (&province.register, province.places.gazetteer());
    Ok(InspectorPool::new(
        header.clone(),
        register,
        gazetteer,
        entries,
    )?)
}
