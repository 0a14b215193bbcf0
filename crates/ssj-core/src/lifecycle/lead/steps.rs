//! The steps of a lead: each returns the event or everything that forbids it.

use ssj_calendar::Bilingual;

use alloc::collections::BTreeSet;

use time::Date;

use super::{Concern, Lead, LeadCheck, LeadEvent, LeadReceived, LeadState};
use crate::base::evidence::Evidence;
use crate::base::id::LeadId;
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::data::pool::{InspectorEntry, Quorum};
use crate::law::refusal::words;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::refusal::{bounded, listed};
use crate::law::rules::lead as codes;
use crate::lifecycle::result::Channel;
use crate::lifecycle::step::steps;
use crate::lifecycle::trail::{Command, Event, Step as _, Trail};
use crate::lifecycle::visit::Requirement;

steps! {
    /// The steps of a lead.
    pub enum LeadStep of "lead" in LeadState {
        /// It is taken in.
        Receive = "receive", "受理", Owner, [];
        /// The head approves the check.
        Approve = "approve", "批准", Owner, [Received, Checked];
        /// The check is noted.
        RecordCheck = "record-check" / "record the check of", "记录检查", Owner, [Received];
        /// A case is filed.
        FileCase = "file-case" / "file a case on", "立案", Owner, [Checked];
        /// The result is published.
        Publish = "publish", "公示", Owner, [Checked];
        /// It is closed.
        Close = "close", "办结", Owner, [Checked];
    }
}

/// What every step gives.
type Step = Result<Event<LeadEvent>, Refusals>;

impl Lead {
    /// Takes a lead in.
    ///
    /// # Errors
    /// Only those of the [trail](crate::rules::trail): whatever comes in is taken in.
    pub fn receive(hash: HashFn, command: &Command, id: LeadId, received: LeadReceived) -> Step {
        let trail = Trail::new(hash, id.into());
        let checks = trail.checks(command);
        trail.event(command, LeadEvent::Received(received), checks)
    }

    /// Notes the head's approval of the check.
    ///
    /// # Errors
    /// `lead.closed`; `lead.twice`.
    pub fn approve(&self, command: &Command, document: Evidence) -> Step {
        let mut checks = self.checks(command, LeadStep::Approve);
        self.once(!self.approved, &words::APPROVAL, &mut checks);
        self.trail
            .event(command, LeadEvent::Approved { document }, checks)
    }

