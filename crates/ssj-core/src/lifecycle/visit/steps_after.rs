//! The steps of a visit after the end of its checks.

use super::steps::Step;
use super::{CheckResult, Visit, VisitEvent, VisitState};
use crate::base::bytes::Digest;
use crate::base::evidence::Evidence;
use crate::base::id::AgencyId;
use crate::base::text::Text;
use crate::law::refusal::Refusal;
use crate::law::refusal::words;
use crate::law::rules::{result as result_codes, visit as codes};
use crate::lifecycle::result::{Channel, PublicationState, Published};
use crate::lifecycle::trail::Command;

const AFTER: [VisitState; 2] = [VisitState::Completed, VisitState::Published];
const AFTER_OR_ARCHIVED: [VisitState; 3] = [
    VisitState::Completed,
    VisitState::Published,
    VisitState::Archived,
];

impl Visit {
    /// Notes that a department filled in its registration form (登记表).
    ///
    /// # Errors
    /// `visit.wrong-state` before the visit is completed; `result.not-inspecting`,
    /// `result.wrong-publisher`; `visit.twice`.
    pub fn register(&self, command: &Command, agency: AgencyId, form: Evidence) -> Step {
        let payload = VisitEvent::Registered { agency, form };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&AFTER, &words::REGISTER, checks);
            if let VisitEvent::Registered { agency, .. } = payload {
                self.own_doing(agency, command, checks);
                let first = self.registered(agency).is_none();
                checks.require(first, || self.twice(&words::FORM));
            }
        })
    }

    /// Notes that a department published its results on a channel, with the channel's receipt.
    ///
    /// # Errors
    /// `visit.wrong-state` before the visit is completed; `result.not-inspecting`,
    /// `result.wrong-publisher`; `result.published-twice` where it stands there as it is.
    pub fn publish(
        &self,
        command: &Command,
        agency: AgencyId,
        channel: Channel,
        receipt: Text,
    ) -> Step {
        let payload = VisitEvent::Published {
            agency,
            channel,
            receipt,
        };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&AFTER_OR_ARCHIVED, &words::PUBLISH, checks);
            if let VisitEvent::Published { agency, .. } = payload {
                self.own_doing(agency, command, checks);
                let stands = self.publication(agency, channel).map(Published::state);
                checks.require(stands != Some(PublicationState::Current), || {
                    Refusal::new(result_codes::PUBLISHED_TWICE)
                        .with("agency", agency)
                        .with("visit", self.id())
                        .with("channel", channel)
                });
            }
        })
    }

    /// Corrects a result: what was published is outdated and has to be published again.
    ///
    /// # Errors
    /// `visit.wrong-state` before the visit is completed; `result.nothing-to-correct`; whatever
    /// forbids the result itself.
    pub fn correct(&self, command: &Command, result: CheckResult, reason: Text) -> Step {
        let payload = VisitEvent::Corrected { result, reason };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&AFTER_OR_ARCHIVED, &words::CORRECT, checks);
            if let VisitEvent::Corrected { result, .. } = payload {
                self.result_is_sound(result, command, checks);
                let old = self.result(result.check());
                checks.require(old.is_some_and(|old| old != result), || {
                    Refusal::new(result_codes::NOTHING_TO_CORRECT)
                        .with("visit", self.id())
                        .with("agency", result.check().agency())
                        .with("matter", result.check().matter())
                });
            }
        })
    }

    /// Withdraws a publication, for a reason that stays in the trail.
    ///
    /// # Errors
    /// `visit.wrong-state`; `result.not-inspecting`, `result.wrong-publisher`;
    /// `result.not-published`.
    pub fn withdraw(
        &self,
        command: &Command,
        agency: AgencyId,
        channel: Channel,
        reason: Text,
    ) -> Step {
        let payload = VisitEvent::Withdrawn {
            agency,
            channel,
            reason,
        };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&AFTER_OR_ARCHIVED, &words::WITHDRAW, checks);
            if let VisitEvent::Withdrawn { agency, .. } = payload {
                self.own_doing(agency, command, checks);
                let state = self.publication(agency, channel).map(Published::state);
                let stands = state.is_some_and(|state| state != PublicationState::Withdrawn);
                checks.require(stands, || {
                    Refusal::new(result_codes::NOT_PUBLISHED)
                        .with("agency", agency)
                        .with("visit", self.id())
                        .with("channel", channel)
                });
            }
        })
    }

    /// Notes that another department recognises the results (结果互认) and need not check again.
    ///
    /// # Errors
    /// `visit.wrong-state` before the visit is completed; `visit.recognised-by-itself` where the
    /// department conducted a check of it; `visit.twice`.
    pub fn recognise(&self, command: &Command, by: AgencyId) -> Step {
        let payload = VisitEvent::Recognised { by };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&AFTER_OR_ARCHIVED, &words::RECOGNISE, checks);
            if let VisitEvent::Recognised { by } = payload {
                let other = !self.drawn().agencies().contains(by);
                checks.require(other, || {
                    Refusal::new(codes::RECOGNISED_BY_ITSELF).with("agency", by)
                });
                let first = !self.recognised.contains(by);
                checks.require(first, || self.twice(&words::RECOGNITION));
            }
        })
    }

    /// Archives the visit's dossier.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.dossier-incomplete` for each thing it lacks.
    pub fn archive(&self, command: &Command, dossier: Digest) -> Step {
        let payload = VisitEvent::Archived { dossier };
        self.trail.step(command, payload, |_, checks| {
            self.stands(&AFTER, &words::ARCHIVE, checks);
            for missing in self.dossier().missing() {
                checks.refuse(
                    Refusal::new(codes::DOSSIER_INCOMPLETE)
                        .with("visit", self.id())
                        .with("missing", missing),
                );
            }
        })
    }
}
