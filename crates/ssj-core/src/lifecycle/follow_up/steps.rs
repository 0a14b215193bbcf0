//! The steps of a finding: each returns the event or everything that forbids it.

use super::{Closure, Finding, FindingEvent, FindingState, Found, Referral};
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, FindingId};
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::{follow_up as codes, law as law_codes};
use crate::laws::Law;
use crate::lifecycle::result::Disposal;
use crate::lifecycle::step::steps;
use crate::lifecycle::trail::{Act, Event, Step as _, Trail, rests_on};

steps! {
    /// The steps of a finding.
    pub enum FindingStep of "finding" in FindingState {
        /// It is begun.
        Open = "open", "登记问题", Inspecting C2_7B, [];
        /// It is offered to the agency with jurisdiction over it.
        Offer = "offer", "移交", Owner C2_7B, [Open];
        /// The offer is accepted.
        Accept = "accept", "接收", Receiver C2_7B, [Offered];
        /// The offer is declined.
        Decline = "decline", "拒收", Receiver C2_7B, [Offered];
        /// What was done about it is noted.
        Act = "act", "处理", Owner C2_7B, [Open, Offered];
        /// A crime is suspected.
        SuspectCrime = "suspect-crime" / "suspect a crime in", "认定涉嫌犯罪", Owner C2_7B, [Open, Offered];
        /// It is referred to someone.
        Refer = "refer", "移送", Owner C2_7B, [Open, Offered];
        /// It is closed.
        Close = "close", "结案", Owner C2_7B, [Open];
        /// It is opened again.
        Reopen = "reopen", "重新打开", Owner C2_7B, [Closed];
    }
}

/// What every step gives.
type Step = Result<Event<FindingEvent>, Refusals>;

impl Finding {
    /// Opens a finding with its first owner.
    ///
    /// # Errors
    /// `finding.no-problem` where none of the outcomes is a problem; `finding.not-the-owner`;
    /// `matter.wrong-subject` where the list of the matter names other agencies than the owner's.
    pub fn open(hash: HashFn, act: &Act<'_>, id: FindingId, found: Found) -> Step {
        let trail = Trail::new(hash, id.into());
        let mut checks = trail.checks(act);
        checks.require(found.outcomes.is_problem(), || {
            Refusal::new(codes::NO_PROBLEM).with("object", &found.object)
        });
        let own = act.answers_for(&found.owner, &found.matter, &mut checks);
        checks.require(own, || not_the_owner(act, &found.owner));
        act.is_subject(&found.owner, &found.matter, &mut checks);
        trail.event(act, FindingEvent::Found(found), checks)
    }

    /// Offers the finding to the agency that has jurisdiction over it.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`; `finding.offered-already`,
    /// `finding.offered-to-owner`; `law.agency-not-there` where nobody answers for that agency any more.
    pub fn offer(&self, act: &Act<'_>, to: AgencyId, basis: Text) -> Step {
        let mut checks = self.owner_acts(act, FindingStep::Offer);
        let heir = act
            .law()
            .is_some_and(|law| law.who().acts_for(&to, &self.owner));
        checks.require(to != self.owner && !heir, || {
            Refusal::new(codes::OFFERED_TO_OWNER).with("owner", &to)
        });
        // Nobody could accept or decline it, and it would stay offered.
        let there = |law: &Law<'_>| !law.who().now(&to).is_empty();
        checks.require(act.law().is_none_or(there), || {
            let refusal = Refusal::new(law_codes::NOT_THERE).with("agency", &to);
            refusal.with("day", act.day())
        });
        self.trail
            .event(act, FindingEvent::Offered { to, basis }, checks)
    }

    /// Accepts the finding that was offered: its actor is the owner from now on.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-offered`.
    pub fn accept(&self, act: &Act<'_>) -> Step {
        let checks = self.receiver_acts(act, FindingStep::Accept);
        self.trail.event(act, FindingEvent::Accepted, checks)
    }

