//! The steps of a lead: each returns the event or everything that forbids it.

use ssj_calendar::Bilingual;

use alloc::collections::BTreeSet;

use super::{Concern, Lead, LeadCheck, LeadEvent, LeadReceived, LeadState};
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, LeadId, MatterId};
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::data::matter::Matter;
use crate::data::pool::{InspectorEntry, Quorum};
use crate::law::refusal::words;
use crate::law::refusal::{Checks, FactValue, Refusal, Refusals};
use crate::law::refusal::{bounded, listed};
use crate::law::rules::{Code, lead as codes};
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
        /// The operator is notified of the check.
        Notify = "notify", "通知", Owner C2_8A, [Received, Checked];
        /// It goes to the agency in charge.
        HandOver = "hand-over" / "hand over", "移送", Owner C2_7B, [Received, Checked];
        /// The check is noted.
        RecordCheck = "record-check" / "record the check of", "记录检查", Owner C2_8A, [Received, Checked];
        /// A case is filed.
        FileCase = "file-case" / "file a case on", "立案", Owner C2_8A, [Checked];
        /// Whoever operates without a licence is urged to get one.
        Guide = "guide" / "guide to a licence on", "引导办证", Owner S684_10, [Checked];
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
        handles((&received.agency, &received.matter), act, &mut checks);
        act.is_subject(&received.agency, &received.matter, &mut checks);
        let payload = LeadEvent::Received { received, conduct };
        trail.event(act, payload, checks)
    }

    /// Notes the head's approval of a check: of the next call, or where that was urgent of one that was made.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.twice` where one waits for its call already.
    pub fn approve(&self, act: &Act<'_>, document: Evidence) -> Step {
        let mut checks = self.own_agency_acts(act, LeadStep::Approve);
        self.once(self.approvals.is_wanted(), &words::APPROVAL, &mut checks);
        self.trail
            .event(act, LeadEvent::Approved { document }, checks)
    }

    /// Notes the notice of a check: of the next call, or where that was urgent of one that was made.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.twice` where one waits for its call already.
    pub fn notify(&self, act: &Act<'_>, document: Evidence) -> Step {
        let mut checks = self.own_agency_acts(act, LeadStep::Notify);
        self.once(self.notices.is_wanted(), &words::NOTICE, &mut checks);
        self.trail
            .event(act, LeadEvent::Notified { document }, checks)
    }

    /// Hands the lead over to the agency in charge (谁管辖、谁负责), which handles it from then on.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.handed-to-itself`; `lead.not-the-office` where the other
    /// one is not there, or is by its list no subject of the matter.
    pub fn hand_over(&self, act: &Act<'_>, to: AgencyId, reason: Text, evidence: Evidence) -> Step {
        let mut checks = self.own_agency_acts(act, LeadStep::HandOver);
        let itself = to == self.owner || to == act.actor().agency;
        checks.require(!itself, || {
            Refusal::new(codes::HANDED_TO_ITSELF).with("agency", &to)
        });
        let office = act.may(|law| {
            let matter = law.matter_last_listed(&self.received.matter);
            let subject = matter.is_none_or(|matter| law.who().is_subject(&to, matter));
            law.who().agency(&to).is_some() && subject
        });
        checks.require(office, || {
            Refusal::new(codes::NOT_THE_OFFICE)
                .with("agency", &to)
                .with("matter", &self.received.matter)
        });
        let payload = LeadEvent::HandedOver {
            to,
            reason,
            evidence,
        };
        self.trail.event(act, payload, checks)
    }

    /// Notes a check: the first, or where nobody was found or more is to be known a further one. All stay on
    /// record.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.too-few`; `lead.no-certificate` for
    /// each who checked and is not among these with an enforcement certificate that is valid on the
    /// day, where only those with one count; `lead.not-of-agency`, `lead.on-leave` and `lead.no-credential`
    /// for each who is another agency's or nobody's by the pool of the day, away, or without what the matter
    /// asks for; `lead.not-approved`, `lead.not-notified`, of each call its own; `lead.no-finding`;
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

    /// Notes that whoever operates without a licence, and has what one takes, was urged to get it (查处与引导
    /// 相结合): instead of a case, or beside one.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.not-checked`; `lead.not-unlicensed`; `lead.twice`.
    #[doc(alias = "引导办证")]
    pub fn guide(&self, act: &Act<'_>, document: Evidence) -> Step {
        let mut checks = self.own_agency_acts(act, LeadStep::Guide);
        checks.require(self.unlicensed_confirmed(), || {
            Refusal::new(codes::NOT_UNLICENSED).with("lead", &self.id)
        });
        self.once(!self.guided, &words::GUIDANCE, &mut checks);
        self.trail
            .event(act, LeadEvent::Guided { document }, checks)
    }

    /// Notes that the result was published; after a later check it is published again.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.not-checked`; `lead.twice` where it stands there as it is.
    pub fn publish(&self, act: &Act<'_>, channel: Channel, receipt: impl Into<Receipt>) -> Step {
        let receipt = receipt.into();
        let mut checks = self.own_agency_acts(act, LeadStep::Publish);
        in_time(&receipt, self.checked_at, act, &mut checks);
        let stands = self.is_shown_on(channel);
        self.once(!stands, &words::ONE_PUBLICATION, &mut checks);
        self.trail
            .event(act, LeadEvent::Published { channel, receipt }, checks)
    }

    /// Closes the lead.
    ///
    /// # Errors
    /// `lead.closed`; `lead.not-the-agency`; `lead.not-checked`; `lead.not-approved` and
    /// `lead.not-notified` where those of an urgent check are still wanting; `lead.published-outdated`;
    /// `lead.unlicensed-unpunished` without a case or guidance to a licence and `lead.unlicensed-unpublished`
    /// where unlicensed operation was confirmed (2.8-c), whatever the lead was about.
    pub fn close(&self, act: &Act<'_>, result: Text) -> Step {
        let mut checks = self.own_agency_acts(act, LeadStep::Close);
        checks.require(!self.approvals.is_owed(), || {
            self.lacks(codes::NOT_APPROVED)
        });
        checks.require(!self.notices.is_owed(), || self.lacks(codes::NOT_NOTIFIED));
        for (channel, _) in self.published.iter().filter(|(_, it)| it.outdated) {
            checks.refuse(
                self.lacks(codes::PUBLISHED_OUTDATED)
                    .with("channel", *channel),
            );
        }
        if self.unlicensed_confirmed() {
            checks.require(self.case.is_some() || self.guided, || {
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
        let about = self.received.concern == Concern::Unlicensed;
        found.any(|check| check.unlicensed || about && check.outcomes.iter().any(says))
    }

    fn lacks(&self, code: &'static Code) -> Refusal {
        Refusal::new(code).with("lead", &self.id)
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
        let papers = [
            (self.conduct.approval, self.approvals, codes::NOT_APPROVED),
            (self.conduct.notice, self.notices, codes::NOT_NOTIFIED),
        ];
        for (asked, papers, code) in papers {
            let waits = check.urgent.is_none();
            let lacking = asked == Requirement::Required && papers.ready().is_none();
            checks.require(!(waits && lacking), || self.lacks(code));
            rests_on(papers.ready().filter(|_| waits), act, checks);
        }
        let problem = check.outcomes.is_problem();
        let followed_up = problem != check.findings.is_empty() && (problem || !check.unlicensed);
        checks.require(followed_up, || {
            Refusal::new(codes::NO_FINDING).with("lead", &self.id)
        });
    }

    /// Each who called is one of the agency by the pool of the day, not on leave, and holds a certificate,
    /// where only those count who do, and what the matter asks for.
    fn may_enforce(
        &self,
        check: &LeadCheck,
        entries: &[&InspectorEntry],
        act: &Act<'_>,
        checks: &mut Checks,
    ) {
        let (day, own, matter) = (act.day(), &self.owner, &self.received.matter);
        let everybody = self.conduct.quorum == Quorum::Everybody;
        let listed = act.law().and_then(|law| law.matter_last_listed(matter));
        for id in BTreeSet::from_iter(&check.inspectors) {
            let refuse = |code| Refusal::new(code).with("inspector", id);
            let mut known = entries.iter().filter(|one| one.id == *id).peekable();
            if known.peek().is_none() {
                checks.refuse(if everybody {
                    let of = FactValue::from(&words::NOBODY);
                    refuse(codes::NOT_OF_AGENCY)
                        .with("of", of)
                        .with("agency", own)
                } else {
                    refuse(codes::NO_CERTIFICATE).with("day", day)
                });
            }
            for one in known {
                let sent = act.may(|law| law.who().sends(&one.agency, own, matter));
                checks.require(sent, || {
                    let of = refuse(codes::NOT_OF_AGENCY).with("of", &one.agency);
                    of.with("agency", own)
                });
                checks.require(one.leave(day).is_none(), || {
                    refuse(codes::ON_LEAVE).with("day", day)
                });
                checks.require(everybody || one.is_certificated(day), || {
                    refuse(codes::NO_CERTIFICATE).with("day", day)
                });
                let asked = listed.into_iter().flat_map(Matter::credentials);
                for credential in asked.filter(|it| !one.holds(it, day)) {
                    let lacking = refuse(codes::NO_CREDENTIAL).with("credential", credential);
                    checks.refuse(lacking.with("day", day));
                }
            }
        }
    }

    pub(super) fn own_agency_acts(&self, act: &Act<'_>, step: LeadStep) -> Checks {
        let mut checks = self.checks(act, step);
        handles((&self.owner, &self.received.matter), act, &mut checks);
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
fn handles((owner, matter): (&AgencyId, &MatterId), act: &Act<'_>, checks: &mut Checks) {
    let handles = act.answers_for(owner, matter, checks);
    checks.require(handles, || {
        Refusal::new(codes::NOT_THE_AGENCY)
            .with("actor", &act.actor().agency)
            .with("agency", owner)
    });
}
