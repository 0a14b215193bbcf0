//! Commitment, seed, objects; recusals; commitment, seed, teams.

use std::collections::BTreeMap;

use ssj::core::trail::Lifecycle;
use ssj::core::{Digest, Seed};
use ssj_jilin::Fault;
use ssj_jilin::facts::MATTERS;

use crate::common::terminal::{Sheet, grouped, percent, refused, say};
use crate::round::{Drawn, Moment, RATIOS};

/// Shows the draws.
pub(crate) fn tell(drawn: &Drawn) -> Result<(), Fault> {
    let record = &drawn.object_record;
    seeding(
        "objects",
        &drawn.script.objects,
        &record.commitment_digest,
        &record.seed,
    );
    objects(drawn);
    excluded(drawn);
    visits(drawn)?;
    replaced(drawn);
    say(format_args!(
        "  Recusals of those who know now whom they would meet: {} pairs.",
        drawn.parts.excluded.len()
    ));
    let record = &drawn.inspector_record;
    seeding(
        "inspectors",
        &drawn.script.inspectors,
        &record.commitment_digest,
        &record.seed,
    );
    teams(drawn);
    Ok(())
}

/// Commitment first, beacon afterwards, seed made of both.
pub(crate) fn seeding(what: &str, moment: &Moment, commitment: &Digest, seed: &Seed) {
    let lines = [
        (
            format!("commitment to {what}, published {}", moment.published),
            commitment.to_string(),
        ),
        (
            format!("{} at {}", moment.beacon, moment.due),
            moment.value.to_owned(),
        ),
        ("the seed made of both".into(), seed.to_string()),
    ];
    for (label, value) in lines {
        say(format_args!("  {label:64} {value}"));
    }
    println!();
}

/// Who fell out, who stepped in, and what is said to a clerk who picks.
fn replaced(drawn: &Drawn) {
    let Some(replaced) = &drawn.replaced else {
        return;
    };
    say(format_args!(
        "  One fell out before its visit: {} ({}).\n  The next in line stepped in: {}.",
        replaced.out.holder(),
        replaced.reason,
        replaced.by.holder()
    ));
    if let Some(refusals) = &replaced.picking {
        for refusal in refusals.iter() {
            refused("a clerk who prefers the one after", refusal, refusal.zh());
        }
    }
    println!();
}

fn objects(drawn: &Drawn) {
    let mut sheet = Sheet::new(&[
        "matter",
        "#in scope",
        "#not drawable",
        "#drawn",
        "#A",
        "#B",
        "#C",
        "#D",
    ]);
    let results = drawn
        .objects
        .frames()
        .iter()
        .zip(&drawn.object_record.results);
    for (frame, result) in results {
        let key = frame.matter.as_id().value();
        let title = MATTERS
            .iter()
            .find(|facts| facts.key == key)
            .map_or("", |facts| facts.title);
        let mut by_class: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut in_scope, mut eligible) = (0, 0);
        for (stratum, result) in frame.strata.iter().zip(&result.strata) {
            let class = stratum.key.as_str().rsplit('/').next().unwrap_or_default();
            *by_class.entry(class).or_default() += result.drawn.len();
            in_scope += result.in_scope;
            eligible += result.eligible;
        }
        let count = |class: &str| grouped(by_class.get(class).copied().unwrap_or_default());
        let [a, b, c, d] = RATIOS.map(|(class, _)| count(class.name()));
        sheet.row([
            &title,
            &grouped(in_scope),
            &grouped(in_scope - eligible),
            &grouped(result.drawn_count()),
            &a,
            &b,
            &c,
            &d,
        ]);
    }
    sheet.print();
    say("  (The columns by class are the auditor's; the public record shows blind tokens only.)");
}

fn excluded(drawn: &Drawn) {
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for row in drawn.objects.frames().iter().flat_map(|frame| &frame.rows) {
        if let Some(reason) = row.state.reason() {
            let clause = reason.clause.map_or("–", |clause| clause.id());
            let words = reason
                .code
                .trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
            *reasons
                .entry(format!("{} [{clause}]", words.trim_end()))
                .or_default() += 1;
        }
    }
    println!();
    let mut sheet = Sheet::new(&["kept out of the draw because", "#rows"]);
    for (reason, count) in &reasons {
        sheet.row([reason, &grouped(*count)]);
    }
    sheet.print();
}

fn visits(drawn: &Drawn) -> Result<(), Fault> {
    let visits = drawn.objects.visits(&drawn.object_record);
    let mut by_matters: BTreeMap<usize, usize> = BTreeMap::new();
    for visit in &visits {
        *by_matters.entry(visit.checks.len()).or_default() += 1;
    }
    let spread = by_matters
        .iter()
        .map(|(matters, visits)| format!("{visits} of {matters}"));
    let spread = spread.collect::<Vec<_>>().join(", ");
    let report = drawn.objects.visit_report(&drawn.object_record)?;
    say(format_args!(
        "  {} checks fall on {} visits ({} saved): by number of matters {spread}.\n  No design with these probabilities disturbs fewer than {} on average: {} above that.\n",
        grouped(report.checks()),
        grouped(report.visits()),
        percent(report.checks() - report.visits(), report.checks()),
        grouped(report.bound()),
        percent(report.excess(), report.bound()),
    ));
    Ok(())
}

fn teams(drawn: &Drawn) {
    let mut loads: BTreeMap<_, u32> = BTreeMap::new();
    let teams = drawn.inspectors.teams(&drawn.inspector_record);
    for inspector in teams.iter().flat_map(|team| &team.inspectors) {
        *loads.entry(inspector).or_default() += 1;
    }
    let mut sheet = Sheet::new(&[
        "department",
        "#inspectors",
        "#places",
        "#least",
        "#mean",
        "#most",
    ]);
    for department in &ssj_jilin::facts::DEPARTMENTS {
        let system = ssj::core::SystemId::from(department.system);
        let rows = drawn
            .parts
            .inspectors
            .iter()
            .filter(|row| row.agency.as_str().ends_with(system.as_id().value()));
        let of: Vec<u32> = rows
            .map(|row| loads.get(&row.inspector).copied().unwrap_or_default())
            .collect();
        let places: u32 = of.iter().sum();
        let count = u32::try_from(of.len()).unwrap_or(u32::MAX).max(1);
        let tenths = places * 10 / count;
        sheet.row([
            &department.short,
            &of.len(),
            &grouped(places),
            &of.iter().min().copied().unwrap_or_default(),
            &format!("{}.{}", tenths / 10, tenths % 10),
            &of.iter().max().copied().unwrap_or_default(),
        ]);
    }
    sheet.print();
    let places: usize = teams.iter().map(|team| team.inspectors.len()).sum();
    say(format_args!(
        "  {} teams with {} places: two certificated inspectors at least of each department, loads even\n  within each office.",
        grouped(teams.len()),
        grouped(places)
    ));
    let head = drawn.round.trail().head();
    say(format_args!(
        "  The round's trail has {} events; its head is {}.",
        drawn.events.len(),
        head.digest()
    ));
}
