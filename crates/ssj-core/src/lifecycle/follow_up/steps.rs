//! The steps of a finding: each returns the event or everything that forbids it.

use super::{Closure, Finding, FindingEvent, FindingState, Found, Referral};
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, FindingId};
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::follow_up as codes;
use crate::lifecycle::result::Disposal;
use crate::lifecycle::step::steps;
use crate::lifecycle::trail::{Command, Event, Step as _, Trail};

steps! {
    /// The steps of a finding.
    pub enum FindingStep of "finding" in FindingState {
        /// It is begun.
        Open = "open", "登记问题", Inspecting, [];
        /// It is offered to the agency with jurisdiction over it.
        Offer = "offer", "移交", Owner, [Open];
        /// The offer is accepted.
        Accept = "accept", "接收", Receiver, [Offered];
        /// The offer is declined.
        Decline = "decline", "拒收", Receiver, [Offered];
        /// What was done about it is noted.
        Act = "act", "处理", Owner, [Open, Offered];
        /// A crime is suspected.
        SuspectCrime = "suspect-crime" / "suspect a crime in", "认定涉嫌犯罪", Owner, [Open, Offered];
        /// It is referred to someone.
        Refer = "refer", "移送", Owner, [Open, Offered];
        /// It is closed.
        Close = "close", "结案", Owner, [Open];
        /// It is opened again.
        Reopen = "reopen", "重新打开", Owner, [Closed];
    }
}

/// What every step gives.
type Step = Result<Event<FindingEvent>, Refusals>;

impl Finding {
    /// Opens a finding with its first owner.
    ///
    /// # Errors
    /// `finding.no-problem` where none of the outcomes is a problem.
    pub fn open(hash: HashFn, command: &Command, id: FindingId, found: Found) -> Step {
        let trail = Trail::new(hash, id.into());
        let mut checks = trail.checks(command);
        checks.require(found.outcomes.is_problem(), || {
            Refusal::new(codes::NO_PROBLEM).with("object", &found.object)
        });
        trail.event(command, FindingEvent::Found(found), checks)
    }

    /// Offers the finding to the agency that has jurisdiction over it.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`; `finding.offered-already`,
    /// `finding.offered-to-owner`.
    pub fn offer(&self, command: &Command, to: AgencyId, basis: Text) -> Step {
        let mut checks = self.owner_acts(command, FindingStep::Offer);
        checks.require(to != self.owner, || {
            Refusal::new(codes::OFFERED_TO_OWNER).with("owner", &to)
        });
        self.trail
            .event(command, FindingEvent::Offered { to, basis }, checks)
    }

    /// Accepts the finding that was offered: its actor is the owner from now on.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-offered`.
    pub fn accept(&self, command: &Command) -> Step {
        let checks = self.receiver_acts(command, FindingStep::Accept);
        self.trail.event(command, FindingEvent::Accepted, checks)
    }

    /// Declines the finding that was offered: the owner stays.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-offered`.
    pub fn decline(&self, command: &Command, reason: Text) -> Step {
        let checks = self.receiver_acts(command, FindingStep::Decline);
        self.trail
            .event(command, FindingEvent::Declined { reason }, checks)
    }

    /// Notes what the owner did about it.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`.
    pub fn act(&self, command: &Command, disposal: Disposal, document: Evidence) -> Step {
        let checks = self.owner_acts(command, FindingStep::Act);
        self.trail
            .event(command, FindingEvent::Acted { disposal, document }, checks)
    }

    /// Notes that a crime is suspected: the finding can't be closed before the police has it.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`.
    pub fn suspect_crime(&self, command: &Command, evidence: Evidence) -> Step {
        let checks = self.owner_acts(command, FindingStep::SuspectCrime);
        self.trail
            .event(command, FindingEvent::CrimeSuspected { evidence }, checks)
    }

    /// Notes that it was referred to someone.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`.
    pub fn refer(&self, command: &Command, referral: Referral) -> Step {
        let checks = self.owner_acts(command, FindingStep::Refer);
        self.trail
            .event(command, FindingEvent::Referred(referral), checks)
    }

    /// Closes it.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`; `finding.offered-already` while it is being handed
    /// over; `finding.crime-not-transferred`.
    pub fn close(&self, command: &Command, how: Closure, evidence: Evidence) -> Step {
        let mut checks = self.owner_acts(command, FindingStep::Close);
        checks.require(!self.untransferred_crime(), || {
            Refusal::new(codes::CRIME_NOT_TRANSFERRED).with("finding", &self.id)
        });
        self.trail
            .event(command, FindingEvent::Closed { how, evidence }, checks)
    }

    /// Opens it again.
    ///
    /// # Errors
    /// `finding.open`; `finding.not-the-owner`.
    pub fn reopen(&self, command: &Command, reason: Text) -> Step {
        let checks = self.owner_acts(command, FindingStep::Reopen);
        self.trail
            .event(command, FindingEvent::Reopened { reason }, checks)
    }

    fn owner_acts(&self, command: &Command, step: FindingStep) -> Checks {
        let mut checks = self.checks(command, step);
        let actor = &command.actor().agency;
        checks.require(*actor == self.owner, || {
            Refusal::new(codes::NOT_THE_OWNER)
                .with("actor", actor)
                .with("owner", &self.owner)
        });
        checks
    }

    fn receiver_acts(&self, command: &Command, step: FindingStep) -> Checks {
        let mut checks = self.checks(command, step);
        let actor = &command.actor().agency;
        // Where nothing is offered the finding's state refuses already.
        let other = self.offered.as_ref().is_some_and(|to| to != actor);
        checks.require(!other, || self.not_offered(command));
        checks
    }

    fn not_offered(&self, command: &Command) -> Refusal {
        Refusal::new(codes::NOT_OFFERED)
            .with("actor", &command.actor().agency)
            .with("finding", &self.id)
    }

    /// The checks of a step, which must fit the finding's state.
    fn checks(&self, command: &Command, step: FindingStep) -> Checks {
        let mut checks = self.trail.checks(command);
        let state = self.state();
        if !step.states().contains(&state) {
            let refuse = |code| Refusal::new(code).with("finding", &self.id);
            checks.refuse(match state {
                FindingState::Closed => refuse(codes::CLOSED),
                _ if step == FindingStep::Reopen => refuse(codes::OPEN),
                FindingState::Offered => refuse(codes::OFFERED_ALREADY),
                FindingState::Open => self.not_offered(command),
            });
        }
        checks
    }
}
