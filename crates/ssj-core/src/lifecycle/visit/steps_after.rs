//! The steps of a visit after the end of its checks.

use super::steps::Step;
use super::{CheckResult, Visit, VisitEvent, VisitStep};
use crate::base::digests::DossierDigest;
use crate::base::evidence::Evidence;
use crate::base::id::AgencyId;
use crate::base::text::Text;
use crate::law::refusal::Refusal;
use crate::law::refusal::words;
use crate::law::rules::{result as result_codes, visit as codes};
use crate::lifecycle::result::{Channel, PublicationState};
use crate::lifecycle::trail::Command;

impl Visit {
    /// Notes that a department filled in its registration form (登记表).
    ///
    /// # Errors
    /// `visit.wrong-state` before the visit is completed; `result.not-inspecting`,
    /// `result.wrong-publisher`; `visit.twice`.
    pub fn register(&self, command: &Command, agency: AgencyId, form: Evidence) -> Step {
        let mut checks = self.checks(command, VisitStep::Register);
        self.own_doing(&agency, command, &mut checks);
        let first = self.registered(&agency).is_none();
        checks.require(first, || self.twice(&words::FORM));
        self.trail
            .event(command, VisitEvent::Registered { agency, form }, checks)
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
        let mut checks = self.checks(command, VisitStep::Publish);
        self.own_doing(&agency, command, &mut checks);
        let stands = self.publication(&agency, channel).map(|it| it.state);
        checks.require(stands != Some(PublicationState::Current), || {
            Refusal::new(result_codes::PUBLISHED_TWICE)
                .with("agency", &agency)
                .with("visit", self.id())
                .with("channel", channel)
        });
        let payload = VisitEvent::Published {
            agency,
            channel,
            receipt,
        };
        self.trail.event(command, payload, checks)
    }

    /// Corrects a result: what was published is outdated and has to be published again.
    ///
    /// # Errors
    /// `visit.wrong-state` before the visit is completed; `result.nothing-to-correct`; whatever
    /// forbids the result itself.
    pub fn correct(&self, command: &Command, result: CheckResult, reason: Text) -> Step {
        let mut checks = self.checks(command, VisitStep::Correct);
        self.result_is_sound(&result, command, &mut checks);
        let old = self.result(&result.check);
        checks.require(old.is_some_and(|old| *old != result), || {
            Refusal::new(result_codes::NOTHING_TO_CORRECT)
                .with("visit", self.id())
                .with("agency", &result.check.agency)
                .with("matter", &result.check.matter)
        });
        self.trail
            .event(command, VisitEvent::Corrected { result, reason }, checks)
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
        let mut checks = self.checks(command, VisitStep::Withdraw);
        self.own_doing(&agency, command, &mut checks);
        let state = self.publication(&agency, channel).map(|it| it.state);
        let stands = state.is_some_and(|state| state != PublicationState::Withdrawn);
        checks.require(stands, || {
            Refusal::new(result_codes::NOT_PUBLISHED)
                .with("agency", &agency)
                .with("visit", self.id())
                .with("channel", channel)
        });
        let payload = VisitEvent::Withdrawn {
            agency,
            channel,
            reason,
        };
        self.trail.event(command, payload, checks)
    }

    /// Notes that another department recognises the results (结果互认) and need not check again.
    ///
    /// # Errors
    /// `visit.wrong-state` before the visit is completed; `visit.recognised-by-itself` where the
    /// department conducted a check of it; `visit.twice`.
    pub fn recognise(&self, command: &Command, by: AgencyId) -> Step {
        let mut checks = self.checks(command, VisitStep::Recognise);
        checks.require(!self.drawn().agencies().contains(&by), || {
            Refusal::new(codes::RECOGNISED_BY_ITSELF).with("agency", &by)
        });
        let first = !self.recognised.contains(&by);
        checks.require(first, || self.twice(&words::RECOGNITION));
        self.trail
            .event(command, VisitEvent::Recognised { by }, checks)
    }

    /// Archives the visit's dossier.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.dossier-incomplete` for each thing it lacks.
    pub fn archive(&self, command: &Command, dossier: DossierDigest) -> Step {
        let mut checks = self.checks(command, VisitStep::Archive);
        for missing in self.dossier().missing() {
            checks.refuse(
                Refusal::new(codes::DOSSIER_INCOMPLETE)
                    .with("visit", self.id())
                    .with("missing", missing),
            );
        }
        self.trail
            .event(command, VisitEvent::Archived { dossier }, checks)
    }
}
