//! What happens at a visit against the pool, the list and the law of the day.

use alloc::collections::BTreeSet;

use super::{AdoptedConclusion, Basis, CheckResult, Obstacle, Part, Visit};
use crate::base::id::{AgencyId, InspectorId};
use crate::data::matter::Matter;
use crate::data::pool::{InspectorEntry, Quorum};
use crate::law::headcount::HeadcountPer;
use crate::law::refusal::{Checks, Refusal, bounded, words};
use crate::law::rules::{result as result_codes, visit as codes};
use crate::laws::Law;
use crate::lifecycle::result::Outcome;
use crate::lifecycle::round::DrawnCheck;
use crate::lifecycle::trail::Act;

impl Visit {
    /// Everyone present is on the team for the department, and enough of them.
    pub(super) fn team_is_present(
        &self,
        agency: &AgencyId,
        present: &[InspectorId],
        checks: &mut Checks,
    ) {
        let mut counted = BTreeSet::new();
        for inspector in present {
            match self.team().member(inspector) {
                Some(member) if member.agency == *agency => {
                    counted.insert(inspector);
                }
                Some(member) => checks.refuse(not_of(agency, inspector, &member.agency)),
                None => checks.refuse(
                    Refusal::new(codes::NOT_ON_TEAM)
                        .with("visit", self.id())
                        .with("inspector", inspector),
                ),
            }
        }
        let (found, needed) = (counted.len(), self.least_of_each());
        checks.require(is_enough(found, needed), || {
            Refusal::new(codes::TOO_FEW_PRESENT)
                .with("visit", self.id())
                .with("agency", agency)
                .with("found", found)
                .with("needed", needed)
        });
    }

    /// The least number of inspectors of each department.
    const fn least_of_each(&self) -> u32 {
        let headcount = &self.opening.conduct.headcount;
        match headcount.per {
            HeadcountPer::Department => headcount.minimum.get(),
            HeadcountPer::Visit => 1,
        }
    }

