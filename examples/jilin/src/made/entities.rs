//! Market entities: where, what, how risky, since when.

use std::collections::{BTreeMap, BTreeSet};

use ssj_core::DivisionId;
use ssj_core::identity::{CreditCode, CreditCodeError, ObjectKind};
use ssj_core::pool::{Ending, ObjectStatus, RiskClass};
use time::{Date, Duration, Month};

use super::codes::credit_code;
use super::dice::Dice;
use crate::facts::{MatterFacts, Place, Places, Who};

/// A market entity (市场主体).
#[derive(Clone, Debug)]
pub struct Entity {
    /// Its credit code.
    pub code: CreditCode,
    /// Its name.
    pub name: String,
    /// The place where it is, which its credit code need not show.
    pub place: DivisionId,
    /// Enterprise, sole trader or cooperative.
    pub kind: ObjectKind,
    /// What it does, if that is known.
    pub trade: Option<Trade>,
    /// Its credit risk class.
    pub class: RiskClass,
    /// People it employs.
    pub staff: u32,
    /// Whether it uses lifts, boilers or pressure vessels.
    pub special_equipment: bool,
    /// The day of its registration.
    pub registered_on: Date,
    /// What became of it.
    pub status: ObjectStatus,
}

/// What an entity does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trade {
    /// Food shops.
    Food,
    /// Restaurants.
    Catering,
    /// Supermarkets.
    Supermarket,
    /// Hotels and guest houses.
    Hotel,
    /// Hairdressers, bath houses, cinemas.
    PublicPlace,
    /// Travel agencies.
    TravelAgency,
    /// Manufacturers.
    Factory,
    /// Building firms.
    Builder,
    /// Farming.
    Farm,
    /// Everything else.
    Other,
}

/// The classes as often as made-up entities have them, in 1,000.
const CLASSES: [(RiskClass, u32); 4] = [
    (RiskClass::A, 460),
    (RiskClass::B, 360),
    (RiskClass::C, 140),
    (RiskClass::D, 40),
];

impl Entity {
    /// Whether a matter's pool holds it.
    pub fn is_object_of(&self, matter: &MatterFacts) -> bool {
        let Some(trade) = self.trade else {
            return matter.universal;
        };
        match matter.who {
            Who::Everyone => true,
            Who::Trades(trades) => trades.contains(&trade),
            Who::Employers(least) => self.kind == ObjectKind::Enterprise && self.staff >= least,
            Who::SpecialEquipment => self.special_equipment,
            Who::Products | Who::Projects | Who::Sites => false,
        }
    }
}

/// So many entities, spread over the places by their weights, in the order of the places.
///
/// # Errors
/// [`CreditCodeError`] where the embedded division table has a code of another form.
pub fn entities(places: &Places, count: u32, seed: u64) -> Result<Vec<Entity>, CreditCodeError> {
    let mut dice = Dice::new(seed, 1);
    let unlisted: Vec<_> = places
        .unlisted()
        .iter()
        .map(|code| (code.code.as_str(), code.count))
        .collect();
    let mut made = Vec::new();
    for (place, share) in shares(places.all(), count) {
        for _ in 0..share {
            let n = u32::try_from(made.len()).unwrap_or(u32::MAX);
            made.push(entity(place, n, &unlisted, &mut dice)?);
        }
    }
    Ok(made)
}

/// Splits a count by the places' weights; the parts sum to it.
pub(super) fn shares(places: &[Place], count: u32) -> Vec<(&Place, u32)> {
    let total: u64 = places.iter().map(|place| u64::from(place.weight)).sum();
    let upto = |weight: u64| u32::try_from(u64::from(count) * weight / total).unwrap_or_default();
    let mut passed = 0;
    places
        .iter()
        .map(|place| {
            let before = upto(passed);
            passed += u64::from(place.weight);
            (place, upto(passed) - before)
        })
        .collect()
}

fn entity(
    place: &Place,
    n: u32,
    unlisted: &[(&str, u32)],
    dice: &mut Dice,
) -> Result<Entity, CreditCodeError> {
    let kind = *dice.weighted(&[
        (ObjectKind::IndividualBusiness, 620),
        (ObjectKind::Enterprise, 325),
        (ObjectKind::Cooperative, 55),
    ]);
    let trade = *dice.weighted(trades(kind));
    let registered_on = registration(dice);
    let modern = registered_on.year() >= 2016 || dice.per_mille(150);
    let division = match dice.below(1_000) {
        0..283 => dice.weighted(unlisted),
        283..370 => wider(place),
        _ if place.is_zone() => wider(place),
        _ => place.id.as_id().value(),
    };
    let staff = staff(kind, dice);
    Ok(Entity {
        code: credit_code(prefix(kind), division, n, modern)?,
        name: name(place, trade, dice),
        place: place.id.clone(),
        kind,
        trade: Some(trade),
        class: *dice.weighted(&CLASSES),
        staff,
        special_equipment: dice.per_mille(equipment(trade)),
        registered_on,
        status: status(dice),
    })
}

