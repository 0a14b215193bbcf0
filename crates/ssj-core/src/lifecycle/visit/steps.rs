//! The steps of a visit up to the end of its checks.

use ssj_calendar::Bilingual;

use alloc::vec::Vec;

use super::{
    CheckResult, Conduct, Entrustment, Obstacle, Opening, Requirement, Sample, TestResult, Visit,
    VisitEvent, VisitState,
};
use crate::base::evidence::Evidence;
use crate::base::id::{InspectorId, MatterId, VisitId};
use crate::base::skip::Skip;
use crate::base::text::Text;
use crate::data::pool::InspectorEntry;
use crate::law::refusal::listed;
use crate::law::refusal::words;
use crate::law::refusal::{Refusal, Refusals};
use crate::law::rules::visit as codes;
use crate::lifecycle::round::{Round, TeamMember};
use crate::lifecycle::trail::{Command, Event, Lifecycle, Trail};

/// What every step gives.
pub(super) type Step = Result<Event<VisitEvent>, Refusals>;

const BEFORE: [VisitState; 2] = [VisitState::Drawn, VisitState::Notified];

impl Visit {
    /// Begins the visit that a round has drawn and staffed, on these terms.
    ///
    /// # Errors
    /// `visit.not-drawn` where the round has no such visit, no team for it, or is superseded:
    /// nobody adds a visit by hand.
    pub fn open(round: &Round, command: &Command, id: &VisitId, conduct: Conduct) -> Step {
        let (Some(drawn), Some(team), Some(record), None) = (
            round.visit(id),
            round.team(id),
            round.object_record(),
            round.superseded_by(),
        ) else {
            let refusal = Refusal::new(codes::NOT_DRAWN)
                .with("visit", id)
                .with("round", round.id());
            return Err(refusal.into());
        };
        let payload = VisitEvent::Opened(Opening {
            round: round.id().clone(),
            record,
            source: round.mandate().source().clone(),
            period: round.mandate().period(),
            conduct,
            drawn: drawn.clone(),
            team: team.clone(),
        });
        let trail = Trail::new(round.trail().hash(), id.clone().into());
        trail.step(command, payload, |_, _| ())
    }

    /// Notes the head's approval, before the check or, where it was urgent, after it.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.twice`.
    pub fn approve(&self, command: &Command, document: Evidence) -> Step {
        let payload = VisitEvent::Approved { document };
        self.trail.step(command, payload, |_, checks| {
            let before_archive = [
                VisitState::Drawn,
                VisitState::Notified,
                VisitState::Started,
                VisitState::Completed,
                VisitState::Published,
            ];
            self.stands(&before_archive, &words::APPROVE, checks);
            checks.require(self.approval.is_none(), || self.twice(&words::APPROVAL));
        })
    }

    /// Notes the notice of the check.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.twice`.
    pub fn notify(&self, command: &Command, document: Evidence) -> Step {
        let payload = VisitEvent::Notified { document };
        self.trail.step(command, payload, |_, checks| {
            let states = [BEFORE.as_slice(), &[VisitState::Started]].concat();
            self.stands(&states, &words::NOTIFY, checks);
            checks.require(self.notice.is_none(), || self.twice(&words::NOTICE));
        })
    }

