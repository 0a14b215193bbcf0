//! The steps of a lead: each returns the event or everything that forbids it.

use ssj_calendar::Bilingual;

use alloc::collections::BTreeSet;

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
use crate::lifecycle::result::{Channel, Outcome, Receipt};
use crate::lifecycle::step::steps;
use crate::lifecycle::trail::{Act, Event, Step as _, Trail, rests_on};
use crate::lifecycle::visit::{Conduct, Requirement, in_time};

steps! {
    /// The steps of a lead.
    pub enum LeadStep of "lead" in LeadState {
        /// It is taken in.
        Receive = "receive", "受理", Owner C2_8A, [];
        /// The head approves the check.
        Approve = "approve", "批准", Owner C2_8A, [Received, Checked];
        /// The check is noted.
        RecordCheck = "record-check" / "record the check of", "记录检查", Owner C2_8A, [Received, Checked];
        /// A case is filed.
        FileCase = "file-case" / "file a case on", "立案", Owner C2_8A, [Checked];
        /// The result is published.
        Publish = "publish", "公示", Owner C2_8A, [Checked];
        /// It is closed.
        Close = "close", "办结", Owner C2_8A, [Checked];
    }
}

/// What every step gives.
type Step = Result<Event<LeadEvent>, Refusals>;

impl Lead {
    /// Takes a lead in; its check is on the terms of the instruments in force.
    ///
    /// # Errors
    /// `lead.not-the-agency`: whatever comes in is taken in, by the agency that handles it;
    /// `matter.wrong-subject` where it is on a list's matter that the agency may not check.
    pub fn receive(hash: HashFn, act: &Act<'_>, id: LeadId, received: LeadReceived) -> Step {
        let conduct = act.law().map(|law| law.terms().conduct());
        Self::received_under(hash, act, id, (received, conduct.unwrap_or_default()))
    }

    pub(super) fn received_under(
        hash: HashFn,
        act: &Act<'_>,
        id: LeadId,
        (received, conduct): (LeadReceived, Conduct),
    ) -> Step {
        let trail = Trail::new(hash, id.into());
        let mut checks = trail.checks(act);
        handles(&received, act, &mut checks);
        act.is_subject(&received.agency, &received.matter, &mut checks);
        let payload = LeadEvent::Received { received, conduct };
        trail.event(act, payload, checks)
    }

    /// Notes the head's approval of the check.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.twice`.
    pub fn approve(&self, act: &Act<'_>, document: Evidence) -> Step {
        let mut checks = self.own_agency_acts(act, LeadStep::Approve);
        self.once(!self.approved, &words::APPROVAL, &mut checks);
        self.trail
            .event(act, LeadEvent::Approved { document }, checks)
    }

