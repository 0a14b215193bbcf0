//! The steps of a visit up to the end of its checks.

use alloc::vec::Vec;

use ssj_calendar::Bilingual;

use super::rules::departments_act;
use super::{
    Basis, CheckResult, Conduct, Entrustment, Joined, Obstacle, Opening, Sample, TestResult, Visit,
    VisitEvent, VisitState,
};
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, InspectorId, MatterId, VisitId};
use crate::base::skip::Skip;
use crate::base::text::Text;
use crate::data::pool::InspectorEntry;
use crate::law::refusal::listed;
use crate::law::refusal::words;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::visit as codes;
use crate::lifecycle::round::{Replaced, Round, Supplement, TeamMember};
use crate::lifecycle::step::steps;
use crate::lifecycle::trail::{Act, Event, Lifecycle, Trail, rests_on};

/// What every step gives.
pub(super) type Step = Result<Event<VisitEvent>, Refusals>;

steps! {
    /// The steps of a visit.
    pub enum VisitStep of "visit" in VisitState {
        /// It is begun as its round has drawn and staffed it.
        Open = "open", "启动", Inspecting C2_6A, [];
        /// The head approves the check.
        Approve = "approve", "批准", Inspecting C2_6A, [Drawn, Notified, Absent, Started, Completed, Published];
        /// The enterprise is notified.
        Notify = "notify", "通知", Inspecting C2_6A, [Drawn, Notified, Absent, Started, Completed, Published];
        /// A reserve takes the place of an inspector.
        ReplaceMember = "replace-member" / "replace a member of", "替换检查人员", Inspecting C2_6A, [Drawn, Notified, Absent];
        /// Further reserves were drawn for it.
        Supplement = "supplement" / "take further reserves of", "补充检查人员", Inspecting C2_6A, [Drawn, Notified, Absent];
        /// A check that fell out elsewhere joins it.
        Join = "join" / "add a check to", "并入检查事项", Inspecting C2_5B, [Drawn, Notified, Absent, Started];
        /// Nobody of a department came.
        NoteAbsence = "note-absence" / "note an absence on", "记录未到场", Inspecting C2_6A, [Drawn, Notified];
        /// The check begins.
        Start = "start", "开始检查", Inspecting C2_6A, [Drawn, Notified, Absent];
        /// An expert gives an opinion.
        Advise = "advise" / "note an expert's opinion on", "记录专家意见", Inspecting C2_3D, [Started, Completed, Published, Archived];
        /// Something keeps the inspectors from checking.
        Obstruct = "obstruct", "记录检查受阻", Inspecting C2_6A, [Started];
        /// Work is entrusted to a qualified body.
        Entrust = "entrust" / "entrust work of", "委托", Inspecting C2_6C, [Drawn, Notified, Absent, Started];
        /// The body reports, if need be after the checks are ended or the dossier is archived.
        Report = "report" / "report on", "提交委托报告", Inspecting C2_6C, [Drawn, Notified, Absent, Started, Completed, Published, Archived];
        /// A sample is taken.
        Sample = "sample", "抽样", Inspecting C2_6F, [Started];
        /// A sample is tested.
        Test = "test" / "test a sample of", "记录检验结果", Inspecting C2_6F, [Started, Completed, Published, Archived];
        /// A sample that failed its test is tested again.
        Retest = "retest" / "test a sample again of", "记录复检结果", Inspecting C2_6F, [Started, Completed, Published, Archived];
        /// The result of a check is entered; that of a conclusion of others without a beginning.
        Conclude = "conclude" / "conclude a check of", "填写检查结果", Inspecting C2_7A, [Drawn, Notified, Absent, Started];
        /// A department's checks are ended.
        Complete = "complete", "完成检查", Inspecting C2_6A, [Drawn, Notified, Absent, Started];
        /// It is let go before it begins.
        Release = "release", "退出", Reviewer C2_5B, [Drawn, Notified, Absent];
        /// A department hands its part over to another office.
        HandOver = "hand-over" / "hand over", "移交", Inspecting C2_7B, [Drawn, Notified, Absent];
        /// A department fills in its registration form.
        Register = "register", "填写登记表", Inspecting C2_6G, [Completed, Published];
        /// A department publishes its results.
        Publish = "publish", "公示", Inspecting C2_7A, [Completed, Published, Archived];
        /// A department says why its results are not published.
        Withhold = "withhold" / "withhold the results of", "不予公示", Inspecting C2_7A, [Completed, Published, Archived];
        /// A result is corrected.
        Correct = "correct", "更正", Inspecting C2_7A, [Started, Completed, Published, Archived];
        /// A publication is withdrawn.
        Withdraw = "withdraw", "撤回公示", Inspecting C2_7A, [Completed, Published, Archived];
        /// Another department recognises the results.
        Recognise = "recognise", "互认", Recognising C2_7C, [Completed, Published, Archived];
        /// The dossier is archived.
        Archive = "archive", "归档", Inspecting C2_6G, [Completed, Published];
        /// What came in since is added to the archive.
        AddToArchive = "add-to-archive" / "add to the archive of", "补充归档", Inspecting C2_6G, [Archived];
    }
}

