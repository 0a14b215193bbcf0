//! The steps of a plan: each returns the event or everything that forbids it.

use alloc::vec::Vec;

use time::Date;

use super::rules::{approvable, items_are_sound, keeps};
use super::{
    Amendment, Draws, Forecast, Plan, PlanEvent, PlanHeader, PlanItem, PlanState, ReviewingBody,
    RoundDraw,
};
use crate::base::id::{PlanId, PlanItemId};
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::base::timestamp::Timestamp;
use crate::data::matter::Publication;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::plan as codes;
use crate::lifecycle::step::steps;
use crate::lifecycle::trail::{Act, Event, Role, Step as _, Trail, rests_on};

steps! {
    /// The steps of a plan.
    pub enum PlanStep of "plan" in PlanState {
        /// It is begun.
        Draft = "draft", "起草", Keeper C2_5A, [];
        /// Its items are changed.
        Revise = "revise", "修改", Keeper C2_5A, [Draft, Returned];
        /// It is handed in for review.
        Submit = "submit", "报送", Keeper C2_5A, [Draft, Returned];
        /// It is sent back.
        Return = "return", "退回", Reviewer C2_5A, [Submitted];
        /// It is approved.
        Approve = "approve", "批准", Reviewer C2_5A, [Submitted];
        /// It is put in force.
        PutInForce = "put-in-force" / "put in force", "实施", Keeper C2_5A, [Approved];
        /// It is made public, in the version that is in force.
        Publish = "publish", "公布", Keeper LibSteps, [InForce];
        /// A change is handed in for review.
        Amend = "amend", "调整", Keeper C2_5B, [InForce];
        /// The change is approved and filed.
        ApproveAmendment = "approve-amendment" / "approve an amendment of", "批准调整", Reviewer C2_5B, [InForce];
        /// The change is turned down.
        ReturnAmendment = "return-amendment" / "return an amendment of", "退回调整", Reviewer C2_5B, [InForce];
        /// A round draws for an item.
        DrawFor = "draw-for" / "draw for an item of", "抽取", Keeper C2_5B, [InForce];
        /// It is closed.
        Close = "close", "结束", Keeper C2_5A, [Draft, Returned, Approved, InForce];
    }
}

/// What every step gives.
type Step = Result<Event<PlanEvent>, Refusals>;

impl Plan {
    /// Begins a plan.
    ///
    /// # Errors
    /// `plan.not-the-keeper`, `plan.other-jurisdiction`; `plan.other-route` where it is not the way to
    /// approval of the instruments in force; every fault of its items: see
    /// [`rules::plan`](crate::rules::plan).
    pub fn draft(
        hash: HashFn,
        act: &Act<'_>,
        id: PlanId,
        header: PlanHeader,
        items: Vec<PlanItem>,
    ) -> Step {
        let trail = Trail::new(hash, id.into());
        let mut checks = trail.checks(act);
        keeps(&header, act, &mut checks);
        let place = &header.jurisdiction;
        let owner = header.owner.agency();
        let own = act.may(|law| law.who().is_of_place(owner, place));
        checks.require(own, || {
            Refusal::new(codes::OTHER_JURISDICTION)
                .with("agency", owner)
                .with("jurisdiction", place)
        });
        let route = act.law().map(|law| law.route(&header.jurisdiction));
        checks.require(route.is_none_or(|route| route == header.route), || {
            Refusal::new(codes::OTHER_ROUTE)
                .with("kind", header.route.kind)
                .with("jurisdiction", &header.route.jurisdiction)
        });
        items_are_sound(&header, &items, act, &mut checks);
        trail.event(act, PlanEvent::Drafted { header, items }, checks)
    }

    /// Changes the items of a draft or of a plan that was sent back.
    ///
    /// # Errors
    /// `plan.wrong-state`; every fault of the items.
    pub fn revise(&self, act: &Act<'_>, items: Vec<PlanItem>) -> Step {
        let mut checks = self.checks(act, PlanStep::Revise);
        items_are_sound(&self.header, &items, act, &mut checks);
        self.trail.event(act, PlanEvent::Revised { items }, checks)
    }

    /// Hands the plan in for review, with the forecast of whether it can be carried out.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.no-forecast` for each matter that the forecast leaves out.
    pub fn submit(&self, act: &Act<'_>, forecast: Forecast) -> Step {
        let mut checks = self.checks(act, PlanStep::Submit);
        forecast_covers(&self.items, &forecast, &mut checks);
        self.trail
            .event(act, PlanEvent::Submitted { forecast }, checks)
    }

    /// Sends a submitted plan back.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.wrong-body`, `plan.own-approval`.
    pub fn return_for(&self, act: &Act<'_>, reason: Text) -> Step {
        self.returned_by(act, self.body(act), reason)
    }

