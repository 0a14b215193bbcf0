//! Who and what there is: made up from a seed, or read from a list.

use std::path::Path;

use ssj::core::agency::AgencyRegister;
use ssj::core::identity::ObjectKind;
use ssj::core::pool::ObjectStatus;
use ssj_jilin::Fault;
use ssj_jilin::facts::{Place, Places};
use ssj_jilin::list::{List, Listed};
use ssj_jilin::made::{self, Entity, Expert, Inspector, Thing};
use time::Date;
use time::macros::date;

use super::agencies::register;

/// The day on which names, codes and agencies are looked up.
pub(crate) const TODAY: Date = date!(2026 - 01 - 05);

/// A province with everything that pools are made from.
#[derive(Debug)]
pub(crate) struct Province {
    /// Its divisions and zones.
    pub(crate) places: Places,
    /// Its departments.
    pub(crate) register: AgencyRegister,
    /// Where inspectors serve: counties, or prefectures where a list names no counties.
    pub(crate) seats: Vec<Place>,
    /// Its market entities.
    pub(crate) entities: Vec<Entity>,
    /// Products, each with its holder.
    pub(crate) products: Vec<Thing>,
    /// Projects, each with its holder.
    pub(crate) projects: Vec<Thing>,
    /// Public places, each with its holder.
    pub(crate) sites: Vec<Thing>,
    /// Its inspectors.
    pub(crate) inspectors: Vec<Inspector>,
    /// Its experts.
    pub(crate) experts: Vec<Expert>,
    /// The list that the entities come from.
    pub(crate) list: Option<List>,
}

/// How large a made-up province is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Market entities.
    pub(crate) entities: u32,
    /// Inspectors.
    pub(crate) inspectors: u32,
    /// What everything is made up from.
    pub(crate) seed: u64,
}

impl Province {
    /// A made-up province.
    pub(crate) fn made(size: Size) -> Result<Self, Fault> {
        let places = Places::load()?;
        let entities = made::entities(&places, size.entities, size.seed)?;
        let seats = places.all().to_vec();
        let products = made::products(&entities, size.seed);
        let projects = made::projects(&entities, size.seed);
        let sites = made::sites(&entities, size.seed);
        Self::staffed(places, seats, entities, size).map(|province| Self {
            products,
            projects,
            sites,
            ..province
        })
    }

    /// The province of a real list; inspectors are made up.
    pub(crate) fn listed(path: &Path, size: Size) -> Result<Self, Fault> {
        let places = Places::load()?;
        let list = List::open(path, places.gazetteer(), TODAY)?;
        let classes = made::classes(list.taken.iter().map(|listed| listed.code), size.seed);
        let entity = |listed: &Listed| Entity {
            code: listed.code,
            name: listed.name.clone().unwrap_or_default(),
            place: listed.place.clone(),
            // The list says nothing of it: as what the code was given out.
            kind: listed
                .kind
                .unwrap_or_else(|| kind_by_code(listed.code.as_str())),
            trade: None,
            class: listed.class.unwrap_or(classes[&listed.code]),
            staff: 0,
            special_equipment: false,
            registered_on: listed.registered_on,
            status: ObjectStatus::Open,
        };
        let entities = list.taken.iter().map(entity).collect();
        let by_county = list.columns.has_county();
        let seats = if by_county {
            places.all().to_vec()
        } else {
            places.prefecture_places()
        };
        Self::staffed(places, seats, entities, size).map(|province| Self {
            list: Some(list),
            ..province
        })
    }

    fn staffed(
        places: Places,
        seats: Vec<Place>,
        entities: Vec<Entity>,
        size: Size,
    ) -> Result<Self, Fault> {
        let (inspectors, experts) = made::people(&seats, &entities, size.inspectors, size.seed);
        Ok(Self {
            register: register(&places)?,
            places,
            seats,
            entities,
            products: Vec::new(),
            projects: Vec::new(),
            sites: Vec::new(),
            inspectors,
            experts,
            list: None,
        })
    }

    /// Whether the seats are prefectures, because a list names no counties.
    pub(crate) fn is_by_prefecture(&self) -> bool {
        self.list
            .as_ref()
            .is_some_and(|list| !list.columns.has_county())
    }

    /// Whether risk classes were made up although the entities are real.
    pub(crate) fn classes_are_simulated(&self) -> bool {
        self.list
            .as_ref()
            .is_some_and(|list| !list.columns.has_class())
    }
}

/// The second character of a credit code, under market regulation.
fn kind_by_code(code: &str) -> ObjectKind {
    match code.get(..2) {
        Some("92") => ObjectKind::IndividualBusiness,
        Some("93") => ObjectKind::Cooperative,
        _ => ObjectKind::Enterprise,
    }
}
