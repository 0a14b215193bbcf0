//! The steps of a lead: each returns the event or everything that forbids it.

use ssj_calendar::Bilingual;

use alloc::collections::BTreeSet;

use time::Date;

use super::{Concern, Lead, LeadCheck, LeadEvent, LeadReceived};
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
use crate::lifecycle::trail::{Command, Event, Trail};
use crate::lifecycle::visit::Requirement;

/// What every step gives.
type Step = Result<Event<LeadEvent>, Refusals>;

impl Lead {
    /// Takes a lead in.
    ///
    /// # Errors
    /// Only those of the [trail](crate::rules::trail): whatever comes in is taken in.
    pub fn receive(hash: HashFn, command: &Command, id: LeadId, received: LeadReceived) -> Step {
        let payload = LeadEvent::Received(received);
        Trail::new(hash, id.into()).step(command, payload, |_, _| ())
    }

    /// Notes the head's approval of the check.
    ///
    /// # Errors
    /// `lead.closed`; `lead.twice`.
    pub fn approve(&self, command: &Command, document: Evidence) -> Step {
        let payload = LeadEvent::Approved { document };
        self.trail.step(command, payload, |_, checks| {
            self.is_open(checks);
            self.once(!self.approved, &words::APPROVAL, checks);
        })
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
        let day = command.effective().china_date();
        let payload = LeadEvent::Checked(check);
        self.trail.step(command, payload, |payload, checks| {
            self.is_open(checks);
            self.own_agency(command, checks);
            self.once(self.checked.is_none(), &words::CHECK, checks);
            if let LeadEvent::Checked(check) = payload {
                self.check_is_sound(check, checks);
                self.may_enforce(check, &entries, day, checks);
            }
        })
    }

    /// Notes that a case was filed.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.not-checked`; `lead.twice`.
    pub fn file_case(&self, command: &Command, number: Text) -> Step {
        let payload = LeadEvent::CaseFiled { number };
        self.trail.step(command, payload, |_, checks| {
            self.is_open(checks);
            self.own_agency(command, checks);
            self.is_checked(checks);
            self.once(self.case.is_none(), &words::CASE, checks);
        })
    }

    /// Notes that the result was published.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.not-checked`; `lead.twice`.
    pub fn publish(&self, command: &Command, channel: Channel, receipt: Text) -> Step {
        let payload = LeadEvent::Published { channel, receipt };
        self.trail.step(command, payload, |_, checks| {
            self.is_open(checks);
            self.own_agency(command, checks);
            self.is_checked(checks);
            let first = self.published_on(channel).is_none();
            self.once(first, &words::ONE_PUBLICATION, checks);
        })
    }

    /// Closes the lead.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.not-checked`; `lead.not-approved` where the
    /// approval of an urgent check is still wanting; `lead.unlicensed-unpunished` and
    /// `lead.unlicensed-unpublished` where unlicensed operation was confirmed (2.8-c).
    pub fn close(&self, command: &Command, result: Text) -> Step {
        let payload = LeadEvent::Closed { result };
        self.trail.step(command, payload, |_, checks| {
            self.is_open(checks);
            self.own_agency(command, checks);
            self.is_checked(checks);
            self.approval_is_there(None, checks);
            if self.unlicensed_confirmed() {
                checks.require(self.case.is_some(), || {
                    Refusal::new(codes::UNLICENSED_UNPUNISHED).with("lead", &self.id)
                });
                let published = self.published_on(Channel::PublicitySystem).is_some();
                checks.require(published, || {
                    Refusal::new(codes::UNLICENSED_UNPUBLISHED).with("lead", &self.id)
                });
            }
        })
    }

    fn unlicensed_confirmed(&self) -> bool {
        let problem = self
            .check()
            .is_some_and(|check| check.outcomes().is_problem());
        self.received.concern() == Concern::Unlicensed && problem
    }

    fn check_is_sound(&self, check: &LeadCheck, checks: &mut Checks) {
        for rows in [check.inspectors().len(), check.findings().len()] {
            checks.absorb(bounded(&words::RESULT_ROWS, rows));
        }
        let needed = self.received.conduct().headcount().minimum();
        let found = BTreeSet::from_iter(check.inspectors()).len();
        let enough = u32::try_from(found).is_ok_and(|found| found >= needed);
        checks.require(enough, || {
            Refusal::new(codes::TOO_FEW)
                .with("lead", &self.id)
                .with("found", found)
                .with("needed", needed)
        });
        self.approval_is_there(check.urgency(), checks);
        let followed_up = check.outcomes().is_problem() != check.findings().is_empty();
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
        let everybody = self.received.conduct().quorum() == Quorum::Everybody;
        let valid = entries.iter().filter(|one| one.is_certificated(day));
        let valid: BTreeSet<_> = valid.map(|one| one.id()).collect();
        for inspector in BTreeSet::from_iter(check.inspectors()) {
            checks.require(everybody || valid.contains(inspector), || {
                Refusal::new(codes::NO_CERTIFICATE)
                    .with("inspector", inspector)
                    .with("day", day)
            });
        }
    }

    fn approval_is_there(&self, urgent: Option<&Text>, checks: &mut Checks) {
        let needed = self.received.conduct().approval() == Requirement::Required;
        checks.require(!needed || self.approved || urgent.is_some(), || {
            Refusal::new(codes::NOT_APPROVED).with("lead", &self.id)
        });
    }

    fn is_open(&self, checks: &mut Checks) {
        checks.require(!self.closed, || {
            Refusal::new(codes::CLOSED).with("lead", &self.id)
        });
    }

    fn is_checked(&self, checks: &mut Checks) {
        checks.require(self.checked.is_some(), || {
            Refusal::new(codes::NOT_CHECKED).with("lead", &self.id)
        });
    }

    fn own_agency(&self, command: &Command, checks: &mut Checks) {
        let (actor, own) = (command.actor().as_agency(), self.received.agency());
        checks.require(actor == own, || {
            Refusal::new(codes::NOT_THE_AGENCY)
                .with("actor", actor)
                .with("agency", own)
        });
    }

    fn once(&self, first: bool, what: &Bilingual, checks: &mut Checks) {
        checks.require(first, || {
            Refusal::new(codes::TWICE)
                .with("lead", &self.id)
                .with("what", what)
        });
    }
}