    pub(super) fn returned_by(&self, act: &Act<'_>, body: ReviewingBody, reason: Text) -> Step {
        let mut checks = self.checks(act, PlanStep::Return);
        self.route_is_kept(&body, act, &mut checks);
        self.trail
            .event(act, PlanEvent::Returned { body, reason }, checks)
    }

    /// Approves a submitted plan; `despite` says why, where the forecast falls short.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.wrong-body`, `plan.own-approval`; `plan.too-few-objects`, `plan.too-few-inspectors`.
    pub fn approve(&self, act: &Act<'_>, despite: Option<Text>) -> Step {
        self.approved_by(act, self.body(act), despite)
    }

    pub(super) fn approved_by(
        &self,
        act: &Act<'_>,
        body: ReviewingBody,
        despite: Option<Text>,
    ) -> Step {
        let mut checks = self.checks(act, PlanStep::Approve);
        self.route_is_kept(&body, act, &mut checks);
        approvable(self.forecast.as_ref(), despite.as_ref(), &mut checks);
        self.trail
            .event(act, PlanEvent::Approved { body, despite }, checks)
    }

    /// Puts an approved plan in force from a day on.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.outside-year`; `plan.before-approval` where that day lies before the
    /// one on which its approval was recorded.
    pub fn put_in_force(&self, act: &Act<'_>, from: Date) -> Step {
        let mut checks = self.checks(act, PlanStep::PutInForce);
        checks.require(from.year() == i32::from(self.header.year), || {
            Refusal::new(codes::OUTSIDE_YEAR)
                .with("item", &self.id)
                .with("day", from)
                .with("year", u32::from(self.header.year))
        });
        // 审核后实施: what an approval allows begins once it is there.
        let approved = self.trail.recorded().map(Timestamp::china_date);
        if let Some(approved) = approved.filter(|approved| from < *approved) {
            checks.refuse(
                Refusal::new(codes::BEFORE_APPROVAL)
                    .with("plan", &self.id)
                    .with("day", from)
                    .with("approved", approved),
            );
        }
        self.trail
            .event(act, PlanEvent::PutInForce { from }, checks)
    }

    /// Keeps that the version in force is public (公布计划), where and since when: not before the plan was
    /// approved, and not after it is recorded.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.published-twice`; `plan.published-out-of-time`.
    #[doc(alias = "公布计划")]
    pub fn publish(&self, act: &Act<'_>, publication: Publication) -> Step {
        let mut checks = self.checks(act, PlanStep::Publish);
        let twice = self.publication().is_some();
        checks.require(!twice, || {
            Refusal::new(codes::PUBLISHED_TWICE)
                .with("plan", &self.id)
                .with("version", self.version)
        });
        let recorded = act.recorded().china_date();
        let approved = self.approved.china_date();
        let on = publication.on;
        checks.require(approved <= on && on <= recorded, || {
            Refusal::new(codes::PUBLISHED_OUT_OF_TIME)
                .with("plan", &self.id)
                .with("day", on)
                .with("approved", approved)
                .with("recorded", recorded)
        });
        self.trail
            .event(act, PlanEvent::Published(publication), checks)
    }

    /// Hands in a change to a plan in force.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.amendment-pending`; every fault of the new items;
    /// `plan.no-forecast`.
    pub fn propose(&self, act: &Act<'_>, amendment: Amendment) -> Step {
        let mut checks = self.checks(act, PlanStep::Amend);
        self.has_no_amendment(&mut checks);
        items_are_sound(&self.header, &amendment.items, act, &mut checks);
        forecast_covers(&amendment.items, &amendment.forecast, &mut checks);
        self.trail
            .event(act, PlanEvent::AmendmentProposed(amendment), checks)
    }

    /// Approves and files the change under review: the plan's next version is in force.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.no-amendment`; `plan.wrong-body`, `plan.own-approval`;
    /// `plan.too-few-objects`, `plan.too-few-inspectors`.
    pub fn approve_amendment(&self, act: &Act<'_>, filing: Text, despite: Option<Text>) -> Step {
        self.amendment_approved_by(act, self.body(act), filing, despite)
    }

    pub(super) fn amendment_approved_by(
        &self,
        act: &Act<'_>,
        body: ReviewingBody,
        filing: Text,
        despite: Option<Text>,
    ) -> Step {
        let mut checks = self.checks(act, PlanStep::ApproveAmendment);
        self.has_amendment(&mut checks);
        self.route_is_kept(&body, act, &mut checks);
        let forecast = self.pending.as_ref().map(|pending| &pending.forecast);
        approvable(forecast, despite.as_ref(), &mut checks);
        let payload = PlanEvent::AmendmentApproved {
            body,
            filing,
            despite,
        };
        self.trail.event(act, payload, checks)
    }

