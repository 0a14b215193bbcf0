//! The departments of every level, and the reform that renamed one.

use ssj::core::agency::{Agency, AgencyRegister, Change, NamedSystem, Reform};
use ssj::core::jurisdiction::Level;
use ssj::core::{AgencyId, DivisionId, IdError, SystemId, Text};
use ssj_jilin::Fault;
use ssj_jilin::facts::{DEPARTMENTS, Department, JUSTICE, Places};
use time::Date;
use time::macros::date;

/// From this day on the register answers. The real founding days differ from office to office.
const FOUNDED: Date = date!(2015 - 01 - 01);

/// The day of the rename, made up within the reform of 2018.
pub(crate) const REFORMED: Date = date!(2018 - 10 - 20);

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

/// Every office of the joint plan's departments, and the judicial administration of the province.
pub(crate) fn register(places: &Places) -> Result<AgencyRegister, Fault> {
    let jilin = DivisionId::new("220000")?;
    let mut agencies = vec![found(&JUSTICE, &jilin, Level::Province, JUSTICE.province)?];
    for department in &DEPARTMENTS {
        let ecology = department.system == NamedSystem::Ecology;
        let name = if ecology {
            ECOLOGY_BEFORE
        } else {
            department.province
        };
        agencies.push(found(department, &jilin, Level::Province, name)?);
        for prefecture in places.prefectures() {
            let name = format!("{}{}", prefecture.name(), department.prefecture);
            agencies.push(found(
                department,
                prefecture.id(),
                Level::Prefecture,
                &name,
            )?);
        }
        for place in places.all() {
            let name = format!("{}{}", place.name, department.county);
            agencies.push(found(department, &place.id, Level::County, &name)?);
        }
    }
    let register = AgencyRegister::new(agencies, [])?;
    rename_ecology(register, &jilin)
}

fn found(
    department: &Department,
    division: &DivisionId,
    level: Level,
    name: &str,
) -> Result<Agency, Fault> {
    Ok(Agency::department(
        office(department.system, division)?,
        Text::new(name)?,
        [department.system.into()],
        level,
        division.clone(),
        FOUNDED,
    ))
}

/// 2.1-d: reported to the market regulator of the same level, adopted by the province's.
fn rename_ecology(register: AgencyRegister, jilin: &DivisionId) -> Result<AgencyRegister, Fault> {
    let agency = office(NamedSystem::Ecology, jilin)?;
    let regulator = office(NamedSystem::MarketRegulation, jilin)?;
    let name = Text::new("吉林省生态环境厅")?;
    let change = Change::new(
        REFORMED,
        Reform::Rename {
            agency: agency.clone(),
            name,
        },
    );
    let reported = register.report(change, &agency, &regulator, date!(2018 - 11 - 01))?;
    let adopted = register.adopt(&reported, &regulator, date!(2018 - 11 - 15))?;
    Ok(register.with(adopted)?)
}
