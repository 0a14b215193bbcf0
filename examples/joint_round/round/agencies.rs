//! The departments of every level, and the reform that renamed one.

use ssj::core::agency::{Agency, AgencyRegister, Change, NamedSystem, Reform};
use ssj::core::jurisdiction::Level;
use ssj::core::{AgencyId, DivisionId, IdError, SystemId, Text};
use ssj_jilin::Fault;
use ssj_jilin::facts::{DEPARTMENTS, Department, JUSTICE, Place, Places};
use time::Date;
use time::macros::date;

use super::reform::merged;

/// From this day on the register knows the offices that are older than the reform.
const FOUNDED: Date = date!(2015 - 01 - 01);

/// The day of the reform of 2018, on which most offices were set up and one was renamed. The real
/// days differ from office to office: this one is assumed.
pub(crate) const REFORMED: Date = date!(2018 - 10 - 20);

/// The province's government.
pub(crate) const GOVERNMENT: &str = "agency:jl-government";

/// The name before the reform.
const ECOLOGY_BEFORE: &str = "吉林省环境保护厅";

/// The office of a system in a jurisdiction.
pub(crate) fn office(system: NamedSystem, division: &DivisionId) -> Result<AgencyId, IdError> {
    let system = SystemId::from(system);
    let place = match division.as_id().value() {
        "220000" => "jl",
        place => place,
    };
    AgencyId::new(&format!("{place}-{}", system.as_id().value()))
}

/// Whether an office is one of a system.
pub(crate) fn is_of(agency: &AgencyId, system: NamedSystem) -> bool {
    let system = SystemId::from(system);
    let value = agency.as_id().value();
    value
        .strip_suffix(system.as_id().value())
        .is_some_and(|place| place.ends_with('-'))
}

/// Every office of the joint plan's departments, and the judicial administration of the province and its
/// prefectures.
pub(crate) fn register(places: &Places) -> Result<AgencyRegister, Fault> {
    let jilin = DivisionId::new("220000")?;
    let government = Text::new("吉林省人民政府")?;
    let mut agencies = vec![
        Agency::government(
            GOVERNMENT.parse()?,
            government,
            Level::Province,
            jilin.clone(),
            FOUNDED,
        ),
        found(&JUSTICE, &jilin, Level::Province, JUSTICE.province)?,
    ];
    agencies.extend(of_prefectures(&JUSTICE, places)?);
    for department in &DEPARTMENTS {
        let province = found(department, &jilin, Level::Province, department.province)?;
        agencies.push(if department.system == NamedSystem::Ecology {
            ecology_before(&jilin)?
        } else {
            province
        });
        agencies.extend(of_prefectures(department, places)?);
        for place in places.all() {
            let (level, name) = local(department, place, places)?;
            agencies.push(found(department, &place.id, level, &name)?);
        }
    }
    let register = AgencyRegister::new(agencies, [])?;
    merged(rename_ecology(register, &jilin)?, places)
}

fn of_prefectures(department: &Department, places: &Places) -> Result<Vec<Agency>, Fault> {
    let offices = places.prefectures().map(|prefecture| {
        let name = format!("{}{}", prefecture.name(), department.prefecture);
        found(department, prefecture.id(), Level::Prefecture, &name)
    });
    offices.collect()
}

/// The level and name of a place's own office. 长白山管委会 lies in no prefecture and is of that level.
fn local(
    department: &Department,
    place: &Place,
    places: &Places,
) -> Result<(Level, String), Fault> {
    let Some(prefecture) = &place.prefecture else {
        let name = format!("{}{}", place.name, department.prefecture);
        return Ok((Level::Prefecture, name));
    };
    let name = if department.system == NamedSystem::Ecology {
        let above = places.gazetteer().at(prefecture, REFORMED)?.name();
        let (office, branch) = (department.prefecture, department.county);
        let place = place.name.trim_end_matches("管委会");
        format!("{above}{office}{place}{branch}")
    } else {
        format!("{}{}", place.name, department.county)
    };
    Ok((Level::County, name))
}

/// The office that the reform renamed, as it was.
fn ecology_before(jilin: &DivisionId) -> Result<Agency, Fault> {
    let system = NamedSystem::Ecology;
    Ok(Agency::department(
        office(system, jilin)?,
        Text::new(ECOLOGY_BEFORE)?,
        [system.into()],
        Level::Province,
        jilin.clone(),
        FOUNDED,
    ))
}

fn found(
    department: &Department,
    division: &DivisionId,
    level: Level,
    name: &str,
) -> Result<Agency, Fault> {
    let since = if department.since_reform {
        REFORMED
    } else {
        FOUNDED
    };
    Ok(Agency::department(
        office(department.system, division)?,
        Text::new(name)?,
        [department.system.into()],
        level,
        division.clone(),
        since,
    ))
}

/// 2.1-d: reported to the market regulator of the same level, adopted by the province's.
fn rename_ecology(register: AgencyRegister, jilin: &DivisionId) -> Result<AgencyRegister, Fault> {
    let agency = office(NamedSystem::Ecology, jilin)?;
    let regulator = office(NamedSystem::MarketRegulation, jilin)?;
    let name = Text::new("吉林省生态环境厅")?;
    let change = Change {
        effective: REFORMED,
        founded: Vec::new(),
        reform: Reform::Rename {
            agency: agency.clone(),
            name,
        },
    };
    let reported = register.report(change, &agency, &regulator, date!(2018 - 11 - 01))?;
    let adopted = register.adopt(&reported, &regulator, date!(2018 - 11 - 15))?;
    Ok(register.with(adopted)?)
}