    /// Declines the finding that was offered: the owner stays.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-offered`.
    pub fn decline(&self, act: &Act<'_>, reason: Text) -> Step {
        let checks = self.receiver_acts(act, FindingStep::Decline);
        self.trail
            .event(act, FindingEvent::Declined { reason }, checks)
    }

    /// Notes what the owner did about it.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`.
    pub fn act(&self, act: &Act<'_>, disposal: Disposal, document: Evidence) -> Step {
        let checks = self.owner_acts(act, FindingStep::Act);
        self.trail
            .event(act, FindingEvent::Acted { disposal, document }, checks)
    }

    /// Notes that a crime is suspected: the finding can't be closed before the police has it.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`.
    pub fn suspect_crime(&self, act: &Act<'_>, evidence: Evidence) -> Step {
        let checks = self.owner_acts(act, FindingStep::SuspectCrime);
        self.trail
            .event(act, FindingEvent::CrimeSuspected { evidence }, checks)
    }

    /// Notes that it was referred to someone.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`.
    pub fn refer(&self, act: &Act<'_>, referral: Referral) -> Step {
        let checks = self.owner_acts(act, FindingStep::Refer);
        self.trail
            .event(act, FindingEvent::Referred(referral), checks)
    }

    /// Closes it.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`; `finding.offered-already` while it is being handed
    /// over; `finding.crime-not-transferred`.
    pub fn close(&self, act: &Act<'_>, how: Closure, evidence: Evidence) -> Step {
        let mut checks = self.owner_acts(act, FindingStep::Close);
        checks.require(!self.untransferred_crime(), || {
            Refusal::new(codes::CRIME_NOT_TRANSFERRED).with("finding", &self.id)
        });
        self.trail
            .event(act, FindingEvent::Closed { how, evidence }, checks)
    }

    /// Opens it again.
    ///
    /// # Errors
    /// `finding.open`; `finding.not-the-owner`.
    pub fn reopen(&self, act: &Act<'_>, reason: Text) -> Step {
        let checks = self.owner_acts(act, FindingStep::Reopen);
        self.trail
            .event(act, FindingEvent::Reopened { reason }, checks)
    }

    fn owner_acts(&self, act: &Act<'_>, step: FindingStep) -> Checks {
        let mut checks = self.checks(act, step);
        let own = act.answers_for(&self.owner, &self.found.matter, &mut checks);
        checks.require(own, || not_the_owner(act, &self.owner));
        checks
    }

    fn receiver_acts(&self, act: &Act<'_>, step: FindingStep) -> Checks {
        let mut checks = self.checks(act, step);
        // Where nothing is offered the finding's state refuses already.
        if let Some(to) = &self.offered {
            let own = act.acts_for(to, &mut checks);
            checks.require(own, || self.not_offered(act));
        }
        checks
    }

    fn not_offered(&self, act: &Act<'_>) -> Refusal {
        Refusal::new(codes::NOT_OFFERED)
            .with("actor", &act.actor().agency)
            .with("finding", &self.id)
    }

    /// The checks of a step, which must fit the finding's state.
    fn checks(&self, act: &Act<'_>, step: FindingStep) -> Checks {
        let mut checks = self.trail.checks(act);
        rests_on(self.trail.last_effective(), act, &mut checks);
        let state = self.state();
        if !step.states().contains(&state) {
            let refuse = |code| Refusal::new(code).with("finding", &self.id);
            checks.refuse(match state {
                FindingState::Closed => refuse(codes::CLOSED),
                _ if step == FindingStep::Reopen => refuse(codes::OPEN),
                FindingState::Offered => refuse(codes::OFFERED_ALREADY),
                FindingState::Open => self.not_offered(act),
            });
        }
        checks
    }
}

fn not_the_owner(act: &Act<'_>, owner: &AgencyId) -> Refusal {
    Refusal::new(codes::NOT_THE_OWNER)
        .with("actor", &act.actor().agency)
        .with("owner", owner)
}
