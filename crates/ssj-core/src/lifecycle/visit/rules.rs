//! What must hold of who acts, when, and of teams.

use super::{Part, Requirement, Visit, VisitState, VisitStep};
use crate::base::id::{AgencyId, InspectorId, MatterId};
use crate::base::skip::Skip;
use crate::base::timestamp::Timestamp;
use crate::law::refusal::{Checks, FactValue, Refusal, words};
use crate::law::rules::{result as result_codes, visit as codes};
use crate::laws::Law;
use crate::lifecycle::round::{DrawnVisit, TeamMember};
use crate::lifecycle::trail::{Act, Role, Step as _, rests_on};

impl Visit {
    /// The checks of a step on the visit as a whole, which must fit its state.
    pub(super) fn checks(&self, act: &Act<'_>, step: VisitStep) -> Checks {
        self.checks_at(act, step, self.state())
    }

    /// The same in a state that is not the whole visit's.
    pub(super) fn checks_at(&self, act: &Act<'_>, step: VisitStep, state: VisitState) -> Checks {
        let mut checks = self.trail.checks(act);
        self.stands_at(step, state, &mut checks);
        self.is_competent(act, step, &mut checks);
        rests_on(self.ground(step), act, &mut checks);
        checks
    }

    pub(super) fn stands_at(&self, step: VisitStep, state: VisitState, checks: &mut Checks) {
        checks.require(step.states().contains(&state), || self.wrong(step, state));
    }

    pub(super) fn wrong(&self, step: VisitStep, state: VisitState) -> Refusal {
        Refusal::new(codes::WRONG_STATE)
            .with("visit", self.id())
            .with("state", state)
            .with("step", step)
    }

    /// The state of the first part whose checks are done, or else that of the visit: results are there to be
    /// recognised once one department has its own.
    pub(super) fn done(&self) -> VisitState {
        let mut done = self.parts.iter().filter(|part| part.completed().is_some());
        done.next().map_or_else(|| self.state(), Part::state)
    }

    /// The checks of a step on the part of the department for which its actor acts, and that department.
    pub(super) fn own(&self, act: &Act<'_>, step: VisitStep) -> (Checks, AgencyId) {
        match self.acting_for(act) {
            Ok(agency) => (self.checks_of(act, step, &agency), agency),
            Err(refusal) => {
                let mut checks = self.trail.checks(act);
                checks.refuse(refusal);
                (checks, act.actor().agency.clone())
            }
        }
    }

    /// The same for a department that is named.
    pub(super) fn checks_of(&self, act: &Act<'_>, step: VisitStep, agency: &AgencyId) -> Checks {
        let mut checks = self.checks_beside(act, step, agency);
        let answers = self.answers_for(agency, act, &mut checks);
        checks.require(answers || self.part(agency).is_none(), || {
            Refusal::new(result_codes::WRONG_PUBLISHER)
                .with("actor", &act.actor().agency)
                .with("agency", agency)
        });
        checks
    }

    /// The same on one of its matters: whoever took that over acts, and who gave it up does not.
    pub(super) fn checks_on(
        &self,
        act: &Act<'_>,
        step: VisitStep,
        (agency, matter): (&AgencyId, &MatterId),
    ) -> Checks {
        let mut checks = self.checks_beside(act, step, agency);
        self.answers_on(agency, matter, act, &mut checks);
        checks
    }

    /// That the actor answers for a department on this matter of its own.
    pub(super) fn answers_on(
        &self,
        agency: &AgencyId,
        matter: &MatterId,
        act: &Act<'_>,
        checks: &mut Checks,
    ) {
        let answers = act.answers_for(agency, matter, checks);
        checks.require(answers || self.part(agency).is_none(), || {
            Refusal::new(result_codes::WRONG_PUBLISHER)
                .with("actor", &act.actor().agency)
                .with("agency", agency)
        });
    }

    /// The checks of a step on a department's part, whoever takes it.
    pub(super) fn checks_beside(
        &self,
        act: &Act<'_>,
        step: VisitStep,
        agency: &AgencyId,
    ) -> Checks {
        let Some(part) = self.part(agency) else {
            let mut checks = self.trail.checks(act);
            checks.refuse(
                Refusal::new(result_codes::NOT_INSPECTING)
                    .with("agency", agency)
                    .with("visit", self.id()),
            );
            return checks;
        };
        let mut checks = self.trail.checks_since(act, part.last.max(self.whole));
        self.stands_at(step, part.state(), &mut checks);
        rests_on(self.ground_of(part, step), act, &mut checks);
        checks
    }

    /// The department for whose part an act is: the one that its actor names, its own, or the one that it
    /// took over from.
    pub(super) fn acting_for(&self, act: &Act<'_>) -> Result<AgencyId, Refusal> {
        let answers = |agency: &AgencyId| self.answers_for(agency, act, &mut Checks::new());
        let actor = act.actor();
        let known = |agency: &&AgencyId| self.part(agency).is_some();
        if let Some(named) = actor.succeeding.as_ref().filter(known) {
            // Whom it names, and nobody else.
            let own = answers(named).then(|| named.clone());
            return own.ok_or_else(|| self.no_department(act));
        }
        let own = Some(&actor.agency).filter(known);
        if let Some(agency) = own.filter(|agency| answers(agency)) {
            return Ok(agency.clone());
        }
        let heir_of = self.parts.iter().map(|part| &part.agency);
        let mut heir_of = heir_of.filter(|agency| answers(agency));
        match (heir_of.next(), heir_of.next()) {
            (Some(agency), None) => Ok(agency.clone()),
            (None, _) => Err(self.no_department(act)),
            (Some(_), Some(_)) => Err(Refusal::new(codes::FOR_WHOM)
                .with("actor", &actor.agency)
                .with("visit", self.id())),
        }
    }