    /// Puts the next reserve in the place of an inspector who falls out.
    ///
    /// # Errors
    /// `visit.wrong-state` once the check has begun; `visit.not-on-team`;
    /// `visit.not-next-reserve`: nobody picks, and nobody is passed over without a reason.
    pub fn replace_member(
        &self,
        command: &Command,
        out: InspectorId,
        reason: Text,
        skipped: Vec<Skip<InspectorId>>,
        by: TeamMember,
    ) -> Step {
        let payload = VisitEvent::MemberReplaced {
            out,
            reason,
            skipped,
            by,
        };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&BEFORE, &words::REPLACE_MEMBER, checks);
            if let VisitEvent::MemberReplaced {
                out, skipped, by, ..
            } = payload
            {
                self.reserve_is_next(out, skipped, by, checks);
            }
        })
    }

    /// Begins the check with these inspectors, as their pool has them on the day; `urgent` says why it
    /// can't wait for an approval that it takes.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.not-approved`, `visit.not-notified`; `visit.not-on-team`;
    /// `visit.too-few-present`; `visit.no-certificate` for each whose enforcement certificate is not
    /// valid on the day, where only those with one count; `input.too-large`.
    #[allow(
        single_use_lifetimes,
        reason = "an argument's items can't leave their lifetime out"
    )]
    pub fn start<'a>(
        &self,
        command: &Command,
        present: impl IntoIterator<Item = &'a InspectorEntry>,
        urgent: Option<Text>,
    ) -> Step {
        let entries = listed(&words::PRESENT, present)?;
        let day = command.effective().china_date();
        let present = entries.iter().map(|entry| entry.id().clone()).collect();
        let payload = VisitEvent::Started { present, urgent };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&BEFORE, &words::START, checks);
            self.may_enforce(&entries, day, checks);
            let conduct = self.opening.conduct();
            if let VisitEvent::Started { present, urgent } = payload {
                let approved = conduct.approval() == Requirement::NotRequired
                    || self.approval.is_some()
                    || urgent.is_some();
                checks.require(approved, || {
                    Refusal::new(codes::NOT_APPROVED).with("visit", self.id())
                });
                let notified = conduct.notice() == Requirement::NotRequired
                    || self.notice.is_some()
                    || urgent.is_some();
                checks.require(notified, || {
                    Refusal::new(codes::NOT_NOTIFIED).with("visit", self.id())
                });
                self.team_is_present(present, checks);
            }
        })
    }

    /// Notes what keeps the inspectors from checking.
    ///
    /// # Errors
    /// `visit.wrong-state`.
    pub fn obstruct(&self, command: &Command, obstacle: Obstacle, evidence: Evidence) -> Step {
        let payload = VisitEvent::Obstructed { obstacle, evidence };
        self.trail.step(command, payload, |_, checks| {
            self.stands(&[VisitState::Started], &words::OBSTRUCT, checks);
        })
    }

    /// Entrusts a qualified body with work for a matter.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.unknown-matter`; `visit.not-qualified` where its qualification
    /// is not valid on the day.
    pub fn entrust(&self, command: &Command, matter: MatterId, entrustment: Entrustment) -> Step {
        let payload = VisitEvent::Entrusted {
            matter,
            entrustment,
        };
        self.trail.step(command, payload, |payload, checks| {
            let states = [BEFORE.as_slice(), &[VisitState::Started]].concat();
            self.stands(&states, &words::ENTRUST, checks);
            if let VisitEvent::Entrusted {
                matter,
                entrustment,
            } = payload
            {
                self.has_matter(matter, checks);
                let day = command.effective().china_date();
                checks.require(entrustment.valid().contains(day), || {
                    Refusal::new(codes::NOT_QUALIFIED)
                        .with("body", entrustment.body())
                        .with("qualification", entrustment.qualification())
                        .with("day", day)
                });
            }
        })
    }

    /// Notes an entrusted body's report.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.not-entrusted`.
    pub fn report(&self, command: &Command, matter: MatterId, report: Evidence) -> Step {
        let payload = VisitEvent::Reported { matter, report };
        self.trail.step(command, payload, |payload, checks| {
            let states = [BEFORE.as_slice(), &[VisitState::Started]].concat();
            self.stands(&states, &words::REPORT, checks);
            if let VisitEvent::Reported { matter, .. } = payload {
                checks.require(self.entrusted.contains(matter), || {
                    Refusal::new(codes::NOT_ENTRUSTED).with("matter", matter)
                });
            }
        })
    }

    /// Takes a sample, unless it was tested and passed elsewhere: `passed` are the tests known.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.unknown-matter`; `visit.sampled-before`: a passed test of the
    /// same object, batch and item is adopted, not repeated (2.6-f).
    pub fn sample(
        &self,
        command: &Command,
        matter: MatterId,
        sample: Sample,
        passed: &[Sample],
    ) -> Step {
        let payload = VisitEvent::Sampled { matter, sample };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&[VisitState::Started], &words::SAMPLE, checks);
            if let VisitEvent::Sampled { matter, sample } = payload {
                self.has_matter(matter, checks);
                let before = passed.contains(sample) || self.samples.contains_key(sample);
                checks.require(!before, || {
                    Refusal::new(codes::SAMPLED_BEFORE)
                        .with("object", sample.object())
                        .with("batch", sample.batch())
                        .with("item", sample.item())
                });
            }
        })
    }

    /// Notes how a sampling test ended.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.not-sampled`; `visit.twice`.
    pub fn test(
        &self,
        command: &Command,
        sample: Sample,
        result: TestResult,
        report: Evidence,
    ) -> Step {
        let payload = VisitEvent::Tested {
            sample,
            result,
            report,
        };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&[VisitState::Started], &words::TEST, checks);
            if let VisitEvent::Tested { sample, .. } = payload {
                match self.samples.get(sample) {
                    Some(None) => {}
                    Some(Some(_)) => checks.refuse(self.twice(&words::TESTED)),
                    None => checks.refuse(
                        Refusal::new(codes::NOT_SAMPLED)
                            .with("object", sample.object())
                            .with("item", sample.item()),
                    ),
                }
            }
        })
    }

    /// Enters the result of one check: found by inspectors, or adopted.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.unknown-matter`; `visit.twice`; `result.wrong-publisher`;
    /// `visit.not-present`, `visit.nobody-checked`; `visit.conclusion-later`; `visit.no-obstacle`;
    /// `result.no-finding`, `result.no-problem`.
    pub fn conclude(&self, command: &Command, result: CheckResult) -> Step {
        let payload = VisitEvent::Concluded(result);
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&[VisitState::Started], &words::CONCLUDE, checks);
            if let VisitEvent::Concluded(result) = payload {
                self.result_is_sound(result, command, checks);
                let first = self.result(result.check()).is_none();
                checks.require(first, || self.twice(&words::RESULT));
            }
        })
    }

    /// Ends the checks: each has its result.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.open-check` for each check without a result.
    pub fn complete(&self, command: &Command) -> Step {
        let payload = VisitEvent::Completed;
        self.trail.step(command, payload, |_, checks| {
            self.stands(&[VisitState::Started], &words::COMPLETE, checks);
            for check in self.drawn().checks() {
                checks.require(self.result(check).is_some(), || {
                    Refusal::new(codes::OPEN_CHECK)
                        .with("matter", check.matter())
                        .with("agency", check.agency())
                });
            }
        })
    }

    /// Lets a visit go that fell out before it began: its round takes the next reserve.
    ///
    /// # Errors
    /// `visit.wrong-state`.
    pub fn release(&self, command: &Command, reason: Text) -> Step {
        let payload = VisitEvent::Released { reason };
        self.trail.step(command, payload, |_, checks| {
            self.stands(&BEFORE, &words::RELEASE, checks);
        })
    }

    pub(super) fn twice(&self, what: &Bilingual) -> Refusal {
        Refusal::new(codes::TWICE)
            .with("visit", self.id())
            .with("what", what)
    }
}