    /// Everyone present is one of the department by the pool of the day, not on leave, and holds a
    /// certificate, where only those count who do, and what its matters ask for.
    pub(super) fn may_enforce(
        &self,
        present: &[&InspectorEntry],
        agency: &AgencyId,
        act: &Act<'_>,
        checks: &mut Checks,
    ) {
        let everybody = self.opening.conduct.quorum == Quorum::Everybody;
        let day = act.day();
        let own = |check: &&DrawnCheck| check.agency == *agency;
        let matters = self.drawn().checks.iter().filter(own);
        let last_listed = |check: &DrawnCheck| act.law()?.matter_last_listed(&check.matter);
        let listed = matters.clone().filter_map(last_listed);
        let asked: BTreeSet<_> = listed.flat_map(Matter::credentials).collect();
        for inspector in present {
            let (id, of) = (&inspector.id, &inspector.agency);
            let mut own = matters.clone();
            let sent = own.any(|check| act.may(|law| law.who().sends(of, agency, &check.matter)));
            checks.require(sent, || not_of(agency, id, of));
            checks.require(inspector.leave(day).is_none(), || {
                Refusal::new(codes::ON_LEAVE)
                    .with("inspector", id)
                    .with("day", day)
            });
            checks.require(everybody || inspector.is_certificated(day), || {
                Refusal::new(codes::NO_CERTIFICATE)
                    .with("inspector", id)
                    .with("day", day)
            });
            for credential in asked.iter().filter(|it| !inspector.holds(it, day)) {
                checks.refuse(
                    Refusal::new(codes::NO_CREDENTIAL)
                        .with("inspector", id)
                        .with("credential", *credential)
                        .with("day", day),
                );
            }
        }
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
        self.basis_is_sound(result, act, checks);
        self.obstacles_are_known(result, checks);
        self.samples_agree(result, checks);
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
            Basis::Conducted {
                methods,
                inspectors,
            } => {
                self.enough_sign(&result.check, inspectors, checks);
                let matter = &result.check.matter;
                checks.require(!methods.is_empty(), || {
                    Refusal::new(codes::NO_METHOD).with("matter", matter)
                });
                let listed = act.law().and_then(|law| law.matter_last_listed(matter));
                for method in methods {
                    let names = listed.is_none_or(|it| it.methods().any(|own| own == *method));
                    checks.require(names, || {
                        Refusal::new(codes::UNLISTED_METHOD)
                            .with("matter", matter)
                            .with("method", *method)
                    });
                }
            }
            Basis::Adopted(conclusion) => self.may_adopt(&result.check, conclusion, act, checks),
        }
    }

    /// Who stands for a result was there for its department, and as many as check.
    fn enough_sign(&self, check: &DrawnCheck, inspectors: &[InspectorId], checks: &mut Checks) {
        let (matter, agency) = (&check.matter, &check.agency);
        if inspectors.is_empty() {
            return checks.refuse(Refusal::new(codes::NOBODY_CHECKED).with("matter", matter));
        }
        let present = self.part(agency).map(|part| &part.present);
        let there = |id: &InspectorId| {
            let member = self.team().member(id);
            let own = member.is_some_and(|member| member.agency == *agency);
            own && present.is_some_and(|present| present.contains(id))
        };
        if let Some(inspector) = inspectors.iter().find(|id| !there(id)) {
            return checks.refuse(
                Refusal::new(codes::NOT_PRESENT)
                    .with("inspector", inspector)
                    .with("agency", agency),
            );
        }
        let found = BTreeSet::from_iter(inspectors).len();
        // Where the headcount is counted over the visit, those of the other departments who were there on
        // that day count with them.
        let began = self.part(agency).and_then(Part::started);
        let others = self.parts.iter().filter(|part| part.agency != *agency);
        let others = others.filter(|part| part.started() == began);
        let others: BTreeSet<_> = others.flat_map(|part| &part.present).collect();
        let others = others.len();
        let headcount = &self.opening.conduct.headcount;
        let counted = match headcount.per {
            HeadcountPer::Department => found,
            HeadcountPer::Visit => found.saturating_add(others),
        };
        let needed = headcount.minimum.get();
        checks.require(is_enough(counted, needed), || {
            Refusal::new(codes::TOO_FEW_SIGN)
                .with("matter", matter)
                .with("found", counted)
                .with("needed", needed)
        });
    }

    /// 2.6-b: by whom, on what, how old; never one's own.
    fn may_adopt(
        &self,
        check: &DrawnCheck,
        conclusion: &AdoptedConclusion,
        act: &Act<'_>,
        checks: &mut Checks,
    ) {
        // A correction is measured by the day on which the checks were done.
        let done = self.part(&check.agency).and_then(Part::completed);
        let (day, dated) = (done.unwrap_or(act.day()), conclusion.dated);
        checks.require(dated <= day, || {
            Refusal::new(codes::CONCLUSION_LATER)
                .with("dated", dated)
                .with("day", day)
        });
        checks.require(!conclusion.is_old(day), || {
            Refusal::new(codes::CONCLUSION_OLD)
                .with("dated", dated)
                .with("days", u32::from(AdoptedConclusion::LASTS_DAYS))
        });
        let about = [&check.object, &self.drawn().holder].contains(&&conclusion.object);
        checks.require(about, || {
            Refusal::new(codes::CONCLUSION_OF_ANOTHER)
                .with("object", &conclusion.object)
                .with("matter", &check.matter)
        });
        let issuer = conclusion.agency.as_ref();
        let there = |id: &AgencyId| act.may(|law| law.agencies().at(id, dated).is_ok());
        let named = issuer.is_some_and(there);
        checks.require(named || !conclusion.is_of_an_agency(), || {
            Refusal::new(codes::CONCLUSION_BY_NOBODY)
                .with("kind", conclusion.kind)
                .with("issuer", &conclusion.issuer)
        });
        let own = |issuer: &AgencyId| {
            let became = |law: &Law<'_>| law.who().acts_for(&check.agency, issuer);
            *issuer == check.agency
                || *issuer == act.actor().agency
                || act.law().is_some_and(became)
        };
        checks.require(!issuer.is_some_and(own), || {
            Refusal::new(codes::OWN_CONCLUSION).with("agency", &check.agency)
        });
    }

    /// "Not to be reached" and "uncooperative" are said only of what was met.
    fn obstacles_are_known(&self, result: &CheckResult, checks: &mut Checks) {
        let needs = [
            (Outcome::Unreachable, Obstacle::NotFound),
            (Outcome::Uncooperative, Obstacle::EntryRefused),
        ];
        for (outcome, obstacle) in needs {
            let noted = self
                .parts
                .iter()
                .any(|part| part.obstacles.contains(&obstacle));
            checks.require(!result.outcomes.contains(outcome) || noted, || {
                Refusal::new(codes::NO_OBSTACLE)
                    .with("outcome", outcome)
                    .with("obstacle", obstacle)
            });
        }
    }

    /// No result says that no problem was found beside a sample that failed its test.
    pub(super) fn samples_agree(&self, result: &CheckResult, checks: &mut Checks) {
        let part = self.part(&result.check.agency);
        let clean = part.filter(|_| result.outcomes.contains(Outcome::NoProblem));
        for sample in clean
            .into_iter()
            .flat_map(|it| it.failed(&result.check.matter))
        {
            checks.refuse(
                Refusal::new(codes::SAMPLE_FAILED)
                    .with("object", &sample.object)
                    .with("item", &sample.item)
                    .with("matter", &result.check.matter),
            );
        }
    }
}

fn not_of(agency: &AgencyId, inspector: &InspectorId, of: &AgencyId) -> Refusal {
    Refusal::new(codes::NOT_OF_DEPARTMENT)
        .with("inspector", inspector)
        .with("agency", agency)
        .with("of", of)
}

fn is_enough(found: usize, needed: u32) -> bool {
    u32::try_from(found).is_ok_and(|found| found >= needed)
}