    pub(super) fn no_department(&self, act: &Act<'_>) -> Refusal {
        Refusal::new(codes::NOT_A_DEPARTMENT)
            .with("actor", &act.actor().agency)
            .with("visit", self.id())
    }

    /// 谁检查、谁录入、谁公开: whether the actor answers for a department on one of its matters.
    pub(super) fn answers_for(
        &self,
        agency: &AgencyId,
        act: &Act<'_>,
        checks: &mut Checks,
    ) -> bool {
        let mut own = self.drawn().checks.iter().filter(|it| it.agency == *agency);
        own.any(|check| act.answers_for(agency, &check.matter, checks))
    }

    /// When a department's checks ended.
    pub(super) fn ended_at(&self, agency: &AgencyId) -> Option<Timestamp> {
        self.part(agency)?.marks.completed
    }

    /// Whether an agency checks on the visit, or is what became of one that does.
    pub(super) fn is_checked_by(&self, agency: &AgencyId, act: &Act<'_>) -> bool {
        let agencies = self.drawn().agencies();
        let heir = |law: &Law<'_>| agencies.iter().any(|own| law.who().acts_for(agency, own));
        agencies.contains(agency) || act.law().is_some_and(heir)
    }

    /// A department that checks takes its steps. Who recognises says so itself.
    fn is_competent(&self, act: &Act<'_>, step: VisitStep, checks: &mut Checks) {
        // Who reviews, the step itself asks of the round.
        if step.role() == Role::Inspecting {
            departments_act(self.drawn(), act, checks);
        }
    }

    /// When what a step on the whole rests on took effect: the opening, or the end of the first checks.
    fn ground(&self, step: VisitStep) -> Option<Timestamp> {
        match step {
            VisitStep::Recognise => {
                let ends = self.parts.iter().filter_map(|part| part.marks.completed);
                ends.min()
            }
            _ => self.trail.since(),
        }
    }

    /// The same on a part: the opening, the beginning or the end of its checks, or its archive.
    fn ground_of(&self, part: &Part, step: VisitStep) -> Option<Timestamp> {
        use VisitStep as Do;
        let marks = &part.marks;
        let begun = marks.started.or_else(|| self.trail.since());
        match step {
            Do::Obstruct | Do::Sample | Do::Test | Do::Retest | Do::Conclude | Do::Advise => begun,
            Do::Correct => marks.completed.or(marks.worked),
            Do::Complete => marks.worked.or(begun),
            Do::Register | Do::Publish | Do::Withhold | Do::Withdraw => marks.completed,
            // An archive holds the form, and what is added to it everything that came in.
            Do::Archive => marks.completed.max(marks.registered),
            Do::AddToArchive => marks.latest,
            _ => self.trail.since(),
        }
    }

    /// That the department checks a matter on the visit, and the actor answers for it.
    pub(super) fn has_matter(
        &self,
        agency: &AgencyId,
        matter: &MatterId,
        act: &Act<'_>,
        checks: &mut Checks,
    ) {
        self.answers_on(agency, matter, act, checks);
        let mut own = self.drawn().checks.iter().filter(|it| it.agency == *agency);
        checks.require(own.any(|check| check.matter == *matter), || {
            Refusal::new(codes::UNKNOWN_MATTER)
                .with("visit", self.id())
                .with("matter", matter)
        });
    }

    /// The approval and the notice that the check takes were there before it, unless it was urgent.
    pub(super) fn may_begin(
        &self,
        agency: &AgencyId,
        act: &Act<'_>,
        urgent: bool,
        checks: &mut Checks,
    ) {
        let Some(part) = self.part(agency) else {
            return;
        };
        let conduct = &self.opening.conduct;
        let missing = |what, since: Option<Timestamp>| {
            let late = since.is_none_or(|since| since > act.effective());
            what == Requirement::Required && !urgent && late
        };
        checks.require(!missing(conduct.approval, part.marks.approved), || {
            Refusal::new(codes::NOT_APPROVED).with("visit", self.id())
        });
        checks.require(!missing(conduct.notice, part.marks.notified), || {
            Refusal::new(codes::NOT_NOTIFIED).with("visit", self.id())
        });
    }

    /// The reserves passed over and the one taken come first among those of the same department.
    pub(super) fn reserve_is_next(
        &self,
        out: &InspectorId,
        skipped: &[Skip<InspectorId>],
        by: &TeamMember,
        checks: &mut Checks,
    ) {
        let Some(member) = self.team().member(out) else {
            return checks.refuse(
                Refusal::new(codes::NOT_ON_TEAM)
                    .with("visit", self.id())
                    .with("inspector", out),
            );
        };
        let reserves = self.team().reserves.iter();
        let mut reserves = reserves.filter(|r| r.agency == member.agency);
        let in_order = skipped
            .iter()
            .all(|s| reserves.next().map(|it| &it.inspector) == Some(&s.who));
        let next = reserves.next();
        checks.require(in_order && next == Some(by), || {
            Refusal::new(codes::NOT_NEXT_RESERVE)
                .with("out", out)
                .with("by", &by.inspector)
                .with(
                    "next",
                    next.map_or_else(
                        || FactValue::from(&words::NOBODY),
                        |next| (&next.inspector).into(),
                    ),
                )
        });
    }
}

/// One of the departments that check acts, or what became of one.
pub(super) fn departments_act(drawn: &DrawnVisit, act: &Act<'_>, checks: &mut Checks) {
    let mut each = drawn.checks.iter();
    let acts = each.any(|check| act.answers_for(&check.agency, &check.matter, checks));
    checks.require(acts, || {
        Refusal::new(codes::NOT_A_DEPARTMENT)
            .with("actor", &act.actor().agency)
            .with("visit", &drawn.id)
    });
}