impl Visit {
    /// Begins the visit that a round has drawn and staffed, on the terms of the instruments in force.
    ///
    /// # Errors
    /// `visit.not-drawn` where the round has no such visit, no team for it, or is superseded:
    /// nobody adds a visit by hand.
    pub fn open(round: &Round, act: &Act<'_>, id: &VisitId) -> Step {
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
        let trail = Trail::new(round.trail().hash(), id.clone().into());
        let mut checks = trail.checks(act);
        departments_act(drawn, act, &mut checks);
        rests_on(round.staffed_at(id), act, &mut checks);
        let terms = act
            .law()
            .and_then(|law| checks.absorb(law.terms_at(&drawn.county)));
        let conduct = terms.map_or_else(Conduct::default, |terms| terms.conduct());
        let payload = VisitEvent::Opened(Opening {
            round: round.id().clone(),
            record,
            source: round.mandate().source().clone(),
            period: round.mandate().period(),
            conduct,
            drawn: drawn.clone(),
            team: team.clone(),
        });
        trail.event(act, payload, checks)
    }

    /// Notes the approval of a department's own head, before its check or, where that was urgent, after it.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.twice`.
    pub fn approve(&self, act: &Act<'_>, document: Evidence) -> Step {
        let (mut checks, agency) = self.own(act, VisitStep::Approve);
        let first = self.part(&agency).is_none_or(|it| it.approval.is_none());
        checks.require(first, || self.twice(&words::APPROVAL));
        self.trail
            .event(act, VisitEvent::Approved { agency, document }, checks)
    }

    /// Notes a department's notice of its check, before it or, where that was urgent, after it.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.twice`.
    pub fn notify(&self, act: &Act<'_>, document: Evidence) -> Step {
        let (mut checks, agency) = self.own(act, VisitStep::Notify);
        let first = self.part(&agency).is_none_or(|it| it.notice.is_none());
        checks.require(first, || self.twice(&words::NOTICE));
        self.trail
            .event(act, VisitEvent::Notified { agency, document }, checks)
    }

    /// Puts the next reserve in the place of an inspector who falls out.
    ///
    /// # Errors
    /// `visit.wrong-state` once their department has begun; `visit.not-on-team`; `result.wrong-publisher`
    /// for another department's people; `visit.not-next-reserve`: nobody picks, and nobody is passed over
    /// without a reason.
    pub fn replace_member(
        &self,
        act: &Act<'_>,
        out: InspectorId,
        reason: Text,
        skipped: Vec<Skip<InspectorId>>,
        by: TeamMember,
    ) -> Step {
        let step = VisitStep::ReplaceMember;
        let mut checks = match self.team().member(&out) {
            Some(member) => self.checks_of(act, step, &member.agency),
            None => self.own(act, step).0,
        };
        self.reserve_is_next(&out, &skipped, &by, &mut checks);
        let payload = VisitEvent::MemberReplaced {
            out,
            reason,
            skipped,
            by,
        };
        self.trail.event(act, payload, checks)
    }

    /// Takes in the next of the further reserves that its round has drawn for it: they stand by after those
    /// who do already.
    ///
    /// # Errors
    /// `visit.wrong-state` once the check has begun; `visit.not-drawn` where the round has drawn none.
    pub fn supplement(&self, act: &Act<'_>, round: &Round) -> Step {
        let before = self
            .supplements
            .iter()
            .map(|one| self.stand_by(act, one.clone()));
        if let Some(same) = self.trail.has(act).then(|| first_made(before)).flatten() {
            return same;
        }
        let next = |one: &&Supplement| {
            let mut further = one.reserves.iter();
            let known = further.all(|it| self.opening.team.reserves.contains(it));
            !known && one.number > self.supplemented()
        };
        let next = round.supplements(self.id()).iter().find(next);
        match next.filter(|_| self.opening.round == *round.id()) {
            Some(next) => self.stand_by(act, next.clone()),
            None => Err(self
                .own(act, VisitStep::Supplement)
                .0
                .stop(self.not_drawn(round))),
        }
    }

