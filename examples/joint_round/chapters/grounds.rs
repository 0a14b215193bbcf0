//! Liability and exemption (三（二）): grounds with the events behind them, never a verdict.

use ssj::core::Word;
use std::collections::{BTreeMap, BTreeSet};

use ssj::core::Clause;
use ssj::core::ledger::{Duty, Ground, GroundKind, Standing, grounds};
use ssj::core::trail::Event;
use ssj::core::visit::{Visit, VisitEvent};
use ssj_jilin::Fault;

use super::report::TODAY;
use super::{matter_title, office_name};
use crate::common::terminal::say;
use crate::round::{Lives, Province};

/// Shows one visit on which a department was late: the first that has grounds for both.
pub(crate) fn tell(province: &Province, lives: &Lives, duties: &[Duty<'_>]) -> Result<(), Fault> {
    let is_late = |duty: &&Duty<'_>| matches!(duty.standing, Standing::Late | Standing::Overdue);
    let late: BTreeSet<_> = duties
        .iter()
        .filter(is_late)
        .map(|d| d.visit.id())
        .collect();
    let mut of: BTreeMap<_, Vec<Duty<'_>>> = BTreeMap::new();
    for duty in duties.iter().filter(|duty| late.contains(duty.visit.id())) {
        let id = duty.visit.id();
        of.entry(id).or_default().push(duty.clone());
    }
    let mut best: Option<Case<'_>> = None;
    for visit in lives
        .visits
        .iter()
        .filter(|visit| late.contains(visit.id()))
    {
        let own = of.get(visit.id()).map_or(&[][..], Vec::as_slice);
        let events = events_of(lives, visit);
        let found = grounds(visit, &events, own, &[], TODAY);
        let worth = worth(&found);
        if best.as_ref().is_none_or(|so_far| worth > so_far.worth) {
            best = Some(Case {
                worth,
                visit,
                events,
                found,
            });
        }
        if worth == 2 {
            break;
        }
    }
    best.map_or(Ok(()), |case| show(province, &case))
}

/// A late visit with its grounds.
struct Case<'a> {
    worth: u8,
    visit: &'a Visit,
    events: Vec<Event<VisitEvent>>,
    found: Vec<Ground>,
}

fn show(province: &Province, case: &Case<'_>) -> Result<(), Fault> {
    say(format_args!(
        "\n  One late case, {}: grounds and the events behind them. Whether they suffice people judge.",
        case.visit.id()
    ));
    let mut found: Vec<_> = case.found.iter().collect();
    found.sort_by_key(|ground| !is_liability(ground.kind));
    for ground in found {
        let office = office_name(province, &ground.agency)?;
        let kind = ground.kind;
        say(format_args!(
            "    {} {}, {} ({}) [{}]",
            if is_liability(kind) {
                "liability:"
            } else {
                "exemption:"
            },
            office,
            kind.name().replace('-', " "),
            kind.zh(),
            kind.clause().name()
        ));
        for (number, _) in &ground.events {
            let mut all = case.events.iter();
            if let Some(event) = all.find(|event| event.entry().sequence == *number) {
                let day = event.entry().effective.china_date();
                say(format_args!(
                    "        {number:>3}  {day}  {}",
                    title(province, event.payload())
                ));
            }
        }
    }
    Ok(())
}

fn events_of(lives: &Lives, visit: &Visit) -> Vec<Event<VisitEvent>> {
    let subject = visit.id().as_id();
    let own = lives.events.iter();
    let own = own.filter(|event| &event.entry().subject == subject);
    own.cloned().collect()
}

/// 2 where one department has grounds of both sides, 1 where the visit has, 0 otherwise.
fn worth(found: &[Ground]) -> u8 {
    let of = |liability| {
        let of = found.iter();
        let of = of.filter(move |ground| is_liability(ground.kind) == liability);
        of.map(|it| &it.agency).collect::<BTreeSet<_>>()
    };
    let (liable, exempt) = (of(true), of(false));
    match (
        liable.is_disjoint(&exempt),
        liable.is_empty() || exempt.is_empty(),
    ) {
        (false, _) => 2,
        (true, false) => 1,
        (true, true) => 0,
    }
}

fn is_liability(kind: GroundKind) -> bool {
    kind.clause() == Clause::C3_2A
}

/// What an event was, with the paper it rests on.
pub(super) fn title(province: &Province, event: &VisitEvent) -> String {
    let by = |agency| office_name(province, agency).unwrap_or_default();
    match event {
        VisitEvent::Opened(_) => "opened 已抽取".into(),
        VisitEvent::Approved { document, .. } => format!("approved: {}", &document.title),
        VisitEvent::Notified { document, .. } => format!("notified: {}", &document.title),
        VisitEvent::Absent { agency, .. } => format!("nobody of {} came 未到场", by(agency)),
        VisitEvent::Started { present, .. } => {
            format!("check begun with {} inspectors 检查开始", present.len())
        }
        VisitEvent::Obstructed {
            obstacle, evidence, ..
        } => {
            format!("{}: {}", obstacle.zh(), &evidence.title)
        }
        VisitEvent::Reported { matter, report, .. } => {
            format!("{} on {}", &report.title, matter_title(matter))
        }
        VisitEvent::Concluded(result) => {
            format!("result on {}", matter_title(&result.check.matter))
        }
        VisitEvent::Completed { agency } => {
            format!("checks of {} completed 检查活动完成", by(agency))
        }
        VisitEvent::Registered { agency, form } => format!("{} by {}", &form.title, by(agency)),
        VisitEvent::Published {
            agency, channel, ..
        } => {
            format!("published by {} on the {} 公示", by(agency), channel.name())
        }
        VisitEvent::Archived { .. } => "archived 已归档".into(),
        _ => "another step".into(),
    }
}
