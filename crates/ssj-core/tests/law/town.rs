//! Changchun under laws of one's own: a reform, another list, another register.

use ssj_core::agency::{Agency, AgencyRegister, Change, Function, Reform};
use ssj_core::laws::{Law, Laws, Sources};
use ssj_core::plan::*;
use ssj_core::trail::*;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, agencies, lasting, place_of, sources};

/// The first day of May, on which reforms take effect.
pub(crate) const REFORM: Date = date!(2026 - 05 - 01);
pub(crate) const JUNE: Date = date!(2026 - 06 - 09);

/// Laws in which a reform was reported to the city's market regulator and adopted by the province's.
pub(crate) fn reformed(by: &str, founded: Vec<Agency>, reform: Reform) -> &'static Laws {
    with_functions(by, founded, reform, [])
}

pub(crate) fn with_functions(
    by: &str,
    founded: Vec<Agency>,
    reform: Reform,
    functions: impl IntoIterator<Item = Function>,
) -> &'static Laws {
    let register = AgencyRegister::new(agencies(), functions).unwrap();
    let change = Change {
        effective: REFORM,
        founded,
        reform,
    };
    let day = date!(2026 - 04 - 20);
    let (by, regulator, province) = (agency(by), agency("cc-amr"), agency("jl-amr"));
    let reported = register.report(change, &by, &regulator, day).unwrap();
    let adopted = register.adopt(&reported, &province, day).unwrap();
    let register = register.with(adopted).unwrap();
    lasting(sources(register, &Asked::default()))
}

/// An office founded by the reform.
pub(crate) fn founded(name: &str, system: agency::NamedSystem) -> Agency {
    let (place, level) = (
        DivisionId::new(PLACE).unwrap(),
        jurisdiction::Level::Prefecture,
    );
    Agency::department(
        agency(name),
        text(name),
        [system.into()],
        level,
        place,
        REFORM,
    )
}

/// Laws with other sources.
pub(crate) fn with(change: impl FnOnce(&mut Sources)) -> &'static Laws {
    let register = AgencyRegister::new(agencies(), []).unwrap();
    let mut sources = sources(register, &Asked::default());
    change(&mut sources);
    lasting(sources)
}

pub(crate) fn law_of(laws: &'static Laws, who: &str, day: Date) -> &'static Law<'static> {
    let law = laws.on(day, &place_of(laws, who, day)).unwrap();
    Box::leak(Box::new(law))
}

/// A command by an agency on a lifecycle as it stands, under these laws.
pub(crate) fn under(
    laws: &'static Laws,
    on: &impl Lifecycle,
    who: &str,
    day: Date,
) -> Act<'static> {
    let trail = on.trail();
    let command = bare(trail.subject().as_str(), trail.len(), who, day);
    command.under(law_of(laws, who, day))
}

/// The beginning of a lifecycle under these laws.
pub(crate) fn begun(laws: &'static Laws, subject: &str, who: &str, day: Date) -> Act<'static> {
    bare(subject, 0, who, day).under(law_of(laws, who, day))
}

/// An item of a department's own plan.
pub(crate) fn item_of(matters: &[(&str, &str)]) -> PlanItem {
    let planned = |(m, who): &(&str, &str)| {
        PlannedMatter::new(matter(m), agency(who), PoolId::new(m).unwrap(), 2)
    };
    PlanItem {
        id: item_id(),
        name: text("食品销售"),
        period: year(),
        initiator: agency(matters[0].1),
        matters: matters.iter().map(planned).collect(),
    }
}

pub(crate) fn forecast_of(item: &PlanItem) -> Forecast {
    let line = |planned: &PlannedMatter| ObjectForecast {
        item: item.id.clone(),
        matter: planned.matter.clone(),
        in_scope: 100,
        needed: planned.number.count(),
        excluded: 0,
        without_chance: 0,
    };
    Forecast {
        objects: item.matters.iter().map(line).collect(),
        ..Forecast::new(EvidenceDigest(digest(1)))
    }
}

/// Drafts a plan in January under these laws.
pub(crate) fn draft_by(
    laws: &'static Laws,
    owner: PlanOwner,
    place: &str,
    item: PlanItem,
) -> Result<Event<PlanEvent>, Refusals> {
    let who = owner.agency().as_id().value().to_owned();
    let act = begun(laws, "plan:cc-2026", &who, date!(2026 - 01 - 06));
    let header = PlanHeader::new(2026, owner, DivisionId::new(place).unwrap());
    Plan::draft(
        h(),
        &act,
        PlanId::new("cc-2026").unwrap(),
        header,
        vec![item],
    )
}

/// A plan that goes its whole way in January.
pub(crate) fn in_force_by(laws: &'static Laws, owner: PlanOwner, item: PlanItem) -> Plan {
    let who = owner.agency().as_id().value().to_owned();
    let forecast = forecast_of(&item);
    let event = draft_by(laws, owner, PLACE, item).unwrap();
    let mut plan = Plan::begin(h(), &event).unwrap();
    let day = date!(2026 - 01 - 08);
    let event = plan.submit(&under(laws, &plan, &who, day), forecast);
    plan.apply(&event.unwrap()).unwrap();
    let event = plan.approve(&under(laws, &plan, "cc-justice", day), None);
    plan.apply(&event.unwrap()).unwrap();
    let event = plan.put_in_force(&under(laws, &plan, &who, day), date!(2026 - 01 - 12));
    plan.apply(&event.unwrap()).unwrap();
    plan
}
