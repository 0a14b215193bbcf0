//! The steps of a visit after the end of its checks.

use super::steps::Step;
use super::{CheckResult, Visit, VisitEvent, VisitStep};
use crate::base::digests::DossierDigest;
use crate::base::evidence::Evidence;
use crate::base::id::AgencyId;
use crate::base::text::Text;
use crate::base::timestamp::Timestamp;
use crate::law::refusal::Checks;
use crate::law::refusal::Refusal;
use crate::law::refusal::words;
use crate::law::rules::trail as trail_codes;
use crate::law::rules::{result as result_codes, visit as codes};
use crate::lifecycle::result::{Channel, PublicationState, Receipt};
use crate::lifecycle::trail::Act;

impl Visit {
    /// Notes that a department filled in its registration form (登记表).
    ///
    /// # Errors
    /// `visit.wrong-state` before the visit is completed; `result.not-inspecting`,
    /// `result.wrong-publisher`; `visit.twice`.
    pub fn register(&self, act: &Act<'_>, agency: AgencyId, form: Evidence) -> Step {
        let mut checks = self.checks(act, VisitStep::Register);
        self.own_doing(&agency, act, &mut checks);
        let first = self.registered(&agency).is_none();
        checks.require(first, || self.twice(&words::FORM));
        self.trail
            .event(act, VisitEvent::Registered { agency, form }, checks)
    }

    /// Notes that a department published its results on a channel, with the channel's receipt.
    ///
    /// # Errors
    /// `visit.wrong-state` before the visit is completed; `result.not-inspecting`,
    /// `result.wrong-publisher`; `result.published-twice` where it stands there as it is.
    pub fn publish(
        &self,
        act: &Act<'_>,
        agency: AgencyId,
        channel: Channel,
        receipt: impl Into<Receipt>,
    ) -> Step {
        let receipt = receipt.into();
        let mut checks = self.checks(act, VisitStep::Publish);
        in_time(&receipt, self.marks.completed, act, &mut checks);
        self.own_doing(&agency, act, &mut checks);
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
        self.trail.event(act, payload, checks)
    }

    /// Corrects a result: what was published is outdated and has to be published again.
    ///
    /// # Errors
    /// `visit.wrong-state` before the visit is completed; `result.nothing-to-correct`; whatever
    /// forbids the result itself.
    pub fn correct(&self, act: &Act<'_>, result: CheckResult, reason: Text) -> Step {
        let mut checks = self.checks(act, VisitStep::Correct);
        self.result_is_sound(&result, act, &mut checks);
        let old = self.result(&result.check);
        checks.require(old.is_some_and(|old| *old != result), || {
            Refusal::new(result_codes::NOTHING_TO_CORRECT)
                .with("visit", self.id())
                .with("agency", &result.check.agency)
                .with("matter", &result.check.matter)
        });
        self.trail
            .event(act, VisitEvent::Corrected { result, reason }, checks)
    }

    /// Withdraws a publication, for a reason that stays in the trail.
    ///
    /// # Errors
    /// `visit.wrong-state`; `result.not-inspecting`, `result.wrong-publisher`;
    /// `result.not-published`.
    pub fn withdraw(
        &self,
        act: &Act<'_>,
        agency: AgencyId,
        channel: Channel,
        reason: Text,
    ) -> Step {
        let mut checks = self.checks(act, VisitStep::Withdraw);
        self.own_doing(&agency, act, &mut checks);
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
        self.trail.event(act, payload, checks)
    }

    /// Notes that another department recognises the results (结果互认) and need not check again.
    ///
    /// # Errors
    /// `visit.wrong-state` before the visit is completed; `visit.recognised-by-itself` where the
    /// department conducted a check of it; `visit.twice`.
    pub fn recognise(&self, act: &Act<'_>, by: AgencyId) -> Step {
        let mut checks = self.checks(act, VisitStep::Recognise);
        checks.require(!self.is_checked_by(&by, act), || {
            Refusal::new(codes::RECOGNISED_BY_ITSELF).with("agency", &by)
        });
        let own = act.acts_for(&by, &mut checks);
        checks.require(own, || {
            Refusal::new(result_codes::WRONG_PUBLISHER)
                .with("actor", &act.actor().agency)
                .with("agency", &by)
        });
        let first = !self.recognised.contains(&by);
        checks.require(first, || self.twice(&words::RECOGNITION));
        self.trail.event(act, VisitEvent::Recognised { by }, checks)
    }

    /// Archives the visit's dossier.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.dossier-incomplete` for each thing it lacks.
    pub fn archive(&self, act: &Act<'_>, dossier: DossierDigest) -> Step {
        let mut checks = self.checks(act, VisitStep::Archive);
        for missing in self.dossier().missing() {
            checks.refuse(
                Refusal::new(codes::DOSSIER_INCOMPLETE)
                    .with("visit", self.id())
                    .with("missing", missing),
            );
        }
        self.trail
            .event(act, VisitEvent::Archived { dossier }, checks)
    }
}

/// What a receipt dates lies between the end of the checks and the record of it.
pub(crate) fn in_time(
    receipt: &Receipt,
    since: Option<Timestamp>,
    act: &Act<'_>,
    checks: &mut Checks,
) {
    let Some(at) = receipt.at else {
        return;
    };
    checks.require(at <= act.recorded(), || {
        Refusal::new(trail_codes::FROM_THE_FUTURE)
            .with("effective", at)
            .with("recorded", act.recorded())
    });
    if let Some(since) = since.filter(|since| at < *since) {
        checks.refuse(
            Refusal::new(trail_codes::BEFORE_ITS_GROUND)
                .with("effective", at)
                .with("since", since),
        );
    }
}