    /// The number of the last supplement that it took in, 0 before the first.
    fn supplemented(&self) -> u32 {
        self.supplements.last().map_or(0, |last| last.number)
    }

    pub(super) fn stand_by(&self, act: &Act<'_>, further: Supplement) -> Step {
        let (mut checks, _) = self.own(act, VisitStep::Supplement);
        let fresh = self.trail.has(act) || further.number > self.supplemented();
        checks.require(fresh, || self.twice(&words::SUPPLEMENT));
        self.trail
            .event(act, VisitEvent::Supplemented(further), checks)
    }

    /// Takes in the next check that its round has let join it: its enterprise ranked next for one that fell
    /// out elsewhere (2.5-b). Whoever is visited already and can take no further check is passed over
    /// there, with a reason.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.not-drawn` where none has joined it; `visit.unstaffed` where its team has
    /// nobody of the check's department, unless the round has drawn another one before the check began.
    pub fn join(&self, act: &Act<'_>, round: &Round) -> Step {
        let before = self.joined.iter().map(|one| self.take_in(act, one.clone()));
        if let Some(same) = self.trail.has(act).then(|| first_made(before)).flatten() {
            return same;
        }
        let joined = round.visit(self.id()).and_then(|visit| {
            let mut checks = visit.checks.iter();
            let check = checks.find(|check| !self.drawn().checks.contains(check))?;
            let by = |own: &Replaced| own.by.as_ref().is_some_and(|by| by.check == *check);
            let mut replacements = round.replacements().iter();
            let out = replacements.find(|one| one.checks.iter().any(by))?;
            let missing = !self.has_people_of(&check.agency);
            Some(Joined {
                check: check.clone(),
                out: out.out.clone(),
                team: missing.then(|| round.team(self.id()).cloned()).flatten(),
            })
        });
        match joined.filter(|_| self.opening.round == *round.id()) {
            Some(joined) => self.take_in(act, joined),
            None => Err(self
                .checks(act, VisitStep::Join)
                .stop(self.not_drawn(round))),
        }
    }

    pub(super) fn take_in(&self, act: &Act<'_>, joined: Joined) -> Step {
        let mut checks = self.checks(act, VisitStep::Join);
        if let Some(part) = self.part(&joined.check.agency) {
            self.stands_at(VisitStep::Join, part.state(), &mut checks);
        }
        let fresh = self.trail.has(act) || !self.drawn().checks.contains(&joined.check);
        checks.require(fresh, || self.twice(&words::CHECK));
        let agency = &joined.check.agency;
        // Another team comes exactly where the one before has nobody of the department.
        let drawn = match &joined.team {
            Some(team) => {
                let mut members = team.members.iter();
                self.started().is_none()
                    && !self.has_people_of(agency)
                    && members.any(|it| it.agency == *agency)
            }
            None => self.has_people_of(agency),
        };
        checks.require(self.trail.has(act) || drawn, || {
            Refusal::new(codes::UNSTAFFED)
                .with("visit", self.id())
                .with("agency", agency)
        });
        self.trail.event(act, VisitEvent::Joined(joined), checks)
    }

    fn has_people_of(&self, agency: &AgencyId) -> bool {
        let mut members = self.team().members.iter();
        members.any(|member| member.agency == *agency)
    }

    fn not_drawn(&self, round: &Round) -> Refusal {
        Refusal::new(codes::NOT_DRAWN)
            .with("visit", self.id())
            .with("round", round.id())
    }

