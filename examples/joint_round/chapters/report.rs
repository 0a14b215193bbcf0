//! The end of the year: planned against done, on time, problems, what is overdue, grounds.

use ssj::calendar::{Calendar, limits};
use ssj::core::ledger::{
    Anchor, DutyKind, Ledger, Progress, Share, Standing, Terms, grounds, progress,
};
use ssj_jilin::Fault;
use ssj_jilin::facts::{DEPARTMENTS, MATTERS};
use time::macros::date;

use crate::common::terminal::{Sheet, grouped, refused, say};
use crate::round::{Calendars, Lives, Planned, Province};

/// Shows what the ledger says on 2026-11-23.
pub(crate) fn tell(
    province: &Province,
    planned: &Planned,
    lives: &Lives,
    calendars: &Calendars,
) -> Result<(), Fault> {
    if province.classes_are_simulated() {
        say("  (Risk classes are simulated in all that follows.)\n");
    }
    let (forms, publication) = (
        [limits::REGISTRATION_FORM.clone()],
        [limits::PUBLICATION.clone()],
    );
    let terms = Terms::new(&forms, &publication, Anchor::Visit);
    let of = |county: &_| {
        calendars
            .of(county)
            .unwrap_or_else(|_| Calendar::national())
    };
    let ledger = Ledger::new(&lives.visits, terms, date!(2026 - 11 - 23), of);
    done(planned, lives);
    let by_agency = ledger.on_time_by_agency();
    let mut sheet = Sheet::new(&["department", "#in time", "#late", "#overdue", "#on time"]);
    for department in &DEPARTMENTS {
        let system = ssj::core::SystemId::from(department.system);
        let own = by_agency.iter();
        let own = own.filter(|(agency, _)| agency.as_str().ends_with(system.as_id().value()));
        let (mut in_time, mut late, mut overdue) = (0, 0, 0);
        for (_, figures) in own {
            in_time += figures.in_time();
            late += figures.late();
            overdue += figures.overdue();
        }
        let rate = share(Share::new(in_time, in_time + late + overdue));
        sheet.row([&department.short, &grouped(in_time), &late, &overdue, &rate]);
    }
    sheet.print();
    let mut sheet = Sheet::new(&["problems by matter", "#checks", "#with a problem"]);
    for (matter, problems) in ledger.problems_by_matter() {
        let key = matter.as_id().value();
        let title = MATTERS
            .iter()
            .find(|facts| facts.key == key)
            .map_or("", |facts| facts.title);
        sheet.row([&title, &grouped(problems.checks()), &share(problems.rate())]);
    }
    sheet.print();
    let mut counties: Vec<_> = ledger.problems_by_county().into_iter().collect();
    counties.sort_by_key(|(_, problems)| std::cmp::Reverse(problems.rate().per_ten_thousand()));
    let mut sheet = Sheet::new(&["counties with most problems", "#checks", "#with a problem"]);
    for (county, problems) in counties.iter().take(8) {
        let name = province
            .places
            .gazetteer()
            .at(county, date!(2026 - 11 - 23))?
            .name();
        sheet.row([name, &grouped(problems.checks()), &share(problems.rate())]);
    }
    sheet.print();
    for duty in ledger.overdue() {
        let what = match duty.kind() {
            DutyKind::Form => "registration form".to_owned(),
            DutyKind::Publication(channel) => format!("publication on the {}", channel.as_str()),
        };
        let due = duty.due().map_or_else(String::new, |due| due.to_string());
        say(format_args!(
            "  overdue since {due}: {what} of {} ({})",
            duty.agency(),
            duty.visit().id()
        ));
    }
    if let Some(refusals) = &lives.incomplete {
        for refusal in refusals.iter() {
            refused(
                "the one dossier that can't be archived",
                refusal,
                refusal.zh(),
            );
        }
    }
    late_case(lives, &ledger.duties().collect::<Vec<_>>());
    Ok(())
}

fn done(planned: &Planned, lives: &Lives) {
    let (rows, unplanned) = progress(&planned.plan, &lives.visits);
    let closed = lives
        .findings
        .iter()
        .filter(|finding| finding.closed().is_some())
        .count();
    say(format_args!(
        "  Planned {}, drawn {}, done {}, beyond the plan {}, outside it {}. {} events in {} trails of visits.\n  {} problems with one owner each, {} of them closed.\n",
        grouped(sum(&rows, Progress::planned)),
        grouped(sum(&rows, Progress::drawn)),
        grouped(sum(&rows, Progress::done)),
        sum(&rows, Progress::beyond),
        unplanned.len(),
        grouped(lives.events.len()),
        grouped(lives.visits.len()),
        grouped(lives.findings.len()),
        grouped(closed),
    ));
}

fn sum<'a>(rows: &[Progress<'a>], of: fn(&Progress<'a>) -> u64) -> u64 {
    rows.iter().map(of).sum()
}

/// Liability and exemption: grounds with the events that support them, never a verdict.
fn late_case(lives: &Lives, duties: &[ssj::core::ledger::Duty<'_>]) {
    let Some(late) = duties.iter().find(|duty| duty.standing() == Standing::Late) else {
        return;
    };
    let visit = late.visit();
    let own: Vec<_> = duties
        .iter()
        .filter(|duty| duty.visit().id() == visit.id())
        .cloned()
        .collect();
    let subject = visit.id().as_id();
    let events = lives
        .events
        .iter()
        .filter(|event| event.entry().subject() == subject);
    let events: Vec<_> = events.cloned().collect();
    say(format_args!(
        "\n  One late case, {}: grounds and the events behind them",
        visit.id()
    ));
    for ground in grounds(visit, &events, &own, &[], date!(2026 - 11 - 23)) {
        let numbers = ground.events().iter().map(|(number, _)| number.to_string());
        say(format_args!(
            "    [{}] {:?} of {}: events {}",
            ground.kind().clause().id(),
            ground.kind(),
            ground.agency(),
            numbers.collect::<Vec<_>>().join(", ")
        ));
    }
}

fn share(share: Share) -> String {
    share.per_ten_thousand().map_or_else(
        || "–".into(),
        |rate| format!("{}.{} %", rate / 100, rate % 100 / 10),
    )
}
