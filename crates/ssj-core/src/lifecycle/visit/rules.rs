//! What must hold of teams, checks and results.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use time::Date;

use super::{Basis, CheckResult, Obstacle, Requirement, Visit, VisitStep};
use crate::base::id::{AgencyId, InspectorId, MatterId};
use crate::base::skip::Skip;
use crate::base::timestamp::Timestamp;
use crate::data::pool::{InspectorEntry, Quorum};
use crate::law::refusal::bounded;
use crate::law::refusal::{Checks, FactValue, Refusal, words};
use crate::law::rules::{result as result_codes, visit as codes};
use crate::laws::Law;
use crate::lifecycle::result::Outcome;
use crate::lifecycle::round::{DrawnVisit, TeamMember};
use crate::lifecycle::trail::{Act, Role, Step as _, rests_on};

impl Visit {
    /// The checks of a step, which must fit the visit's state.
    pub(super) fn checks(&self, act: &Act<'_>, step: VisitStep) -> Checks {
        let mut checks = self.trail.checks(act);
        checks.require(step.states().contains(&self.state()), || {
            Refusal::new(codes::WRONG_STATE)
                .with("visit", self.id())
                .with("state", self.state())
                .with("step", step)
        });
        self.is_competent(act, step, &mut checks);
        rests_on(self.ground(step), act, &mut checks);
        checks
    }

    /// Whether an agency checks on the visit, or is what became of one that does.
    pub(super) fn is_checked_by(&self, agency: &AgencyId, act: &Act<'_>) -> bool {
        let agencies = self.drawn().agencies();
        let heir = |law: &Law<'_>| agencies.iter().any(|own| law.who().acts_for(agency, own));
        agencies.contains(agency) || act.law().is_some_and(heir)
    }

    /// A department that checks takes its steps. Who recognises says so itself.
    fn is_competent(&self, act: &Act<'_>, step: VisitStep, checks: &mut Checks) {
        // Who reviews, the step itself asks of the round.
        if step.role() == Role::Inspecting {
            departments_act(self.drawn(), act, checks);
        }
    }

    /// When what a step rests on took effect: the opening, the beginning or the end of the checks.
    fn ground(&self, step: VisitStep) -> Option<Timestamp> {
        use VisitStep as Do;
        let marks = &self.marks;
        match step {
            Do::Obstruct | Do::Sample | Do::Test | Do::Conclude => marks.started,
            Do::Complete => marks.worked.or(marks.started),
            Do::Register | Do::Publish | Do::Correct | Do::Withdraw | Do::Recognise => {
                marks.completed
            }
            Do::Archive => self.trail.last_effective(),
            _ => self.trail.since(),
        }
    }

    /// The matter is checked on the visit, and by the department that acts.
    pub(super) fn has_matter(&self, matter: &MatterId, act: &Act<'_>, checks: &mut Checks) {
        let mut own = self.drawn().checks.iter().filter(|c| &c.matter == matter);
        let any = own.clone().next().is_some();
        let acts = own.any(|check| act.answers_for(&check.agency, matter, checks));
        checks.require(acts || !any, || {
            Refusal::new(codes::NOT_A_DEPARTMENT)
                .with("actor", &act.actor().agency)
                .with("visit", self.id())
        });
        let known = self.drawn().checks.iter().any(|c| &c.matter == matter);
        checks.require(known, || {
            Refusal::new(codes::UNKNOWN_MATTER)
                .with("visit", self.id())
                .with("matter", matter)
        });
    }

    /// 谁检查、谁录入、谁公开: a department acts for itself, on what it checks.
    pub(super) fn own_doing(&self, agency: &AgencyId, act: &Act<'_>, checks: &mut Checks) {
        checks.require(self.drawn().agencies().contains(agency), || {
            Refusal::new(result_codes::NOT_INSPECTING)
                .with("agency", agency)
                .with("visit", self.id())
        });
        let actor = &act.actor().agency;
        let own = own_matters(self.drawn(), agency);
        let answers = own
            .into_iter()
            .any(|matter| act.answers_for(agency, matter, checks));
        checks.require(answers || !self.drawn().agencies().contains(agency), || {
            Refusal::new(result_codes::WRONG_PUBLISHER)
                .with("actor", actor)
                .with("agency", agency)
        });
    }

    /// The approval and the notice that the check takes were there before it, unless it was urgent.
    pub(super) fn may_begin(&self, at: Timestamp, urgent: bool, checks: &mut Checks) {
        let conduct = &self.opening.conduct;
        let missing = |what, since: Option<Timestamp>| {
            what == Requirement::Required && !urgent && since.is_none_or(|since| since > at)
        };
        checks.require(!missing(conduct.approval, self.marks.approved), || {
            Refusal::new(codes::NOT_APPROVED).with("visit", self.id())
        });
        checks.require(!missing(conduct.notice, self.marks.notified), || {
            Refusal::new(codes::NOT_NOTIFIED).with("visit", self.id())
        });
    }

    /// Everyone present is on the team, and each department has enough of them.
    pub(super) fn team_is_present(&self, present: &[InspectorId], checks: &mut Checks) {
        let mut agencies = Vec::new();
        let mut counted = BTreeSet::new();
        for inspector in present {
            match self.team().member(inspector) {
                Some(member) if counted.insert(inspector) => agencies.push(&member.agency),
                Some(_) => {}
                None => checks.refuse(
                    Refusal::new(codes::NOT_ON_TEAM)
                        .with("visit", self.id())
                        .with("inspector", inspector),
                ),
            }
        }
        let headcount = self.opening.conduct.headcount;
        for (agency, found, needed) in headcount.short(&self.drawn().agencies(), &agencies) {
            checks.refuse(
                Refusal::new(codes::TOO_FEW_PRESENT)
                    .with("visit", self.id())
                    .with("agency", &agency)
                    .with("found", found)
                    .with("needed", needed),
            );
        }
    }

