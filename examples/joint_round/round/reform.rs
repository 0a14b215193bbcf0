//! A reform in mid-year (made up): two offices of a development zone end, and one takes over.

use ssj::core::IdError;
use ssj::core::agency::{Change, Reform};
use ssj::prelude::*;
use ssj_jilin::Fault;
use ssj_jilin::facts::Places;

use super::agencies::office;

/// From this day on there is one office in the place of two.
pub(crate) const MERGED: Date = date!(2026 - 06 - 15);

/// When it was reported, and when the province adopted it.
pub(crate) const ENTERED: [Date; 2] = [date!(2026 - 06 - 05), date!(2026 - 06 - 10)];

/// The offices that end.
pub(crate) fn ended() -> Result<[AgencyId; 2], IdError> {
    let zone = id!(DivisionId, "220171");
    let [health, labour] = [NamedSystem::Health, NamedSystem::HumanResources];
    Ok([office(health, &zone)?, office(labour, &zone)?])
}

/// The office that takes over.
pub(crate) fn heir() -> AgencyId {
    id!(AgencyId, "220171-social-affairs")
}

/// The market regulator of the same zone, to which it is reported.
pub(super) fn beside() -> Result<AgencyId, IdError> {
    office(NamedSystem::MarketRegulation, &id!(DivisionId, "220171"))
}

/// 2.1-d: reported to the market regulator of the same level, adopted by the province's.
pub(super) fn merged(register: AgencyRegister, places: &Places) -> Result<AgencyRegister, Fault> {
    let (zone, [first, second]) = (id!(DivisionId, "220171"), ended()?);
    let name = places.gazetteer().at(&zone, MERGED)?.name();
    let systems = [NamedSystem::Health, NamedSystem::HumanResources].map(SystemId::from);
    let name = Text::new(&format!("{name}社会事业局"))?;
    let reform = Reform::Merge {
        from: vec![first.clone(), second],
        into: heir(),
    };
    let change = Change {
        effective: MERGED,
        founded: vec![Agency::department(
            heir(),
            name,
            systems,
            Level::County,
            zone.clone(),
            MERGED,
        )],
        reform,
    };
    let province = office(NamedSystem::MarketRegulation, &id!(DivisionId, "220000"))?;
    let [reported, adopted] = ENTERED;
    let reported = register.report(change, &first, &beside()?, reported)?;
    let adopted = register.adopt(&reported, &province, adopted)?;
    Ok(register.with(adopted)?)
}
