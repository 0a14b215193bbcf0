//! The steps of a visit up to the end of its checks.

use alloc::vec::Vec;

use ssj_calendar::Bilingual;

use super::rules::departments_act;
use super::{
    CheckResult, Conduct, Entrustment, Joined, Obstacle, Opening, Sample, TestResult, Visit,
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
        Approve = "approve", "批准", Inspecting C2_6A, [Drawn, Notified, Started, Completed, Published];
        /// The enterprise is notified.
        Notify = "notify", "通知", Inspecting C2_6A, [Drawn, Notified, Started];
        /// A reserve takes the place of an inspector.
        ReplaceMember = "replace-member" / "replace a member of", "替换检查人员", Inspecting C2_6A, [Drawn, Notified];
        /// Further reserves were drawn for it.
        Supplement = "supplement" / "take further reserves of", "补充检查人员", Inspecting C2_6A, [Drawn, Notified];
        /// A check that fell out elsewhere joins it.
        Join = "join" / "add a check to", "并入检查事项", Inspecting C2_5B, [Drawn, Notified, Started];
        /// The check begins.
        Start = "start", "开始检查", Inspecting C2_6A, [Drawn, Notified];
        /// Something keeps the inspectors from checking.
        Obstruct = "obstruct", "记录检查受阻", Inspecting C2_6A, [Started];
        /// Work is entrusted to a qualified body.
        Entrust = "entrust" / "entrust work of", "委托", Inspecting C2_6C, [Drawn, Notified, Started];
        /// The body reports.
        Report = "report" / "report on", "提交委托报告", Inspecting C2_6C, [Drawn, Notified, Started];
        /// A sample is taken.
        Sample = "sample", "抽样", Inspecting C2_6F, [Started];
        /// A sample is tested.
        Test = "test" / "test a sample of", "记录检验结果", Inspecting C2_6F, [Started];
        /// The result of a check is entered.
        Conclude = "conclude" / "conclude a check of", "填写检查结果", Inspecting C2_7A, [Started];
        /// The checks are ended.
        Complete = "complete", "完成检查", Inspecting C2_6A, [Started];
        /// It is let go before it begins.
        Release = "release", "退出", Reviewer C2_5B, [Drawn, Notified];
        /// A department fills in its registration form.
        Register = "register", "填写登记表", Inspecting C2_6G, [Completed, Published];
        /// A department publishes its results.
        Publish = "publish", "公示", Inspecting C2_7A, [Completed, Published, Archived];
        /// A result is corrected.
        Correct = "correct", "更正", Inspecting C2_7A, [Completed, Published, Archived];
        /// A publication is withdrawn.
        Withdraw = "withdraw", "撤回公示", Inspecting C2_7A, [Completed, Published, Archived];
        /// Another department recognises the results.
        Recognise = "recognise", "互认", Recognising C2_7C, [Completed, Published, Archived];
        /// The dossier is archived.
        Archive = "archive", "归档", Inspecting C2_6G, [Completed, Published];
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

    /// Notes the head's approval, before the check or, where it was urgent, after it.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.twice`.
    pub fn approve(&self, act: &Act<'_>, document: Evidence) -> Step {
        let mut checks = self.checks(act, VisitStep::Approve);
        checks.require(self.approval.is_none(), || self.twice(&words::APPROVAL));
        self.trail
            .event(act, VisitEvent::Approved { document }, checks)
    }

    /// Notes the notice of the check.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.twice`.
    pub fn notify(&self, act: &Act<'_>, document: Evidence) -> Step {
        let mut checks = self.checks(act, VisitStep::Notify);
        checks.require(self.notice.is_none(), || self.twice(&words::NOTICE));
        self.trail
            .event(act, VisitEvent::Notified { document }, checks)
    }

    /// Puts the next reserve in the place of an inspector who falls out.
    ///
    /// # Errors
    /// `visit.wrong-state` once the check has begun; `visit.not-on-team`;
    /// `visit.not-next-reserve`: nobody picks, and nobody is passed over without a reason.
    pub fn replace_member(
        &self,
        act: &Act<'_>,
        out: InspectorId,
        reason: Text,
        skipped: Vec<Skip<InspectorId>>,
        by: TeamMember,
    ) -> Step {
        let mut checks = self.checks(act, VisitStep::ReplaceMember);
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
                .checks(act, VisitStep::Supplement)
                .stop(self.not_drawn(round))),
        }
    }

    /// The number of the last supplement that it took in, 0 before the first.
    fn supplemented(&self) -> u32 {
        self.supplements.last().map_or(0, |last| last.number)
    }

    pub(super) fn stand_by(&self, act: &Act<'_>, further: Supplement) -> Step {
        let mut checks = self.checks(act, VisitStep::Supplement);
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
        let fresh = self.trail.has(act) || !self.drawn().checks.contains(&joined.check);
        checks.require(fresh, || self.twice(&words::CHECK));
        let agency = &joined.check.agency;
        // Another team comes exactly where the one before has nobody of the department.
        let drawn = match &joined.team {
            Some(team) => {
                let mut members = team.members.iter();
                self.started.is_none()
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
        act: &Act<'_>,
        present: impl IntoIterator<Item = &'a InspectorEntry>,
        urgent: Option<Text>,
    ) -> Step {
        let entries = listed(&words::PRESENT, present)?;
        let mut checks = self.checks(act, VisitStep::Start);
        let day = act.effective().china_date();
        self.may_enforce(&entries, day, &mut checks);
        self.may_begin(act.effective(), urgent.is_some(), &mut checks);
        let present: Vec<_> = entries.iter().map(|entry| entry.id.clone()).collect();
        self.team_is_present(&present, &mut checks);
        self.trail
            .event(act, VisitEvent::Started { present, urgent }, checks)
    }

    /// Notes what keeps the inspectors from checking.
    ///
    /// # Errors
    /// `visit.wrong-state`.
    pub fn obstruct(&self, act: &Act<'_>, obstacle: Obstacle, evidence: Evidence) -> Step {
        let checks = self.checks(act, VisitStep::Obstruct);
        self.trail
            .event(act, VisitEvent::Obstructed { obstacle, evidence }, checks)
    }

    /// Entrusts a qualified body with work for a matter.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.unknown-matter`; `visit.not-a-department` where another one checks it; `visit.not-qualified` where its qualification
    /// is not valid on the day.
    pub fn entrust(&self, act: &Act<'_>, matter: MatterId, entrustment: Entrustment) -> Step {
        let mut checks = self.checks(act, VisitStep::Entrust);
        self.has_matter(&matter, act, &mut checks);
        let day = act.effective().china_date();
        checks.require(entrustment.valid.contains(day), || {
            Refusal::new(codes::NOT_QUALIFIED)
                .with("body", &entrustment.body)
                .with("qualification", &entrustment.qualification)
                .with("day", day)
        });
        let payload = VisitEvent::Entrusted {
            matter,
            entrustment,
        };
        self.trail.event(act, payload, checks)
    }

    /// Notes an entrusted body's report.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.not-entrusted`.
    pub fn report(&self, act: &Act<'_>, matter: MatterId, report: Evidence) -> Step {
        let mut checks = self.checks(act, VisitStep::Report);
        self.has_matter(&matter, act, &mut checks);
        checks.require(self.entrusted.contains(&matter), || {
            Refusal::new(codes::NOT_ENTRUSTED).with("matter", &matter)
        });
        self.trail
            .event(act, VisitEvent::Reported { matter, report }, checks)
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
        let mut checks = self.checks(act, VisitStep::Sample);
        self.has_matter(&matter, act, &mut checks);
        let before = passed.contains(&sample) || self.samples.contains_key(&sample);
        checks.require(!before, || {
            Refusal::new(codes::SAMPLED_BEFORE)
                .with("object", &sample.object)
                .with("batch", &sample.batch)
                .with("item", &sample.item)
        });
        self.trail
            .event(act, VisitEvent::Sampled { matter, sample }, checks)
    }

    /// Notes how a sampling test ended.
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
        let mut checks = self.checks(act, VisitStep::Test);
        match self.samples.get(&sample) {
            Some(None) => {}
            Some(Some(_)) => checks.refuse(self.twice(&words::TESTED)),
            None => checks.refuse(
                Refusal::new(codes::NOT_SAMPLED)
                    .with("object", &sample.object)
                    .with("item", &sample.item),
            ),
        }
        let payload = VisitEvent::Tested {
            sample,
            result,
            report,
        };
        self.trail.event(act, payload, checks)
    }

    /// Enters the result of one check: found by inspectors, or adopted.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.unknown-matter`; `visit.twice`; `result.wrong-publisher`;
    /// `visit.not-present`, `visit.nobody-checked`; `visit.conclusion-later`; `visit.no-obstacle`;
    /// `result.no-finding`, `result.no-problem`.
    pub fn conclude(&self, act: &Act<'_>, result: CheckResult) -> Step {
        let mut checks = self.checks(act, VisitStep::Conclude);
        self.result_is_sound(&result, act, &mut checks);
        let first = self.result(&result.check).is_none();
        checks.require(first, || self.twice(&words::RESULT));
        self.trail.event(act, VisitEvent::Concluded(result), checks)
    }

    /// Ends the checks: each has its result.
    ///
    /// # Errors
    /// `visit.wrong-state`; `visit.open-check` for each check without a result.
    pub fn complete(&self, act: &Act<'_>) -> Step {
        let mut checks = self.checks(act, VisitStep::Complete);
        for check in &self.drawn().checks {
            checks.require(self.result(check).is_some(), || {
                Refusal::new(codes::OPEN_CHECK)
                    .with("matter", &check.matter)
                    .with("agency", &check.agency)
            });
        }
        self.trail.event(act, VisitEvent::Completed, checks)
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
