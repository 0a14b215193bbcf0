//! The end of the year: planned against done, on time, estimates, what is overdue, grounds.

use ssj::core::Word;
use std::collections::BTreeMap;

use ssj::calendar::{AwaitedNotice, Certainty};
use ssj::core::DivisionId;
use ssj::core::laws::Laws;
use ssj::core::ledger::{Anchor, Duty, DutyKind, Ledger, OnTime, Progress, Share, progress};
use ssj::core::visit::{Visit, VisitState};
use ssj_jilin::Fault;
use ssj_jilin::facts::DEPARTMENTS;
use time::Date;
use time::macros::date;

use super::{all_refused, estimates, grounds, office_name};
use crate::common::terminal::{Sheet, grouped, say};
use crate::round::{Drawn, Lives, Planned, Province, Story, is_of};

/// The day of the report.
pub(super) const TODAY: Date = date!(2026 - 11 - 23);

/// Shows what the ledger says on 2026-11-23.
pub(crate) fn tell(
    story: &Story<'_>,
    plans: &[&Planned],
    rounds: &[&Drawn],
    lives: &Lives,
) -> Result<(), Fault> {
    let (province, laws) = (story.province, story.laws);
    if province.classes_are_simulated() {
        say("  (Risk classes are simulated in all that follows.)\n");
    }
    let ledger = Ledger::new(&lives.visits, laws, Anchor::Visit, TODAY);
    done(plans, lives);
    let duties: Vec<_> = ledger.duties().collect();
    on_time(province, &duties, laws)?;
    estimates::tell(province, rounds, &ledger)?;
    for duty in ledger.overdue() {
        let what = match duty.kind {
            DutyKind::Form => "registration form".to_owned(),
            DutyKind::Archive => "dossier in the archive".to_owned(),
            DutyKind::Publication(channel) => format!("publication on the {}", channel.name()),
        };
        let due = duty.due.map_or_else(String::new, |due| due.to_string());
        say(format_args!(
            "  Overdue, due on {due}: {what} by {} ({})",
            office_name(province, duty.agency)?,
            duty.visit.id()
        ));
    }
    dossiers(lives);
    grounds::tell(province, lives, &duties)
}

/// Forms, archives and publications by department, and how many of their last days rest on an assumption.
fn on_time(province: &Province, duties: &[Duty<'_>], laws: &Laws) -> Result<(), Fault> {
    let mut sheet = Sheet::new(&[
        "department",
        "#in time",
        "#late",
        "#overdue",
        "#on time",
        "#of them provisional",
    ]);
    let mut awaited: BTreeMap<String, usize> = BTreeMap::new();
    for department in &DEPARTMENTS {
        let (mut figures, mut provisional) = (OnTime::default(), 0);
        for duty in duties
            .iter()
            .filter(|duty| is_of(duty.agency, department.system))
        {
            figures.add(duty.standing);
            let (Some(start), Some(due)) = (duty.start, duty.due) else {
                continue;
            };
            let calendar = laws.when(start, &duty.visit.drawn().county)?.calendar;
            if let Certainty::Provisional { awaiting } = calendar.certainty(start, due)? {
                *awaited.entry(named(province, awaiting)?).or_default() += 1;
                provisional += 1;
            }
        }
        sheet.row([
            &department.short,
            &grouped(figures.in_time),
            &figures.late,
            &figures.overdue,
            &share(figures.rate()),
            &grouped(provisional),
        ]);
    }
    sheet.print();
    if !awaited.is_empty() {
        say(
            "  Provisional: what is in time there may still change with a notice that nobody has seen.",
        );
    }
    for (notice, count) in &awaited {
        say(format_args!(
            "    {} last days await {notice}",
            grouped(*count)
        ));
    }
    say("");
    Ok(())
}

/// An awaited notice with the name of its region.
fn named(province: &Province, awaited: AwaitedNotice) -> Result<String, Fault> {
    let (AwaitedNotice::Local { region, .. } | AwaitedNotice::Original { region, .. }) = awaited
    else {
        return Ok(awaited.to_string());
    };
    let id = DivisionId::new(&region.to_string())?;
    let place = province.places.gazetteer().at(&id, TODAY)?.name();
    Ok(format!("{awaited} ({place})"))
}

fn dossiers(lives: &Lives) {
    let archived = |visit: &&Visit| visit.state() == VisitState::Archived;
    let incomplete = |visit: &&Visit| !visit.dossier().is_complete();
    say(format_args!(
        "\n  {} dossiers archived, {} lack something.",
        grouped(lives.visits.iter().filter(archived).count()),
        grouped(lives.visits.iter().filter(incomplete).count())
    ));
    if let Some(refusals) = &lives.incomplete {
        all_refused("archiving one without its form", refusals);
    }
}

fn done(plans: &[&Planned], lives: &Lives) {
    let (mut rows, mut outside) = (Vec::new(), 0);
    for planned in plans {
        let (own, unplanned) = progress(&planned.plan, &lives.visits);
        rows.extend(own);
        outside += unplanned.len();
    }
    let closed = lives
        .findings
        .iter()
        .filter(|finding| finding.closed().is_some())
        .count();
    say(format_args!(
        "  Planned {}, drawn {}, done {}, beyond the plan {}, outside it {}. {} events in {} trails of visits.\n  {} problems with one owner each, {} of them closed.\n",
        grouped(sum(&rows, |it| it.planned)),
        grouped(sum(&rows, |it| it.drawn)),
        grouped(sum(&rows, |it| it.done)),
        sum(&rows, Progress::beyond),
        outside,
        grouped(lives.events.len()),
        grouped(lives.visits.len()),
        grouped(lives.findings.len()),
        grouped(closed),
    ));
}

fn sum<'a>(rows: &[Progress<'a>], of: fn(&Progress<'a>) -> u64) -> u64 {
    rows.iter().map(of).sum()
}

fn share(share: Share) -> String {
    share.per_ten_thousand().map_or_else(
        || "–".into(),
        |rate| format!("{}.{} %", rate / 100, rate % 100 / 10),
    )
}
