//! Who goes: one visit with its team, and how even the loads are.

use std::collections::BTreeMap;

use ssj::core::trail::Lifecycle;
use ssj::core::{AgencyId, InspectorId};
use ssj_jilin::Fault;
use ssj_jilin::facts::DEPARTMENTS;

use super::{matter_title, office_name};
use crate::common::terminal::{Sheet, grouped, say};
use crate::round::{Drawn, Story, is_of};

/// Shows the teams.
pub(crate) fn tell(story: &Story<'_>, drawn: &Drawn) -> Result<(), Fault> {
    one_visit(story, drawn)?;
    loads(story, drawn)?;
    say(format_args!(
        "  The round's trail has {} events; its head is {}.",
        drawn.round.events.len(),
        drawn.round.trail().head().digest
    ));
    Ok(())
}

/// The visit with most departments and matters, and its team.
fn one_visit(story: &Story<'_>, drawn: &Drawn) -> Result<(), Fault> {
    let visits = drawn.round.visits();
    let largest = visits.max_by_key(|visit| (visit.agencies().len(), visit.checks.len()));
    let visit = largest.ok_or("a round without visits")?;
    let team = drawn.round.team(&visit.id).ok_or("a visit without team")?;
    let entities = &story.province.entities;
    let named = entities
        .iter()
        .find(|entity| visit.holder.to_string().ends_with(entity.code.as_str()));
    let name = named.map_or_else(String::new, |entity| format!(" {}", entity.name));
    let gazetteer = story.province.places.gazetteer();
    let place = gazetteer.at(&visit.county, crate::round::TODAY)?.name();
    say(format_args!(
        "  One visit of the {}, in {place}: {}{}\n",
        grouped(drawn.round.visits().len()),
        &visit.holder,
        name.trim_end()
    ));
    let mut sheet = Sheet::new(&["matter", "object", "by the office"]);
    for check in &visit.checks {
        let title = matter_title(&check.matter);
        sheet.row([
            &title,
            &check.object,
            &office_name(story.province, &check.agency)?,
        ]);
    }
    sheet.print();
    let mut sheet = Sheet::new(&[
        "inspector",
        "name (made up)",
        "department",
        "certificate valid until",
        "specialties",
    ]);
    for member in &team.members {
        let id = member.inspector.as_id().value();
        let all = &mut story.province.inspectors.iter();
        let made = all.find(|made| made.id == id).ok_or("a stranger")?;
        let until = made.certificate.and_then(|valid| valid.last());
        sheet.row([
            &member.inspector,
            &made.name,
            &short(&member.agency),
            &until.map_or_else(|| "–".into(), |day| day.to_string()),
            &made.specialties.join("、"),
        ]);
    }
    sheet.print();
    Ok(())
}

fn short(agency: &AgencyId) -> &'static str {
    let mut all = DEPARTMENTS.iter();
    let own = all.find(|department| is_of(agency, department.system));
    own.map_or("", |department| department.short)
}

/// What each certificated inspector of an office has done so far and now does, summed.
fn loads(story: &Story<'_>, drawn: &Drawn) -> Result<(), Fault> {
    let mut new: BTreeMap<InspectorId, u32> = BTreeMap::new();
    let teams = drawn.inspectors.teams(&drawn.inspector_record);
    for member in teams.iter().flat_map(|team| &team.members) {
        *new.entry(member.inspector.clone()).or_default() += 1;
    }
    let certificated = drawn.parts.rows.inspectors.iter().filter(|row| {
        let mut held = row.credentials.iter();
        held.any(|name| name == "enforcement-certificate")
    });
    let mut offices: BTreeMap<&AgencyId, Vec<(u32, u32)>> = BTreeMap::new();
    for row in certificated {
        let places = new.get(&row.inspector).copied().unwrap_or_default();
        let office = offices.entry(&row.agency).or_default();
        office.push((row.load + places, places));
    }
    let mut sheet = Sheet::new(&[
        "department",
        "#certificated to the last visit",
        "#places",
        "#least load",
        "#most",
        "#largest spread in an office",
        "#offices with a spread above 1",
    ]);
    for department in &DEPARTMENTS {
        let own = offices
            .iter()
            .filter(|(id, _)| is_of(id, department.system));
        let own: Vec<_> = own.map(|(_, loads)| loads).collect();
        let all = || own.iter().flat_map(|loads| loads.iter());
        let spreads: Vec<_> = own.iter().map(|loads| spread(loads)).collect();
        sheet.row([
            &department.short,
            &all().count(),
            &grouped(all().map(|(_, places)| places).sum::<u32>()),
            &all()
                .map(|(load, _)| load)
                .min()
                .copied()
                .unwrap_or_default(),
            &all()
                .map(|(load, _)| load)
                .max()
                .copied()
                .unwrap_or_default(),
            &spreads.iter().max().copied().unwrap_or_default(),
            &spreads.iter().filter(|spread| **spread > 1).count(),
        ]);
    }
    sheet.print();
    let places: usize = teams.iter().map(|team| team.members.len()).sum();
    let worst = offices.iter().max_by_key(|(_, loads)| spread(loads));
    if let Some((office, loads)) = worst {
        say(format_args!(
            "  {} teams with {} places: two certificated inspectors at least of each department. Loads are\n  those of last year and these. The largest spread within an office is {}, in {}:\n  loads stay uneven where there are too few new places, or few who know the matter.",
            grouped(teams.len()),
            grouped(places),
            spread(loads),
            office_name(story.province, office)?
        ));
    }
    Ok(())
}

fn spread(loads: &[(u32, u32)]) -> u32 {
    let totals = || loads.iter().map(|(total, _)| *total);
    totals().max().unwrap_or_default() - totals().min().unwrap_or_default()
}
