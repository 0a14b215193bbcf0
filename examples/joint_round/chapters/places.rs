//! Where, and who answers for what.

use ssj::core::Word;
use ssj::core::agency::{AgencyRegister, AgencyThen, NamedSystem};
use ssj::core::jurisdiction::CHANGBAISHAN;
use ssj::core::{DivisionId, Explain as _, SystemId};
use ssj_jilin::Fault;
use ssj_jilin::facts::{DEPARTMENTS, JUSTICE, Places};
use time::macros::date;

use crate::common::terminal::{Sheet, grouped, refused, say};
use crate::round::{REFORMED, is_of, office};

/// Shows the province and its departments.
pub(crate) fn tell(places: &Places, register: &AgencyRegister) -> Result<(), Fault> {
    let today = date!(2026 - 01 - 05);
    let gazetteer = places.gazetteer();
    let mut sheet = Sheet::new(&[
        "",
        "prefecture",
        "#county level",
        "of them development zones",
    ]);
    for prefecture in places.prefectures() {
        let children: Vec<_> = gazetteer.children(prefecture.id(), today).collect();
        let zones = children.iter().filter(|child| is_zone(child.id()));
        let code = prefecture.id().as_id().value();
        sheet.row([&code, prefecture.name(), &children.len(), &zones.count()]);
    }
    sheet.print();
    let zones = places.all().iter().filter(|place| place.is_zone());
    let zones = zones.map(|zone| {
        let level = gazetteer.at(&zone.id, today)?.level();
        Ok(format!("{} ({}, {})", zone.name, zone.id, level.zh()))
    });
    let zones = zones.collect::<Result<Vec<_>, Fault>>()?;
    say(format_args!(
        "  {} places with offices of their own, among them {} development zones and {} governing bodies\n  that no division list has: {}.",
        places.all().len(),
        places
            .all()
            .iter()
            .filter(|place| is_zone(&place.id))
            .count(),
        zones.len(),
        zones.join("、")
    ));
    moved(places)?;
    let all = register.in_force(today).count();
    let justice = |then: &AgencyThen<'_>| is_of(then.agency().id(), JUSTICE.system);
    let justice = register.in_force(today).filter(justice).count();
    say(format_args!(
        "  {} offices of {} departments at three levels, and {justice} of the judicial administration.",
        grouped(all - justice),
        DEPARTMENTS.len()
    ));
    renamed(register)
}

/// Development zones have numbers from 71 on within their prefecture.
fn is_zone(id: &DivisionId) -> bool {
    id.as_id()
        .value()
        .get(4..)
        .is_some_and(|number| ("71".."80").contains(&number))
}

fn moved(places: &Places) -> Result<(), Fault> {
    let (before, now) = (date!(2019 - 05 - 22), date!(2026 - 01 - 05));
    let gazetteer = places.gazetteer();
    let old = gazetteer.named("公主岭市", before)?;
    let new = gazetteer.resolve(old.id(), now)?;
    say(format_args!(
        "  公主岭市 was {} when the regulation was issued and is {} today; the old code still leads to it.",
        old.id(),
        new.id()
    ));
    if let Err(error) = gazetteer.at(&DivisionId::new("220101")?, now) {
        refused(
            "a code that stands in thousands of credit codes",
            &error,
            error.zh(),
        );
    }
    Ok(())
}

fn renamed(register: &AgencyRegister) -> Result<(), Fault> {
    let jilin = DivisionId::new("220000")?;
    let ecology = office(NamedSystem::Ecology, &jilin)?;
    let eve = REFORMED.previous_day().unwrap_or(REFORMED);
    say(format_args!(
        "  {ecology}: {} until {eve}, {} from {REFORMED} on (reported by it, adopted by the province;\n  the day is assumed within the reform of 2018, on which four other departments were set up).",
        register.at(&ecology, eve)?.name(),
        register.at(&ecology, REFORMED)?.name(),
    ));
    let system = SystemId::from(NamedSystem::Ecology);
    let county = DivisionId::new("220184")?;
    let zone: DivisionId = CHANGBAISHAN.parse()?;
    for place in [county, zone] {
        for then in register.of_system(&system, &place, date!(2026 - 01 - 05)) {
            let level = then.agency().level().zh();
            say(format_args!(
                "  its office in {place}: {} ({level})",
                then.name()
            ));
        }
    }
    Ok(())
}