/// Of 40,000 real codes 283 in 1,000 carry a division that no list has, and 87 this: a place's
/// prefecture, or the province.
fn wider(place: &Place) -> &str {
    let prefecture = place.prefecture.as_ref();
    prefecture.map_or("220000", |prefecture| prefecture.as_id().value())
}

const fn ended(how: Ending, on: Date) -> ObjectStatus {
    ObjectStatus::Ended { how, on }
}

/// Classes for entities that came without, the same for the same codes in any order.
pub fn classes(
    codes: impl IntoIterator<Item = CreditCode>,
    seed: u64,
) -> BTreeMap<CreditCode, RiskClass> {
    let mut dice = Dice::new(seed, 5);
    let sorted: BTreeSet<_> = codes.into_iter().collect();
    sorted
        .into_iter()
        .map(|code| (code, *dice.weighted(&CLASSES)))
        .collect()
}

/// How the first two characters of a credit code show what kind of entity it was given to.
const fn prefix(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::IndividualBusiness => "92",
        ObjectKind::Cooperative => "93",
        _ => "91",
    }
}

const fn trades(kind: ObjectKind) -> &'static [(Trade, u32)] {
    match kind {
        ObjectKind::IndividualBusiness => &[
            (Trade::Other, 360),
            (Trade::Food, 300),
            (Trade::Catering, 200),
            (Trade::PublicPlace, 90),
            (Trade::Supermarket, 35),
            (Trade::Hotel, 15),
        ],
        ObjectKind::Cooperative => &[(Trade::Farm, 1)],
        _ => &[
            (Trade::Other, 430),
            (Trade::Factory, 190),
            (Trade::Builder, 120),
            (Trade::Food, 120),
            (Trade::Catering, 50),
            (Trade::Supermarket, 35),
            (Trade::Hotel, 25),
            (Trade::PublicPlace, 18),
            (Trade::TravelAgency, 12),
        ],
    }
}

const fn equipment(trade: Trade) -> u32 {
    match trade {
        Trade::Factory => 220,
        Trade::Hotel => 300,
        Trade::Supermarket => 120,
        Trade::Builder => 60,
        Trade::PublicPlace => 30,
        _ => 3,
    }
}

fn staff(kind: ObjectKind, dice: &mut Dice) -> u32 {
    match kind {
        ObjectKind::IndividualBusiness => 1 + dice.below(6),
        ObjectKind::Cooperative => 5 + dice.below(30),
        _ => {
            let (low, spread) = *dice.weighted(&[
                ((1, 19), 790),
                ((20, 80), 175),
                ((100, 300), 30),
                ((400, 2_000), 5),
            ]);
            low + dice.below(spread)
        }
    }
}

fn registration(dice: &mut Dice) -> Date {
    let (from, years) = *dice.weighted(&[
        ((2016, 10), 610),
        ((2006, 10), 275),
        ((1993, 13), 95),
        ((1979, 14), 20),
    ]);
    let year = from + i32::try_from(dice.below(years)).unwrap_or_default();
    let first = Date::from_calendar_date(year, Month::January, 1).unwrap_or(Date::MIN);
    first + Duration::days(i64::from(dice.below(365)))
}

fn status(dice: &mut Dice) -> ObjectStatus {
    let on = time::macros::date!(2025 - 01 - 01) + Duration::days(i64::from(dice.below(365)));
    match dice.below(1_000) {
        0..25 => ended(Ending::Deregistered, on),
        25..32 => ended(Ending::Revoked, on),
        32..36 => ObjectStatus::MovedOut { on, to: None },
        _ => ObjectStatus::Open,
    }
}

fn name(place: &Place, trade: Trade, dice: &mut Dice) -> String {
    const FIRST: [&str; 20] = [
        "福", "鑫", "宏", "恒", "瑞", "金", "盛", "华", "吉", "德", "天", "长", "东", "源", "泰",
        "安", "康", "永", "万", "春",
    ];
    const SECOND: [&str; 20] = [
        "源", "达", "顺", "兴", "隆", "和", "丰", "益", "祥", "利", "发", "城", "北", "成", "润",
        "诚", "美", "佳", "旺", "航",
    ];
    let what = match trade {
        Trade::Food => "食品店",
        Trade::Catering => "饭店",
        Trade::Supermarket => "超市",
        Trade::Hotel => "宾馆",
        Trade::PublicPlace => "理发店",
        Trade::TravelAgency => "旅行社",
        Trade::Factory => "制造厂",
        Trade::Builder => "建筑公司",
        Trade::Farm => "农民专业合作社",
        Trade::Other => "商行",
    };
    format!(
        "{}{}{}{what}",
        place.name,
        dice.pick(&FIRST),
        dice.pick(&SECOND)
    )
}
