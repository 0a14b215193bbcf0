//! The steps of a visit by which its parts come apart: absence, experts, hand-over.

use super::steps::Step;
use super::{Part, PartEnd, Visit, VisitEvent, VisitStep};
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, ExpertId};
use crate::base::text::Text;
use crate::law::refusal::Refusal;
use crate::law::rules::visit as codes;
use crate::lifecycle::trail::Act;

impl Visit {
    /// Notes that nobody of a department came: by that department itself, or by one that is there. It keeps
    /// no other one from its own steps; the department still owes its check, and can call later, adopt a
    /// conclusion or hand its part over.
    ///
    /// # Errors
    /// `visit.wrong-state` once it has begun or ended; `result.not-inspecting`; `visit.absence-unseen`.
    pub fn note_absence(&self, act: &Act<'_>, agency: AgencyId, evidence: Evidence) -> Step {
        let step = VisitStep::NoteAbsence;
        let own = self.acting_for(act);
        if own.as_ref() == Ok(&agency) || self.part(&agency).is_none() {
            let checks = self.checks_of(act, step, &agency);
            let payload = VisitEvent::Absent { agency, evidence };
            return self.trail.event(act, payload, checks);
        }
        let mut checks = self.checks_beside(act, step, &agency);
        match own {
            Err(refusal) => checks.refuse(refusal),
            Ok(own) => {
                // In whose place it acts, its event says.
                self.answers_for(&own, act, &mut checks);
                let there = self.part(&own).is_some_and(|part| {
                    let day = act.day();
                    let still = part.completed().is_none_or(|end| day <= end);
                    part.started().is_some_and(|began| began <= day) && still
                });
                checks.require(there, || {
                    Refusal::new(codes::ABSENCE_UNSEEN)
                        .with("actor", &act.actor().agency)
                        .with("visit", self.id())
                        .with("agency", &agency)
                });
            }
        }
        let payload = VisitEvent::Absent { agency, evidence };
        self.trail.event(act, payload, checks)
    }

    /// Notes that an expert who was drawn was there and gave a department an opinion: it advises, and the
    /// expert never counts toward the headcount (2.3-d).
    ///
    /// # Errors
    /// `visit.wrong-state` before its check began; `visit.advised-nobody` where none of its inspectors came;
    /// `visit.not-an-expert`.
    pub fn advise(&self, act: &Act<'_>, expert: ExpertId, opinion: Evidence) -> Step {
        let (mut checks, agency) = self.own(act, VisitStep::Advise);
        // Experts are there beside the headcount, never instead of it.
        let part = self.part(&agency);
        let came = part.and_then(Part::end) != Some(PartEnd::Adopted);
        checks.require(came, || {
            Refusal::new(codes::ADVISED_NOBODY)
                .with("visit", self.id())
                .with("agency", &agency)
        });
        let drawn = self.team().experts.contains(&expert);
        checks.require(drawn, || {
            Refusal::new(codes::NOT_AN_EXPERT)
                .with("visit", self.id())
                .with("expert", &expert)
        });
        let payload = VisitEvent::Advised {
            agency,
            expert,
            opinion,
        };
        self.trail.event(act, payload, checks)
    }

    /// Hands a department's part over to the office that has the enterprise now: of the county that it moved
    /// to, or the department that the matter belongs to.
    ///
    /// # Errors
    /// `visit.wrong-state` once it has begun; `visit.handed-to-itself`; `visit.not-the-office` where the
    /// other one is not there, or is no subject of one of the matters.
    pub fn hand_over(&self, act: &Act<'_>, to: AgencyId, reason: Text, evidence: Evidence) -> Step {
        let (mut checks, agency) = self.own(act, VisitStep::HandOver);
        let itself = to == agency || to == act.actor().agency;
        checks.require(!itself, || {
            Refusal::new(codes::HANDED_TO_ITSELF).with("agency", &to)
        });
        for check in self.drawn().checks.iter().filter(|it| it.agency == agency) {
            let subject = act.may(|law| {
                let matter = law.matter_last_listed(&check.matter);
                let of_matter = matter.is_some_and(|matter| law.who().is_subject(&to, matter));
                law.who().agency(&to).is_some() && of_matter
            });
            checks.require(subject, || {
                Refusal::new(codes::NOT_THE_OFFICE)
                    .with("agency", &to)
                    .with("matter", &check.matter)
            });
        }
        let payload = VisitEvent::HandedOver {
            agency,
            to,
            reason,
            evidence,
        };
        self.trail.event(act, payload, checks)
    }
}
