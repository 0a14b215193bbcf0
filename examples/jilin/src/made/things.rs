//! Objects that are no entities: products, projects and sites, each with its holder.

use ssj_core::DivisionId;
use ssj_core::identity::CreditCode;
use ssj_core::pool::ObjectStatus;

use super::dice::Dice;
use super::entities::{Entity, Trade};

/// A product, a project or a site, and whose it is.
#[derive(Clone, Debug)]
pub struct Thing {
    /// The value of its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The credit code of its holder.
    pub holder: CreditCode,
    /// The place where it is.
    pub place: DivisionId,
}

/// Products of a part of the open factories: one or two each.
pub fn products(entities: &[Entity], seed: u64) -> Vec<Thing> {
    const NAMES: [&str; 6] = ["电线电缆", "人造板", "儿童服装", "化肥", "水泥", "饮用水"];
    let mut dice = Dice::new(seed, 2);
    let mut made = Vec::new();
    for factory in open(entities, Trade::Factory) {
        for _ in 0..[0, 0, 1, 2][usize::try_from(dice.below(4)).unwrap_or_default()] {
            made.push(Thing {
                id: format!("jl-p{:06}", made.len()),
                name: (*dice.pick(&NAMES)).into(),
                holder: factory.code,
                place: factory.place.clone(),
            });
        }
    }
    made
}

/// Projects of a part of the open factories and building firms.
pub fn projects(entities: &[Entity], seed: u64) -> Vec<Thing> {
    let mut dice = Dice::new(seed, 3);
    let mut made = Vec::new();
    for firm in open(entities, Trade::Factory).chain(open(entities, Trade::Builder)) {
        if dice.per_mille(160) {
            made.push(Thing {
                id: format!("jl-c{:06}", made.len()),
                name: format!("{}项目", firm.name),
                holder: firm.code,
                place: firm.place.clone(),
            });
        }
    }
    made
}

/// The public places of open hotels and of hairdressers, bath houses and cinemas: one each, and in
/// one hotel of four a swimming pool besides.
pub fn sites(entities: &[Entity], seed: u64) -> Vec<Thing> {
    let mut dice = Dice::new(seed, 9);
    let mut made = Vec::new();
    let mut add = |holder: &Entity, what: &str| {
        made.push(Thing {
            id: format!("jl-s{:06}", made.len()),
            name: format!("{}{what}", holder.name),
            holder: holder.code,
            place: holder.place.clone(),
        });
    };
    for hotel in open(entities, Trade::Hotel) {
        add(hotel, "客房区");
        if dice.per_mille(250) {
            add(hotel, "游泳馆");
        }
    }
    open(entities, Trade::PublicPlace).for_each(|one| add(one, "营业场所"));
    made
}

fn open(entities: &[Entity], trade: Trade) -> impl Iterator<Item = &Entity> {
    entities
        .iter()
        .filter(move |entity| entity.trade == Some(trade) && entity.status == ObjectStatus::Open)
}
