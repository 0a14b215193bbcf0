//! Commitment, seed, objects; recusals; commitment, seed, teams.

use std::collections::BTreeMap;

use ssj::core::round::{DrawnVisit, Replaced};
use ssj::core::{Clause, Digest, Explain as _, Refusals, Seed, Word as _};
use ssj::draw::record::Reason;
use ssj_jilin::Fault;

use super::{matter_title, teams};
use crate::common::terminal::{Sheet, grouped, percent, refused, say};
use crate::round::{Drawn, Moment, RATIOS, Story};

/// Shows the draws.
pub(crate) fn tell(story: &Story<'_>, drawn: &Drawn) -> Result<(), Fault> {
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
        drawn.parts.rows.excluded.len()
    ));
    let record = &drawn.inspector_record;
    seeding(
        "inspectors",
        &drawn.script.inspectors,
        &record.commitment_digest,
        &record.seed,
    );
    teams::tell(story, drawn)
}

/// Commitment first, beacon afterwards, seed made of both.
pub(crate) fn seeding(what: &str, moment: &Moment, commitment: &Digest, seed: &Seed) {
    let lines = [
        (
            format!(
                "commitment to {what}, published {}T09:30:00+08:00",
                moment.day
            ),
            commitment.to_string(),
        ),
        (
            format!("{} at {}T12:00:00+08:00", moment.beacon, moment.day),
            moment.value.to_owned(),
        ),
        ("the seed made of both".into(), seed.to_string()),
    ];
    let width = lines.iter().map(|(label, _)| label.chars().count()).max();
    let width = width.unwrap_or_default();
    for (label, value) in lines {
        say(format_args!("  {label:width$} {value}"));
    }
    say("");
}

/// Who fell out, who stepped in, and what is said to a clerk who picks.
fn replaced(drawn: &Drawn) {
    for replacement in drawn.round.replacements() {
        let out = &replacement.out;
        let visits = drawn.objects.visits(&drawn.object_record);
        let holder = visits.into_iter().find(|visit| visit.id == *out);
        let holder = holder.map_or_else(String::new, |visit| visit.holder.to_string());
        say(format_args!(
            "  One fell out before its visit: {holder} ({}).\n  The next in line of its stratum steps in for each check, and joins the visit there if there is one:\n",
            replacement.ground.reason
        ));
        let mut sheet = Sheet::new(&["matter", "steps in", "#matters on that visit now"]);
        for Replaced { check, by } in &replacement.checks {
            let by = by.as_ref();
            let here = |visit: &&DrawnVisit| {
                by.is_some_and(|by| by.holder == visit.holder && by.county == visit.county)
            };
            let visit = drawn.round.visits().find(here);
            sheet.row([
                &matter_title(&check.matter),
                &by.map_or_else(|| "nobody is left".into(), |by| by.holder.to_string()),
                &visit.map_or(0, |visit| visit.checks.len()),
            ]);
        }
        sheet.print();
    }
    for refusal in drawn.picking.iter().flat_map(Refusals::iter) {
        let what = "a clerk who passes over one whose turn it is not";
        refused(what, refusal, refusal.zh());
        say("");
    }
}

fn objects(drawn: &Drawn) {
    let mut sheet = Sheet::new(&[
        "matter",
        "#in scope",
        "#not drawable",
        "#asked for",
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
    let mut short = 0;
    for (frame, result) in results {
        let title = matter_title(&frame.matter);
        let mut by_class: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut in_scope, mut eligible, mut size) = (0, 0, 0);
        for (stratum, result) in frame.strata.iter().zip(&result.strata) {
            let class = stratum.key.as_str().rsplit('/').next().unwrap_or_default();
            *by_class.entry(class).or_default() += result.drawn.len();
            in_scope += result.in_scope;
            eligible += result.eligible;
            size += result.size;
        }
        short += size.saturating_sub(u64::try_from(result.drawn_count()).unwrap_or(u64::MAX));
        let unclassed = RATIOS
            .iter()
            .all(|(class, _)| !by_class.contains_key(class.name()));
        let count = |class: &str| {
            let drawn = by_class.get(class).copied().unwrap_or_default();
            if unclassed {
                "–".into()
            } else {
                grouped(drawn)
            }
        };
        let [a, b, c, d] = RATIOS.map(|(class, _)| count(class.name()));
        sheet.row([
            &title,
            &grouped(in_scope),
            &grouped(in_scope - eligible),
            &grouped(size),
            &grouped(result.drawn_count()),
            &a,
            &b,
            &c,
            &d,
        ]);
    }
    sheet.print();
    if short > 0 {
        say(format_args!(
            "  {short} fewer than asked for: in some counties all objects of a class were checked last year."
        ));
    }
    say("  (The columns by class are the auditor's; the public record shows blind tokens only.)");
}

fn excluded(drawn: &Drawn) {
    let mut reasons: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for row in drawn.objects.frames().iter().flat_map(|frame| &frame.rows) {
        if let Some(reason) = row.state.reason() {
            let clause = reason.clause.map_or("", |clause| clause.name());
            *reasons.entry((why(reason), clause)).or_default() += 1;
        }
    }
    say("");
    let mut sheet = Sheet::new(&["kept out of the draw because", "clause", "#rows"]);
    for ((reason, clause), count) in &reasons {
        sheet.row([reason, clause, &grouped(*count)]);
    }
    sheet.print();
}

/// A reason without the day that it has for each object.
fn why(reason: &Reason) -> &str {
    match reason.clause {
        Some(Clause::C2_6E) => "checked, or drawn and still to be checked, within twelve months",
        Some(Clause::C2_6F) => "passed the same test within twelve months",
        _ if reason.code == "not-open" => "no longer open: deregistered, revoked or moved out",
        _ => &reason.code,
    }
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
        "  {} checks fall on {} visits ({} saved): by number of matters {spread}.\n  No design with these probabilities can disturb fewer than {} on average, and perhaps none as few: {} above that.\n",
        grouped(report.checks),
        grouped(report.visits),
        percent(report.checks - report.visits, report.checks),
        grouped(report.bound()),
        percent(report.excess(), report.bound()),
    ));
    Ok(())
}