    /// Notes the check.
    ///
    /// # Errors
    /// `lead.closed`; `lead.twice`; `lead.not-the-agency`; `lead.too-few`; `lead.no-certificate` for
    /// each who checked and is not among these with an enforcement certificate that is valid on the
    /// day, where only those with one count; `lead.not-approved`; `lead.no-finding`;
    /// `input.too-large`.
    #[allow(
        single_use_lifetimes,
        reason = "an argument's items can't leave their lifetime out"
    )]
    pub fn record_check<'a>(
        &self,
        command: &Command,
        check: LeadCheck,
        inspectors: impl IntoIterator<Item = &'a InspectorEntry>,
    ) -> Step {
        let entries = listed(&words::PRESENT, inspectors)?;
        let mut checks = self.own_agency_acts(command, LeadStep::RecordCheck);
        self.check_is_sound(&check, &mut checks);
        let day = command.effective().china_date();
        self.may_enforce(&check, &entries, day, &mut checks);
        self.trail.event(command, LeadEvent::Checked(check), checks)
    }

    /// Notes that a case was filed.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.not-checked`; `lead.twice`.
    pub fn file_case(&self, command: &Command, number: Text) -> Step {
        let mut checks = self.own_agency_acts(command, LeadStep::FileCase);
        self.once(self.case.is_none(), &words::CASE, &mut checks);
        self.trail
            .event(command, LeadEvent::CaseFiled { number }, checks)
    }

    /// Notes that the result was published.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.not-checked`; `lead.twice`.
    pub fn publish(&self, command: &Command, channel: Channel, receipt: Text) -> Step {
        let mut checks = self.own_agency_acts(command, LeadStep::Publish);
        let first = self.published_on(channel).is_none();
        self.once(first, &words::ONE_PUBLICATION, &mut checks);
        self.trail
            .event(command, LeadEvent::Published { channel, receipt }, checks)
    }

    /// Closes the lead.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.not-checked`; `lead.not-approved` where the
    /// approval of an urgent check is still wanting; `lead.unlicensed-unpunished` and
    /// `lead.unlicensed-unpublished` where unlicensed operation was confirmed (2.8-c).
    pub fn close(&self, command: &Command, result: Text) -> Step {
        let mut checks = self.own_agency_acts(command, LeadStep::Close);
        self.approval_is_there(None, &mut checks);
        if self.unlicensed_confirmed() {
            checks.require(self.case.is_some(), || {
                Refusal::new(codes::UNLICENSED_UNPUNISHED).with("lead", &self.id)
            });
            let published = self.published_on(Channel::PublicitySystem).is_some();
            checks.require(published, || {
                Refusal::new(codes::UNLICENSED_UNPUBLISHED).with("lead", &self.id)
            });
        }
        self.trail
            .event(command, LeadEvent::Closed { result }, checks)
    }

    fn unlicensed_confirmed(&self) -> bool {
        let problem = self
            .check()
            .is_some_and(|check| check.outcomes.is_problem());
        self.received.concern == Concern::Unlicensed && problem
    }

    pub(super) fn check_is_sound(&self, check: &LeadCheck, checks: &mut Checks) {
        for rows in [check.inspectors.len(), check.findings.len()] {
            checks.absorb(bounded(&words::RESULT_ROWS, rows));
        }
        let needed = self.received.conduct.headcount.minimum;
        let found = BTreeSet::from_iter(&check.inspectors).len();
        let enough = u32::try_from(found).is_ok_and(|found| found >= needed);
        checks.require(enough, || {
            Refusal::new(codes::TOO_FEW)
                .with("lead", &self.id)
                .with("found", found)
                .with("needed", needed)
        });
        self.approval_is_there(check.urgent.as_ref(), checks);
        let followed_up = check.outcomes.is_problem() != check.findings.is_empty();
        checks.require(followed_up, || {
            Refusal::new(codes::NO_FINDING).with("lead", &self.id)
        });
    }

    fn may_enforce(
        &self,
        check: &LeadCheck,
        entries: &[&InspectorEntry],
        day: Date,
        checks: &mut Checks,
    ) {
        let everybody = self.received.conduct.quorum == Quorum::Everybody;
        let valid = entries.iter().filter(|one| one.is_certificated(day));
        let valid: BTreeSet<_> = valid.map(|one| &one.id).collect();
        for inspector in BTreeSet::from_iter(&check.inspectors) {
            checks.require(everybody || valid.contains(inspector), || {
                Refusal::new(codes::NO_CERTIFICATE)
                    .with("inspector", inspector)
                    .with("day", day)
            });
        }
    }

    fn approval_is_there(&self, urgent: Option<&Text>, checks: &mut Checks) {
        let needed = self.received.conduct.approval == Requirement::Required;
        checks.require(!needed || self.approved || urgent.is_some(), || {
            Refusal::new(codes::NOT_APPROVED).with("lead", &self.id)
        });
    }

    pub(super) fn own_agency_acts(&self, command: &Command, step: LeadStep) -> Checks {
        let mut checks = self.checks(command, step);
        let (actor, own) = (&command.actor().agency, &self.received.agency);
        checks.require(actor == own, || {
            Refusal::new(codes::NOT_THE_AGENCY)
                .with("actor", actor)
                .with("agency", own)
        });
        checks
    }

    /// The checks of a step, which must fit the lead's state.
    fn checks(&self, command: &Command, step: LeadStep) -> Checks {
        let mut checks = self.trail.checks(command);
        let state = self.state();
        if !step.states().contains(&state) {
            match state {
                LeadState::Closed => {
                    checks.refuse(Refusal::new(codes::CLOSED).with("lead", &self.id));
                }
                LeadState::Received => {
                    checks.refuse(Refusal::new(codes::NOT_CHECKED).with("lead", &self.id));
                }
                LeadState::Checked => self.once(false, &words::CHECK, &mut checks),
            }
        }
        checks
    }

    fn once(&self, first: bool, what: &Bilingual, checks: &mut Checks) {
        checks.require(first, || {
            Refusal::new(codes::TWICE)
                .with("lead", &self.id)
                .with("what", what)
        });
    }
}
