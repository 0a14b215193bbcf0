//! The steps of a finding: each returns the event or everything that forbids it.

use super::{Closure, Finding, FindingEvent, Found, Referral};
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, FindingId};
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::follow_up as codes;
use crate::lifecycle::result::Disposal;
use crate::lifecycle::trail::{Command, Event, Trail};

/// What every step gives.
type Step = Result<Event<FindingEvent>, Refusals>;

impl Finding {
    /// Opens a finding with its first owner.
    ///
    /// # Errors
    /// `finding.no-problem` where none of the outcomes is a problem.
    pub fn open(hash: HashFn, command: &Command, id: FindingId, found: Found) -> Step {
        let payload = FindingEvent::Found(found);
        Trail::new(hash, id.into()).step(command, payload, |payload, checks| {
            if let FindingEvent::Found(found) = payload {
                checks.require(found.outcomes().is_problem(), || {
                    Refusal::new(codes::NO_PROBLEM).with("object", found.object())
                });
            }
        })
    }

    /// Offers the finding to the agency that has jurisdiction over it.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`; `finding.offered-already`,
    /// `finding.offered-to-owner`.
    pub fn offer(&self, command: &Command, to: AgencyId, basis: Text) -> Step {
        let payload = FindingEvent::Offered { to, basis };
        self.trail.step(command, payload, |payload, checks| {
            self.owner_acts(command, checks);
            checks.require(self.offered.is_none(), || {
                Refusal::new(codes::OFFERED_ALREADY).with("finding", &self.id)
            });
            if let FindingEvent::Offered { to, .. } = payload {
                checks.require(*to != self.owner, || {
                    Refusal::new(codes::OFFERED_TO_OWNER).with("owner", to)
                });
            }
        })
    }

    /// Accepts the finding that was offered: its actor is the owner from now on.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-offered`.
    pub fn accept(&self, command: &Command) -> Step {
        let payload = FindingEvent::Accepted;
        self.trail.step(command, payload, |_, checks| {
            self.offered_acts(command, checks);
        })
    }

    /// Declines the finding that was offered: the owner stays.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-offered`.
    pub fn decline(&self, command: &Command, reason: Text) -> Step {
        let payload = FindingEvent::Declined { reason };
        self.trail.step(command, payload, |_, checks| {
            self.offered_acts(command, checks);
        })
    }

    /// Notes what the owner did about it.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`.
    pub fn act(&self, command: &Command, disposal: Disposal, document: Evidence) -> Step {
        let payload = FindingEvent::Acted { disposal, document };
        self.trail.step(command, payload, |_, checks| {
            self.owner_acts(command, checks);
        })
    }

    /// Notes that a crime is suspected: the finding can't be closed before the police has it.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`.
    pub fn suspect_crime(&self, command: &Command, evidence: Evidence) -> Step {
        let payload = FindingEvent::CrimeSuspected { evidence };
        self.trail.step(command, payload, |_, checks| {
            self.owner_acts(command, checks);
        })
    }

    /// Notes that it was referred to someone.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`.
    pub fn refer(&self, command: &Command, referral: Referral) -> Step {
        let payload = FindingEvent::Referred(referral);
        self.trail.step(command, payload, |_, checks| {
            self.owner_acts(command, checks);
        })
    }

    /// Closes it.
    ///
    /// # Errors
    /// `finding.closed`; `finding.not-the-owner`; `finding.offered-already` while it is being handed
    /// over; `finding.crime-not-transferred`.
    pub fn close(&self, command: &Command, how: Closure, evidence: Evidence) -> Step {
        let payload = FindingEvent::Closed { how, evidence };
        self.trail.step(command, payload, |_, checks| {
            self.owner_acts(command, checks);
            checks.require(self.offered.is_none(), || {
                Refusal::new(codes::OFFERED_ALREADY).with("finding", &self.id)
            });
            checks.require(!self.untransferred_crime(), || {
                Refusal::new(codes::CRIME_NOT_TRANSFERRED).with("finding", &self.id)
            });
        })
    }

    /// Opens it again.
    ///
    /// # Errors
    /// `finding.open`; `finding.not-the-owner`.
    pub fn reopen(&self, command: &Command, reason: Text) -> Step {
        let payload = FindingEvent::Reopened { reason };
        self.trail.step(command, payload, |_, checks| {
            checks.require(!self.is_open(), || {
                Refusal::new(codes::OPEN).with("finding", &self.id)
            });
            self.owner_is(command, checks);
        })
    }

    fn owner_acts(&self, command: &Command, checks: &mut Checks) {
        self.is_not_closed(checks);
        self.owner_is(command, checks);
    }

    fn owner_is(&self, command: &Command, checks: &mut Checks) {
        let actor = command.actor().as_agency();
        checks.require(*actor == self.owner, || {
            Refusal::new(codes::NOT_THE_OWNER)
                .with("actor", actor)
                .with("owner", &self.owner)
        });
    }

    fn offered_acts(&self, command: &Command, checks: &mut Checks) {
        self.is_not_closed(checks);
        let actor = command.actor().as_agency();
        checks.require(self.offered.as_ref() == Some(actor), || {
            Refusal::new(codes::NOT_OFFERED)
                .with("actor", actor)
                .with("finding", &self.id)
        });
    }

    fn is_not_closed(&self, checks: &mut Checks) {
        checks.require(self.is_open(), || {
            Refusal::new(codes::CLOSED).with("finding", &self.id)
        });
    }
}