    /// Begins a department's check with these inspectors of its own, as their pool has them on the day;
    /// `urgent` says why it can't wait for the approval and the notice that it takes.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.not-approved`, `visit.not-notified`; `visit.not-on-team`;
    /// `visit.too-few-present`; for each who by the pool is not of the department on the day
    /// (`visit.not-of-department`), on leave (`visit.on-leave`), without a valid enforcement certificate,
    /// where only those with one count (`visit.no-certificate`), or without a credential that a matter asks
    /// for (`visit.no-credential`); `input.too-large`.
    #[allow(
        single_use_lifetimes,
        reason = "an argument's items can't leave their lifetime out"
    )]
    pub fn start<'a>(
        &self,
        act: &Act<'_>,
        present: impl IntoIterator<Item = &'a InspectorEntry>,
        urgent: Option<Text>,
    ) -> Step {
        let entries = listed(&words::PRESENT, present)?;
        let (mut checks, agency) = self.own(act, VisitStep::Start);
        self.may_enforce(&entries, &agency, act, &mut checks);
        let present: Vec<_> = entries.iter().map(|entry| entry.id.clone()).collect();
        self.may_begin(&agency, act, urgent.is_some(), &mut checks);
        self.team_is_present(&agency, &present, &mut checks);
        let payload = VisitEvent::Started {
            agency,
            present,
            urgent,
        };
        self.trail.event(act, payload, checks)
    }

    /// Notes what keeps a department's inspectors from checking.
    ///
    /// # Errors
    /// `visit.wrong-state`.
    pub fn obstruct(&self, act: &Act<'_>, obstacle: Obstacle, evidence: Evidence) -> Step {
        let (checks, agency) = self.own(act, VisitStep::Obstruct);
        let payload = VisitEvent::Obstructed {
            agency,
            obstacle,
            evidence,
        };
        self.trail.event(act, payload, checks)
    }

    /// Entrusts a qualified body with work for one of a department's matters.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.unknown-matter` where it does not check it; `visit.not-qualified` where the
    /// qualification is not valid on the day.
    pub fn entrust(&self, act: &Act<'_>, matter: MatterId, entrustment: Entrustment) -> Step {
        let (mut checks, agency) = self.own(act, VisitStep::Entrust);
        self.has_matter(&agency, &matter, act, &mut checks);
        let day = act.effective().china_date();
        checks.require(entrustment.valid.contains(day), || {
            Refusal::new(codes::NOT_QUALIFIED)
                .with("body", &entrustment.body)
                .with("qualification", &entrustment.qualification)
                .with("day", day)
        });
        let payload = VisitEvent::Entrusted {
            agency,
            matter,
            entrustment,
        };
        self.trail.event(act, payload, checks)
    }

    /// Notes an entrusted body's report, whenever it comes.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.not-entrusted`.
    pub fn report(&self, act: &Act<'_>, matter: MatterId, report: Evidence) -> Step {
        let (mut checks, agency) = self.own(act, VisitStep::Report);
        self.answers_on(&agency, &matter, act, &mut checks);
        let part = self.part(&agency);
        let entrusted = part.is_some_and(|part| part.entrusted.contains(&matter));
        checks.require(entrusted, || {
            Refusal::new(codes::NOT_ENTRUSTED).with("matter", &matter)
        });
        let payload = VisitEvent::Reported {
            agency,
            matter,
            report,
        };
        self.trail.event(act, payload, checks)
    }

    /// Takes a sample, unless it was tested and passed elsewhere: `passed` are the tests known.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.unknown-matter`; `visit.sampled-before`: a passed test of the
    /// same object, batch and item is adopted, not repeated (2.6-f).
    pub fn sample(
        &self,
        act: &Act<'_>,
        matter: MatterId,
        sample: Sample,
        passed: &[Sample],
    ) -> Step {
        let (mut checks, agency) = self.own(act, VisitStep::Sample);
        self.has_matter(&agency, &matter, act, &mut checks);
        let before = passed.contains(&sample) || self.samples().any(|(own, _)| *own == sample);
        checks.require(!before, || {
            Refusal::new(codes::SAMPLED_BEFORE)
                .with("object", &sample.object)
                .with("batch", &sample.batch)
                .with("item", &sample.item)
        });
        let payload = VisitEvent::Sampled {
            agency,
            matter,
            sample,
        };
        self.trail.event(act, payload, checks)
    }

    /// Notes how a sampling test ended, whenever its report comes.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.not-sampled`; `visit.twice`.
    pub fn test(
        &self,
        act: &Act<'_>,
        sample: Sample,
        result: TestResult,
        report: Evidence,
    ) -> Step {
        let (checks, agency) = self.may_be_tested(act, VisitStep::Test, &sample);
        let payload = VisitEvent::Tested {
            agency,
            sample,
            result,
            report,
        };
        self.trail.event(act, payload, checks)
    }

    /// Notes how the re-test of a sample ended that had failed its test (复检): both stay on record, and the
    /// later one counts.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.not-sampled`; `visit.not-failed` unless it was tested once and failed.
    pub fn retest(
        &self,
        act: &Act<'_>,
        sample: Sample,
        result: TestResult,
        report: Evidence,
    ) -> Step {
        let (checks, agency) = self.may_be_tested(act, VisitStep::Retest, &sample);
        let payload = VisitEvent::Retested {
            agency,
            sample,
            result,
            report,
        };
        self.trail.event(act, payload, checks)
    }

    /// A sample is tested once, and once more where that failed.
    fn may_be_tested(&self, act: &Act<'_>, step: VisitStep, sample: &Sample) -> (Checks, AgencyId) {
        let (mut checks, agency) = self.own(act, step);
        let refuse = |code| {
            Refusal::new(code)
                .with("object", &sample.object)
                .with("item", &sample.item)
        };
        let part = self.part(&agency);
        let Some(taken) = part.and_then(|part| part.samples.get(sample)) else {
            checks.refuse(refuse(codes::NOT_SAMPLED));
            return (checks, agency);
        };
        self.answers_on(&agency, &taken.matter, act, &mut checks);
        match (step, taken.tests.as_slice()) {
            (VisitStep::Test, []) | (VisitStep::Retest, [TestResult::Failed]) => {}
            (VisitStep::Test, _) => checks.refuse(self.twice(&words::TESTED)),
            _ => checks.refuse(refuse(codes::NOT_FAILED)),
        }
        (checks, agency)
    }

    /// Enters the result of one check: found by a department's inspectors, or adopted, for which none of
    /// them need come (2.6-b).
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.unknown-matter`; `visit.twice`; `result.not-inspecting`,
    /// `result.wrong-publisher`; of those who checked `visit.not-present`, `visit.nobody-checked`,
    /// `visit.too-few-sign`, `visit.no-method`, `visit.unlisted-method`; of a conclusion
    /// `visit.conclusion-later`, `visit.conclusion-old`, `visit.conclusion-of-another`,
    /// `visit.conclusion-by-nobody`, `visit.own-conclusion`; `visit.no-obstacle`, `visit.sample-failed`;
    /// `result.no-finding`, `result.no-problem`.
    pub fn conclude(&self, act: &Act<'_>, result: CheckResult) -> Step {
        let of = (&result.check.agency, &result.check.matter);
        let mut checks = self.checks_on(act, VisitStep::Conclude, of);
        self.result_is_sound(&result, act, &mut checks);
        let part = self.part(&result.check.agency);
        if let (Basis::Conducted { .. }, Some(part)) = (&result.basis, part) {
            let began = part.state() == VisitState::Started;
            checks.require(began, || self.wrong(VisitStep::Conclude, part.state()));
        }
        let first = self.result(&result.check).is_none();
        checks.require(first, || self.twice(&words::RESULT));
        self.trail.event(act, VisitEvent::Concluded(result), checks)
    }

    /// Ends a department's checks: each has its result.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.open-check` for each check without a result; `visit.sample-failed` where
    /// one without a problem stands beside a failed test.
    pub fn complete(&self, act: &Act<'_>) -> Step {
        let (mut checks, agency) = self.own(act, VisitStep::Complete);
        for check in self.drawn().checks.iter().filter(|it| it.agency == agency) {
            match self.result(check) {
                Some(result) => self.samples_agree(result, &mut checks),
                None => checks.refuse(
                    Refusal::new(codes::OPEN_CHECK)
                        .with("matter", &check.matter)
                        .with("agency", &check.agency),
                ),
            }
        }
        self.trail
            .event(act, VisitEvent::Completed { agency }, checks)
    }

    /// Lets a drawn enterprise go before the check began (不得随意减少): for a reason that is shown, and by
    /// the body that its plan's route of approval names, or who approved the campaign, as its round keeps it;
    /// never by a keeper, nor by a department that would have to check.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.not-drawn` where it is of another round; `visit.not-the-reviewer`.
    pub fn release(&self, act: &Act<'_>, round: &Round, reason: Text, evidence: Evidence) -> Step {
        let mut checks = self.checks(act, VisitStep::Release);
        let (actor, own) = (&act.actor().agency, self.opening.round == *round.id());
        checks.require(own, || self.not_drawn(round));
        let reviews = act.may(|law| round.mandate().is_reviewed_by(actor, law));
        checks.require(reviews && !self.is_checked_by(actor, act), || {
            Refusal::new(codes::NOT_THE_REVIEWER)
                .with("actor", actor)
                .with("visit", self.id())
        });
        self.released(act, checks, reason, evidence)
    }

    pub(super) fn released(
        &self,
        act: &Act<'_>,
        checks: Checks,
        reason: Text,
        evidence: Evidence,
    ) -> Step {
        self.trail
            .event(act, VisitEvent::Released { reason, evidence }, checks)
    }

    pub(super) fn twice(&self, what: &Bilingual) -> Refusal {
        Refusal::new(codes::TWICE)
            .with("visit", self.id())
            .with("what", what)
    }
}

/// The event that a command caused before, out of those that it may have caused.
fn first_made(mut before: impl Iterator<Item = Step>) -> Option<Step> {
    let first = before.next()?;
    Some(if first.is_ok() {
        first
    } else {
        before.find(Result::is_ok).unwrap_or(first)
    })
}