    /// Everyone present holds a certificate on the day, where only those count who do.
    pub(super) fn may_enforce(&self, present: &[&InspectorEntry], day: Date, checks: &mut Checks) {
        let everybody = self.opening.conduct.quorum == Quorum::Everybody;
        for inspector in present {
            checks.require(everybody || inspector.is_certificated(day), || {
                Refusal::new(codes::NO_CERTIFICATE)
                    .with("inspector", &inspector.id)
                    .with("day", day)
            });
        }
    }

    /// The reserves passed over and the one taken come first among those of the same department.
    pub(super) fn reserve_is_next(
        &self,
        out: &InspectorId,
        skipped: &[Skip<InspectorId>],
        by: &TeamMember,
        checks: &mut Checks,
    ) {
        let Some(member) = self.team().member(out) else {
            return checks.refuse(
                Refusal::new(codes::NOT_ON_TEAM)
                    .with("visit", self.id())
                    .with("inspector", out),
            );
        };
        let reserves = self.team().reserves.iter();
        let mut reserves = reserves.filter(|r| r.agency == member.agency);
        let in_order = skipped
            .iter()
            .all(|s| reserves.next().map(|it| &it.inspector) == Some(&s.who));
        let next = reserves.next();
        checks.require(in_order && next == Some(by), || {
            Refusal::new(codes::NOT_NEXT_RESERVE)
                .with("out", out)
                .with("by", &by.inspector)
                .with(
                    "next",
                    next.map_or_else(
                        || FactValue::from(&words::NOBODY),
                        |next| (&next.inspector).into(),
                    ),
                )
        });
    }

    /// A result is of a drawn check, rests on something, and agrees with what happened.
    pub(super) fn result_is_sound(&self, result: &CheckResult, act: &Act<'_>, checks: &mut Checks) {
        let check = &result.check;
        let people = match &result.basis {
            Basis::Conducted { inspectors, .. } => inspectors.len(),
            Basis::Adopted(_) => 0,
        };
        for rows in [people, result.findings.len(), result.disposals.len()] {
            checks.absorb(bounded(&words::RESULT_ROWS, rows));
        }
        checks.require(self.drawn().checks.contains(check), || {
            Refusal::new(codes::UNKNOWN_MATTER)
                .with("visit", self.id())
                .with("matter", &check.matter)
        });
        self.own_doing(&check.agency, act, checks);
        self.basis_is_sound(result, act, checks);
        self.obstacles_are_known(result, checks);
        let problem = result.outcomes.is_problem();
        checks.require(!problem || !result.findings.is_empty(), || {
            Refusal::new(result_codes::NO_FINDING).with("matter", &check.matter)
        });
        checks.require(problem || result.findings.is_empty(), || {
            Refusal::new(result_codes::NO_PROBLEM).with("matter", &check.matter)
        });
    }

    fn basis_is_sound(&self, result: &CheckResult, act: &Act<'_>, checks: &mut Checks) {
        match &result.basis {
            Basis::Conducted { inspectors, .. } => {
                checks.require(!inspectors.is_empty(), || {
                    Refusal::new(codes::NOBODY_CHECKED).with("matter", &result.check.matter)
                });
                let agency = &result.check.agency;
                let foreign = inspectors.iter().find(|inspector| {
                    let member = self.team().member(inspector);
                    !self.present.contains(inspector)
                        || member.is_none_or(|member| &member.agency != agency)
                });
                if let Some(inspector) = foreign {
                    checks.refuse(
                        Refusal::new(codes::NOT_PRESENT)
                            .with("inspector", inspector)
                            .with("agency", agency),
                    );
                }
            }
            Basis::Adopted(conclusion) => {
                let day = act.day();
                checks.require(conclusion.dated <= day, || {
                    Refusal::new(codes::CONCLUSION_LATER)
                        .with("dated", conclusion.dated)
                        .with("day", day)
                });
            }
        }
    }

    /// "Not to be reached" and "uncooperative" are said only of what was met.
    fn obstacles_are_known(&self, result: &CheckResult, checks: &mut Checks) {
        let needs = [
            (Outcome::Unreachable, Obstacle::NotFound),
            (Outcome::Uncooperative, Obstacle::EntryRefused),
        ];
        for (outcome, obstacle) in needs {
            let met = !result.outcomes.contains(outcome) || self.obstacles.contains(&obstacle);
            checks.require(met, || {
                Refusal::new(codes::NO_OBSTACLE)
                    .with("outcome", outcome)
                    .with("obstacle", obstacle)
            });
        }
    }
}

/// The matters that an agency checks on a visit.
fn own_matters<'a>(drawn: &'a DrawnVisit, agency: &AgencyId) -> Vec<&'a MatterId> {
    let own = drawn.checks.iter().filter(|check| check.agency == *agency);
    own.map(|check| &check.matter).collect()
}

/// One of the departments that check acts, or what became of one.
pub(super) fn departments_act(drawn: &DrawnVisit, act: &Act<'_>, checks: &mut Checks) {
    let mut each = drawn.checks.iter();
    let acts = each.any(|check| act.answers_for(&check.agency, &check.matter, checks));
    checks.require(acts, || {
        Refusal::new(codes::NOT_A_DEPARTMENT)
            .with("actor", &act.actor().agency)
            .with("visit", &drawn.id)
    });
}
