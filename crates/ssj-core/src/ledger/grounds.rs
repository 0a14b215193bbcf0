//! Grounds for liability and exemption, with the events that support them: 三（二）.

use alloc::vec::Vec;

use time::Date;

use super::{Duty, DutyKind, Standing};
use crate::base::digests::EntryDigest;
use crate::base::id::{AgencyId, VisitId};
use crate::law::clause::Clause;
use crate::lifecycle::follow_up::Finding;
use crate::lifecycle::trail::{Event, Lifecycle};
use crate::lifecycle::visit::{Basis, Timeliness, Visit, VisitEvent};

words! {
    /// What may speak for or against someone. Whether it does is for people to judge: bad consequences,
    /// causation, whether a report was false and what the state of the art could find are nothing that
    /// a trail can show.
    #[non_exhaustive]
    pub enum GroundKind {
        /// The check was not carried out, and its period is over (未按要求进行抽查检查、不执行抽查任务).
        NotInspected = "not-inspected", "不执行抽查任务";
        /// The check was completed after its period (拖延执行抽查任务).
        Delayed = "delayed", "拖延执行抽查任务";
        /// The results were not published in time (未依法及时公示).
        NotPublishedInTime = "not-published-in-time", "未依法及时公示";
        /// A suspected crime was not transferred (未依法移送公安机关).
        CrimeNotTransferred = "crime-not-transferred", "未依法移送公安机关";
        /// The duty was done by law and plan (已履行抽查检查职责).
        DutyDone = "duty-done", "已履行抽查检查职责";
        /// The result rests on what an entrusted or professional body reported (专业机构).
        RestsOnReport = "rests-on-report", "依据专业机构报告作出结果";
        /// The inspectors were kept from checking (客观条件): the object was not found, or they were
        /// not let in.
        Obstructed = "obstructed", "客观条件限制";
    }
}

impl GroundKind {
    /// The clause it belongs to.
    ///
    /// ```
    /// use ssj_core::{Clause, ledger::GroundKind};
    /// assert_eq!(GroundKind::DutyDone.clause(), Clause::C3_2B);
    /// ```
    pub const fn clause(self) -> Clause {
        match self {
            Self::NotInspected
            | Self::Delayed
            | Self::NotPublishedInTime
            | Self::CrimeNotTransferred => Clause::C3_2A,
            Self::DutyDone | Self::RestsOnReport | Self::Obstructed => Clause::C3_2B,
        }
    }
}

/// A ground, whom it concerns, and the events that support it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Ground {
    /// What kind.
    pub kind: GroundKind,
    /// The visit.
    pub visit: VisitId,
    /// Whom it concerns.
    pub agency: AgencyId,
    /// The events of the visit's trail that support it: sequence numbers and digests. Something
    /// that did not happen is supported by the last event that should have been followed by it.
    pub events: Vec<(u64, EntryDigest)>,
}

