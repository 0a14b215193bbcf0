//! The steps of a visit after the end of its checks.

use super::steps::Step;
use super::{CheckResult, Part, Visit, VisitEvent, VisitStep};
use crate::base::digests::DossierDigest;
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, ObjectId};
use crate::base::text::Text;
use crate::base::timestamp::Timestamp;
use crate::law::refusal::Checks;
use crate::law::refusal::Refusal;
use crate::law::refusal::words;
use crate::law::rules::trail as trail_codes;
use crate::law::rules::{result as result_codes, visit as codes};
use crate::lifecycle::result::{Channel, PublicationState, Receipt, Withholding};
use crate::lifecycle::trail::Act;

impl Visit {
    /// Notes that a department filled in its registration form (登记表).
    ///
    /// # Errors
    /// `visit.wrong-state` before its checks are ended; `result.not-inspecting`,
    /// `result.wrong-publisher`; `visit.twice`.
    pub fn register(&self, act: &Act<'_>, agency: AgencyId, form: Evidence) -> Step {
        let mut checks = self.checks_of(act, VisitStep::Register, &agency);
        let first = self.registered(&agency).is_none();
        checks.require(first, || self.twice(&words::FORM));
        self.trail
            .event(act, VisitEvent::Registered { agency, form }, checks)
    }

    /// Notes that a department published its results on a channel, with the channel's receipt.
    ///
    /// # Errors
    /// `visit.wrong-state` before its checks are ended; `result.not-inspecting`,
    /// `result.wrong-publisher`; `result.published-twice` where it stands there as it is.
    pub fn publish(
        &self,
        act: &Act<'_>,
        agency: AgencyId,
        channel: Channel,
        receipt: impl Into<Receipt>,
    ) -> Step {
        let receipt = receipt.into();
        let mut checks = self.checks_of(act, VisitStep::Publish, &agency);
        in_time(&receipt, self.ended_at(&agency), act, &mut checks);
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
    /// `visit.wrong-state` before its check began; `result.nothing-to-correct`; whatever
    /// forbids the result itself.
    pub fn correct(&self, act: &Act<'_>, result: CheckResult, reason: Text) -> Step {
        let of = (&result.check.agency, &result.check.matter);
        let mut checks = self.checks_on(act, VisitStep::Correct, of);
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
        let mut checks = self.checks_of(act, VisitStep::Withdraw, &agency);
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
    /// `visit.wrong-state` while nobody's checks are done; `visit.recognised-by-itself` where a check of it
    /// was drawn for the department; `visit.twice`.
    pub fn recognise(&self, act: &Act<'_>, by: AgencyId) -> Step {
        let mut checks = self.checks_at(act, VisitStep::Recognise, self.done());
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

    /// Says why a department's results are not published on a channel: the law forbids it, or the channel
    /// holds no such object. Those concerned are told instead (定向通报).
    ///
    /// # Errors
    /// `visit.wrong-state` before its checks are ended; `result.not-inspecting`,
    /// `result.wrong-publisher`; `result.published-twice` where they stand there: they are withdrawn first;
    /// `result.has-channel` where the channel holds the enterprise; `visit.twice` where the same is said already.
    pub fn withhold(
        &self,
        act: &Act<'_>,
        (agency, channel): (AgencyId, Channel),
        ground: Withholding,
        basis: Text,
        told: Evidence,
    ) -> Step {
        let mut checks = self.checks_of(act, VisitStep::Withhold, &agency);
        let stands = self.publication(&agency, channel).map(|it| it.state);
        checks.require(stands != Some(PublicationState::Current), || {
            Refusal::new(result_codes::PUBLISHED_TWICE)
                .with("agency", &agency)
                .with("visit", self.id())
                .with("channel", channel)
        });
        let holder = &self.drawn().holder;
        let held = match channel {
            Channel::PublicitySystem => is_registered(holder),
            Channel::CreditPlatform => has_code(holder),
        };
        let said = self.part(&agency).and_then(|part| part.withheld(channel));
        let first = said.is_none_or(|(said, _)| said != ground);
        checks.require(first, || self.twice(&words::WITHHOLDING));
        checks.require(ground != Withholding::NoChannel || !held, || {
            Refusal::new(result_codes::HAS_CHANNEL)
                .with("holder", holder)
                .with("channel", channel)
        });
        let payload = VisitEvent::Withheld {
            agency,
            channel,
            ground,
            basis,
            told,
        };
        self.trail.event(act, payload, checks)
    }

    /// Archives a department's dossier with all that is due by then. It waits neither for a laboratory's or
    /// another body's report nor for the publications, whose time runs on: what comes later is
    /// [added](Self::add_to_archive). The digest is of whatever an office files; of one that files the trail
    /// and what it names, it is [`dossier_digest`](Self::dossier_digest).
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.dossier-incomplete` for each other thing it lacks.
    pub fn archive(&self, act: &Act<'_>, dossier: DossierDigest) -> Step {
        let (checks, agency) = self.own(act, VisitStep::Archive);
        let checks = self.has_what_is_due(&agency, checks);
        self.trail
            .event(act, VisitEvent::Archived { agency, dossier }, checks)
    }

    /// Adds to the archive what came in since: the digest is that of the whole dossier.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.nothing-to-add`; `visit.dossier-incomplete` for each thing that is due
    /// by now, such as a result that agrees with a test which came late.
    pub fn add_to_archive(&self, act: &Act<'_>, dossier: DossierDigest) -> Step {
        let (mut checks, agency) = self.own(act, VisitStep::AddToArchive);
        let behind = self.part(&agency).is_some_and(Part::is_behind);
        checks.require(behind, || {
            Refusal::new(codes::NOTHING_TO_ADD)
                .with("visit", self.id())
                .with("agency", &agency)
        });
        let checks = self.has_what_is_due(&agency, checks);
        let payload = VisitEvent::ArchiveSupplemented { agency, dossier };
        self.trail.event(act, payload, checks)
    }

    fn has_what_is_due(&self, agency: &AgencyId, mut checks: Checks) -> Checks {
        let dossier = self.dossier_of(agency);
        let due = dossier.missing().iter().filter(|it| !it.is_awaited());
        for missing in due {
            checks.refuse(
                Refusal::new(codes::DOSSIER_INCOMPLETE)
                    .with("visit", self.id())
                    .with("missing", missing),
            );
        }
        checks
    }
}

/// Whether the publicity system holds whoever has this id: market entities, whose credit codes and earlier
/// registration numbers the market regulators issue (登记管理部门代码 9).
fn is_registered(holder: &ObjectId) -> bool {
    let id = holder.as_id();
    id.scheme() == "reg15" || id.scheme() == "uscc" && id.value().starts_with('9')
}

/// Whether the credit platform holds whoever has this id: everybody with a credit code, whoever issued it.
fn has_code(holder: &ObjectId) -> bool {
    is_registered(holder) || holder.as_id().scheme() == "uscc"
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
