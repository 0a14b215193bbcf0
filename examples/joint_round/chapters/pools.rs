//! Who may be inspected, and who may inspect.

use ssj::core::Word;
use std::collections::BTreeMap;

use ssj::core::DivisionId;
use ssj::core::identity::ObjectKind;
use ssj::core::laws::Laws;
use ssj::core::pool::{InspectorKind, KnownObject, ObjectStatus, RiskClass, vacuum};
use ssj_jilin::Fault;
use ssj_jilin::facts::DEPARTMENTS;
use ssj_jilin::list::{List, Reason};
use time::macros::date;

use super::matter_title;
use crate::common::terminal::{Sheet, grouped, percent, say};
use crate::round::{Pools, Province, TODAY, office};

/// Shows both pools.
pub(crate) fn tell(province: &Province, laws: &Laws, pools: &Pools) -> Result<(), Fault> {
    if let Some(list) = &province.list {
        listed(list);
    }
    if province.list.is_none() {
        entities(province);
    }
    objects(province, pools);
    inspectors(province, pools)?;
    holes(province, laws, pools)
}

/// 监管真空: what nobody would supervise.
fn holes(province: &Province, laws: &Laws, pools: &Pools) -> Result<(), Fault> {
    // Which licences each one holds the licence registers say: none is read here.
    let known = province.entities.iter();
    let known = known.map(|entity| KnownObject::new(entity.code.into(), entity.kind));
    let known: Vec<_> = known.collect();
    let objects: Vec<_> = pools.objects.iter().collect();
    let law = laws.on(TODAY, &DivisionId::new("220000")?)?;
    let found = vacuum(&law, &objects, &known);
    let matters = found.matters.iter().map(matter_title).collect::<Vec<_>>();
    say(format_args!(
        "  One pool for each matter; {} exceptions.",
        pools.pooling.exceptions().len()
    ));
    say(format_args!(
        "  Nobody supervises: {} of {} known entities, {} pools without an agency, {} with another department's, {} matters without objects{}.",
        found.objects.iter().len(),
        grouped(known.len()),
        found.pools.iter().len(),
        found.strangers.iter().len(),
        matters.len(),
        if matters.is_empty() {
            String::new()
        } else {
            format!(":\n  {}", matters.join("、"))
        }
    ));
    Ok(())
}

fn listed(list: &List) {
    say(format_args!(
        "  The list has {} rows: {} taken, {} refused, each with its reason:\n",
        grouped(list.taken.len() + list.refused.len()),
        grouped(list.taken.len()),
        list.refused.len()
    ));
    let mut sheet = Sheet::new(&["#line", "row", "why not"]);
    for refused in &list.refused {
        let reasons = refused
            .reasons
            .iter()
            .map(Reason::to_string)
            .collect::<Vec<_>>();
        sheet.row([&refused.line, &refused.row, &reasons.join("; ")]);
    }
    sheet.print();
    say(format_args!(
        "  Codes taken whose organisation code has a check character of its own that does not fit: {}.\n  Valid all the same, and worth a look.\n",
        list.organisation_mismatches
    ));
}