/// The grounds that a visit's trail, its duties and its findings give, department by department.
///
/// `events` are the visit's own, `duties` its lines of the [`Ledger`](super::Ledger).
pub fn grounds(
    visit: &Visit,
    events: &[Event<VisitEvent>],
    duties: &[Duty<'_>],
    findings: &[&Finding],
    today: Date,
) -> Vec<Ground> {
    let mut found = Vec::new();
    for agency in visit.drawn().agencies() {
        let own = duties.iter().filter(|duty| *duty.agency == agency);
        let own: Vec<_> = own.collect();
        let mut add = |kind, events: Vec<(u64, EntryDigest)>| {
            found.push(Ground {
                kind,
                visit: visit.id().clone(),
                agency: agency.clone(),
                events,
            });
        };
        let inspected = visit.timeliness_of(&agency, today);
        let late = match inspected.unwrap_or(Timeliness::Released) {
            Timeliness::Overdue => Some(GroundKind::NotInspected),
            Timeliness::Late => Some(GroundKind::Delayed),
            _ => None,
        };
        if let Some(kind) = late {
            add(kind, support(events, |e| is_conduct(e, &agency)));
        }
        if own.iter().any(|duty| is_late_publication(duty)) {
            let of = |e: &VisitEvent| is_publication(e, &agency);
            add(GroundKind::NotPublishedInTime, support(events, of));
        }
        let crime =
            |finding: &&&Finding| *finding.owner() == agency && finding.untransferred_crime();
        if let Some(finding) = findings.iter().find(crime) {
            let head = finding.trail().head();
            let last = (head.len.saturating_sub(1), head.digest);
            add(GroundKind::CrimeNotTransferred, Vec::from([last]));
        }
        let all_done = own.iter().all(|duty| duty.standing == Standing::InTime);
        if inspected == Some(Timeliness::InPeriod) && !own.is_empty() && all_done {
            let of = |e: &VisitEvent| is_conduct(e, &agency) || is_publication(e, &agency);
            add(GroundKind::DutyDone, support(events, of));
        }
        let reports = support_exact(events, |e| is_report(e, &agency, visit));
        if !reports.is_empty() {
            add(GroundKind::RestsOnReport, reports);
        }
        let met = |e: &VisitEvent| matches!(e, VisitEvent::Obstructed { agency: of, .. } if *of == agency);
        let obstacles = support_exact(events, met);
        if !obstacles.is_empty() {
            add(GroundKind::Obstructed, obstacles);
        }
    }
    found
}

fn is_late_publication(duty: &Duty<'_>) -> bool {
    matches!(duty.kind, DutyKind::Publication(_))
        && matches!(duty.standing, Standing::Late | Standing::Overdue)
}

fn is_conduct(event: &VisitEvent, of: &AgencyId) -> bool {
    match event {
        VisitEvent::Opened(_) => true,
        VisitEvent::Absent { agency, .. }
        | VisitEvent::Started { agency, .. }
        | VisitEvent::Completed { agency } => agency == of,
        _ => false,
    }
}

fn is_publication(event: &VisitEvent, of: &AgencyId) -> bool {
    match event {
        VisitEvent::Completed { agency }
        | VisitEvent::Registered { agency, .. }
        | VisitEvent::Published { agency, .. }
        | VisitEvent::Withheld { agency, .. }
        | VisitEvent::Withdrawn { agency, .. }
        | VisitEvent::Archived { agency, .. }
        | VisitEvent::ArchiveSupplemented { agency, .. } => agency == of,
        VisitEvent::Corrected { result, .. } => &result.check.agency == of,
        _ => false,
    }
}

/// A report that came in, or the entry of a conclusion of others on which the result still rests.
fn is_report(event: &VisitEvent, of: &AgencyId, visit: &Visit) -> bool {
    match event {
        VisitEvent::Concluded(result) | VisitEvent::Corrected { result, .. } => {
            let stands = visit.result(&result.check);
            &result.check.agency == of
                && matches!(&result.basis, Basis::Adopted(_))
                && stands.is_some_and(|stands| stands.basis == result.basis)
        }
        VisitEvent::Reported { agency, .. } => agency == of,
        _ => false,
    }
}

/// The events that match, or the last one there is.
fn support(
    events: &[Event<VisitEvent>],
    matches: impl Fn(&VisitEvent) -> bool,
) -> Vec<(u64, EntryDigest)> {
    let found = support_exact(events, matches);
    if found.is_empty() {
        return events.last().map(name).into_iter().collect();
    }
    found
}

fn support_exact(
    events: &[Event<VisitEvent>],
    matches: impl Fn(&VisitEvent) -> bool,
) -> Vec<(u64, EntryDigest)> {
    let found = events.iter().filter(|event| matches(event.payload()));
    found.map(name).collect()
}

fn name(event: &Event<VisitEvent>) -> (u64, EntryDigest) {
    (event.entry().sequence, event.digest())
}