    /// Notes a check: the first, or where nobody was found or more is to be known a further one. All stay on
    /// record.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.too-few`; `lead.no-certificate` for
    /// each who checked and is not among these with an enforcement certificate that is valid on the
    /// day, where only those with one count; `lead.not-of-agency` and `lead.on-leave` for each who is
    /// another agency's by the pool of the day, or away; `lead.not-approved`; `lead.no-finding`;
    /// `input.too-large`.
    #[allow(
        single_use_lifetimes,
        reason = "an argument's items can't leave their lifetime out"
    )]
    pub fn record_check<'a>(
        &self,
        act: &Act<'_>,
        check: LeadCheck,
        inspectors: impl IntoIterator<Item = &'a InspectorEntry>,
    ) -> Step {
        let entries = listed(&words::PRESENT, inspectors)?;
        let mut checks = self.own_agency_acts(act, LeadStep::RecordCheck);
        self.check_is_sound(&check, act, &mut checks);
        self.may_enforce(&check, &entries, act, &mut checks);
        self.trail.event(act, LeadEvent::Checked(check), checks)
    }

    /// Notes that a case was filed.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.not-checked`; `lead.twice`.
    pub fn file_case(&self, act: &Act<'_>, number: Text) -> Step {
        let mut checks = self.own_agency_acts(act, LeadStep::FileCase);
        self.once(self.case.is_none(), &words::CASE, &mut checks);
        self.trail
            .event(act, LeadEvent::CaseFiled { number }, checks)
    }

    /// Notes that the result was published.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.not-checked`; `lead.twice`.
    pub fn publish(&self, act: &Act<'_>, channel: Channel, receipt: impl Into<Receipt>) -> Step {
        let receipt = receipt.into();
        let mut checks = self.own_agency_acts(act, LeadStep::Publish);
        in_time(&receipt, self.checked_at, act, &mut checks);
        let first = self.published_on(channel).is_none();
        self.once(first, &words::ONE_PUBLICATION, &mut checks);
        self.trail
            .event(act, LeadEvent::Published { channel, receipt }, checks)
    }

    /// Closes the lead.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.not-checked`; `lead.not-approved` where the
    /// approval of an urgent check is still wanting; `lead.unlicensed-unpunished` and
    /// `lead.unlicensed-unpublished` where unlicensed operation was confirmed (2.8-c).
    pub fn close(&self, act: &Act<'_>, result: Text) -> Step {
        let mut checks = self.own_agency_acts(act, LeadStep::Close);
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
        self.trail.event(act, LeadEvent::Closed { result }, checks)
    }

    fn unlicensed_confirmed(&self) -> bool {
        // That nobody was met says nothing of who operates there.
        let says = |outcome: Outcome| {
            let met = !matches!(outcome, Outcome::Unreachable | Outcome::Uncooperative);
            outcome.is_problem() && met
        };
        let mut found = self.checks_made().map(|(_, check)| check);
        let problem = found.any(|check| check.outcomes.iter().any(says));
        self.received.concern == Concern::Unlicensed && problem
    }

    pub(super) fn check_is_sound(&self, check: &LeadCheck, act: &Act<'_>, checks: &mut Checks) {
        for rows in [check.inspectors.len(), check.findings.len()] {
            checks.absorb(bounded(&words::RESULT_ROWS, rows));
        }
        let needed = self.conduct.headcount.minimum.get();
        let found = BTreeSet::from_iter(&check.inspectors).len();
        let enough = u32::try_from(found).is_ok_and(|found| found >= needed);
        checks.require(enough, || {
            Refusal::new(codes::TOO_FEW)
                .with("lead", &self.id)
                .with("found", found)
                .with("needed", needed)
        });
        self.approval_is_there(check.urgent.as_ref(), checks);
        if check.urgent.is_none() {
            rests_on(self.approved_at, act, checks);
        }
        let followed_up = check.outcomes.is_problem() != check.findings.is_empty();
        checks.require(followed_up, || {
            Refusal::new(codes::NO_FINDING).with("lead", &self.id)
        });
    }

    fn may_enforce(
        &self,
        check: &LeadCheck,
        entries: &[&InspectorEntry],
        act: &Act<'_>,
        checks: &mut Checks,
    ) {
        let (day, own) = (act.day(), &self.received.agency);
        for one in entries
            .iter()
            .filter(|one| check.inspectors.contains(&one.id))
        {
            let matter = &self.received.matter;
            let sent = act.may(|law| law.who().sends(&one.agency, own, matter));
            checks.require(sent, || {
                Refusal::new(codes::NOT_OF_AGENCY)
                    .with("inspector", &one.id)
                    .with("of", &one.agency)
                    .with("agency", own)
            });
            checks.require(one.leave(day).is_none(), || {
                Refusal::new(codes::ON_LEAVE)
                    .with("inspector", &one.id)
                    .with("day", day)
            });
        }
        let everybody = self.conduct.quorum == Quorum::Everybody;
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
        let needed = self.conduct.approval == Requirement::Required;
        checks.require(!needed || self.approved || urgent.is_some(), || {
            Refusal::new(codes::NOT_APPROVED).with("lead", &self.id)
        });
    }

    pub(super) fn own_agency_acts(&self, act: &Act<'_>, step: LeadStep) -> Checks {
        let mut checks = self.checks(act, step);
        handles(&self.received, act, &mut checks);
        // Approval, check and end each rest on the lead having come in; the rest on its check.
        let after = step.states().contains(&LeadState::Received);
        let ground = self.checked_at.filter(|_| !after);
        rests_on(ground.or_else(|| self.trail.since()), act, &mut checks);
        checks
    }

    /// The checks of a step, which must fit the lead's state.
    fn checks(&self, act: &Act<'_>, step: LeadStep) -> Checks {
        let mut checks = self.trail.checks(act);
        let state = self.state();
        if !step.states().contains(&state) {
            match state {
                LeadState::Closed => {
                    checks.refuse(Refusal::new(codes::CLOSED).with("lead", &self.id));
                }
                LeadState::Received => {
                    checks.refuse(Refusal::new(codes::NOT_CHECKED).with("lead", &self.id));
                }
                // Whatever leads on from the beginning does so from here.
                LeadState::Checked => {}
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

/// The agency that has the lead acts, or whoever took its matter over.
fn handles(received: &LeadReceived, act: &Act<'_>, checks: &mut Checks) {
    let handles = act.answers_for(&received.agency, &received.matter, checks);
    checks.require(handles, || {
        Refusal::new(codes::NOT_THE_AGENCY)
            .with("actor", &act.actor().agency)
            .with("agency", &received.agency)
    });
}