/// The made-up market entities: kinds, years of registration, sizes of places.
fn entities(province: &Province) {
    let mut sheet = Sheet::new(&[
        "market entities",
        "#all",
        "#registered to 1999",
        "#2000–2009",
        "#2010–2019",
        "#2020–2025",
        "#open",
    ]);
    let kinds = [
        ObjectKind::Enterprise,
        ObjectKind::IndividualBusiness,
        ObjectKind::Cooperative,
    ];
    for kind in kinds {
        let own = || province.entities.iter().filter(move |one| one.kind == kind);
        let years = |years: std::ops::RangeInclusive<i32>| {
            let of = own().filter(|one| years.contains(&one.registered_on.year()));
            grouped(of.count())
        };
        let open = own().filter(|one| one.status == ObjectStatus::Open);
        sheet.row([
            &kind.zh(),
            &grouped(own().count()),
            &years(0..=1999),
            &years(2000..=2009),
            &years(2010..=2019),
            &years(2020..=2025),
            &grouped(open.count()),
        ]);
    }
    sheet.print();
    let mut sizes: BTreeMap<_, usize> = BTreeMap::new();
    for one in &province.entities {
        *sizes.entry(&one.place).or_default() += 1;
    }
    let places = province.places.all().iter();
    let mut sizes: Vec<_> = places
        .map(|place| {
            let size = sizes.get(&place.id).copied().unwrap_or_default();
            (size, place.name.as_str())
        })
        .collect();
    sizes.sort_unstable();
    let said = [
        ("smallest", 0),
        ("median", sizes.len() / 2),
        ("largest", sizes.len() - 1),
    ];
    let said = said.map(|(what, at)| {
        let (size, name) = sizes[at];
        format!("{what} {name} {}", grouped(size))
    });
    say(format_args!(
        "  By place, in {} places: {}.\n",
        sizes.len(),
        said.join(", ")
    ));
}

fn objects(province: &Province, pools: &Pools) {
    if province.classes_are_simulated() {
        say("  RISK CLASSES ARE SIMULATED: the list has none, so they are made up from the seed.");
    }
    let mut sheet = Sheet::new(&["matter", "#objects", "#in scope", "#A", "#B", "#C", "#D"]);
    for pool in &pools.objects {
        let day = pool.header().as_of.china_date();
        let mut classes: BTreeMap<_, usize> = BTreeMap::new();
        let mut in_scope = 0;
        for entry in pool.entries() {
            in_scope += usize::from(entry.status.is_in_scope(day));
            *classes.entry(entry.class.map(RiskClass::name)).or_default() += 1;
        }
        let unclassed = classes.keys().all(Option::is_none);
        let count = |class| {
            let count = classes.get(&Some(class)).copied().unwrap_or_default();
            if unclassed {
                "–".into()
            } else {
                grouped(count)
            }
        };
        sheet.row([
            &matter_title(pool.matter()),
            &grouped(pool.len()),
            &grouped(in_scope),
            &count("A"),
            &count("B"),
            &count("C"),
            &count("D"),
        ]);
    }
    sheet.print();
    say(format_args!(
        "  {} market entities, {} products, {} projects, {} sites. Classes are for the auditor alone:\n  nothing that is published shows them.\n",
        grouped(province.entities.len()),
        grouped(province.products.len()),
        grouped(province.projects.len()),
        grouped(province.sites.len())
    ));
}

fn inspectors(province: &Province, pools: &Pools) -> Result<(), Fault> {
    let day = date!(2026 - 03 - 02);
    let mut sheet = Sheet::new(&[
        "department",
        "#inspectors",
        "#civil servants",
        "#qualified staff",
        "#daily staff",
        "#certificate valid on 2026-03-02",
    ]);
    for department in &DEPARTMENTS {
        let offices = province
            .seats
            .iter()
            .map(|seat| office(department.system, &seat.id));
        let offices = offices.collect::<Result<Vec<_>, _>>()?;
        let staff = pools.inspectors.entries().iter();
        let staff: Vec<_> = staff.filter(|one| offices.contains(&one.agency)).collect();
        let of = |kind| staff.iter().filter(|one| one.kind == kind).count();
        let valid = staff.iter().filter(|one| one.is_certificated(day)).count();
        sheet.row([
            &department.short,
            &staff.len(),
            &of(InspectorKind::CivilServant),
            &of(InspectorKind::QualifiedStaff),
            &of(InspectorKind::DailySupervision),
            &format!("{valid} ({})", percent(valid, staff.len())),
        ]);
    }
    sheet.print();
    say(format_args!(
        "  {} inspectors in {} places, {} experts who never count, {} declared interests.",
        grouped(pools.inspectors.len()),
        province.seats.len(),
        pools.experts.entries().len(),
        grouped(pools.recusals.iter().len())
    ));
    Ok(())
}