    /// Turns the change under review down.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.no-amendment`; `plan.wrong-body`, `plan.own-approval`.
    pub fn return_amendment(&self, act: &Act<'_>, reason: Text) -> Step {
        self.amendment_returned_by(act, self.body(act), reason)
    }

    pub(super) fn amendment_returned_by(
        &self,
        act: &Act<'_>,
        body: ReviewingBody,
        reason: Text,
    ) -> Step {
        let mut checks = self.checks(act, PlanStep::ReturnAmendment);
        self.has_amendment(&mut checks);
        self.route_is_kept(&body, act, &mut checks);
        self.trail
            .event(act, PlanEvent::AmendmentReturned { body, reason }, checks)
    }

    /// Keeps that a round draws for an item, once its commitment is made and before its seed is known:
    /// what it draws is no longer left. A round that draws again in the place of a superseded one draws
    /// the same, and counts once.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.unknown-item`, `plan.outside-period`; `mandate.used-up` where nothing
    /// is left, and whatever [`Task::fits`](crate::Task::fits) refuses; `mandate.out-of-line`.
    pub fn draw_for(&self, act: &Act<'_>, item: PlanItemId, draw: RoundDraw) -> Step {
        let mut checks = self.checks(act, PlanStep::DrawFor);
        let day = act.effective().china_date();
        if checks.absorb(self.open_item(&item, day)).is_some() {
            let draws = self.draws.get(&item).unwrap_or(Draws::NONE);
            draws.take(
                item.as_id(),
                &draw,
                || self.mandate(&item, day),
                &mut checks,
            );
        }
        self.trail
            .event(act, PlanEvent::DrawnFor { item, draw }, checks)
    }

    /// Closes a plan in force: nothing is drawn for it any more. One that never was is given up: a plan is put
    /// in force within its year or not at all.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.amendment-pending`.
    pub fn close(&self, act: &Act<'_>) -> Step {
        let mut checks = self.checks(act, PlanStep::Close);
        self.has_no_amendment(&mut checks);
        self.trail.event(act, PlanEvent::Closed, checks)
    }

    /// The checks of a step, which must fit the plan's state and its actor.
    fn checks(&self, act: &Act<'_>, step: PlanStep) -> Checks {
        let mut checks = self.trail.checks(act);
        // The way to approval says who reviews.
        if step.role() == Role::Keeper {
            keeps(&self.header, act, &mut checks);
        }
        rests_on(self.trail.last_effective(), act, &mut checks);
        checks.require(step.states().contains(&self.state), || {
            Refusal::new(codes::WRONG_STATE)
                .with("plan", &self.id)
                .with("state", self.state)
                .with("step", step)
        });
        checks
    }

    /// The actor as the body that the route names: whether it is that, the register says.
    fn body(&self, act: &Act<'_>) -> ReviewingBody {
        let route = &self.header.route;
        ReviewingBody {
            agency: act.actor().agency.clone(),
            kind: route.kind,
            jurisdiction: route.jurisdiction.clone(),
        }
    }

    /// The reviewer is the body that the route names, acts itself, and is not the plan's own agency. Only
    /// the body of an event can be another one than the actor.
    fn route_is_kept(&self, body: &ReviewingBody, act: &Act<'_>, checks: &mut Checks) {
        let (route, actor) = (&self.header.route, &act.actor().agency);
        let known = act.may(|law| law.who().reviewer(actor, route).is_some());
        checks.require(known && *body == self.body(act), || {
            Refusal::new(codes::WRONG_BODY)
                .with("body", actor)
                .with("wanted-kind", route.kind)
                .with("wanted-jurisdiction", &route.jurisdiction)
        });
        let own = act.acts_for(self.header.owner.agency(), &mut Checks::new());
        checks.require(!own, || {
            Refusal::new(codes::OWN_APPROVAL).with("body", actor)
        });
    }

    fn has_amendment(&self, checks: &mut Checks) {
        checks.require(self.pending.is_some(), || {
            Refusal::new(codes::NO_AMENDMENT).with("plan", &self.id)
        });
    }

    fn has_no_amendment(&self, checks: &mut Checks) {
        checks.require(self.pending.is_none(), || {
            Refusal::new(codes::AMENDMENT_PENDING).with("plan", &self.id)
        });
    }
}

fn forecast_covers(items: &[PlanItem], forecast: &Forecast, checks: &mut Checks) {
    for item in items {
        for matter in &item.matters {
            checks.require(forecast.covers(&item.id, &matter.matter), || {
                Refusal::new(codes::NO_FORECAST)
                    .with("item", &item.id)
                    .with("matter", &matter.matter)
            });
        }
    }
}
