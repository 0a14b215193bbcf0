//! The steps of a plan: each returns the event or everything that forbids it.

use alloc::vec::Vec;

use time::Date;

use super::rules::{approvable, items_are_sound, route_is_kept};
use super::{
    Amendment, Draws, Forecast, Plan, PlanEvent, PlanHeader, PlanItem, PlanState, ReviewingBody,
    RoundDraw,
};
use crate::base::id::{PlanId, PlanItemId};
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::plan as codes;
use crate::lifecycle::step::steps;
use crate::lifecycle::trail::{Command, Event, Step as _, Trail};

steps! {
    /// The steps of a plan.
    pub enum PlanStep of "plan" in PlanState {
        /// It is begun.
        Draft = "draft", "起草", Keeper, [];
        /// Its items are changed.
        Revise = "revise", "修改", Keeper, [Draft, Returned];
        /// It is handed in for review.
        Submit = "submit", "报送", Keeper, [Draft, Returned];
        /// It is sent back.
        Return = "return", "退回", Reviewer, [Submitted];
        /// It is approved.
        Approve = "approve", "批准", Reviewer, [Submitted];
        /// It is put in force.
        PutInForce = "put-in-force" / "put in force", "实施", Keeper, [Approved];
        /// A change is handed in for review.
        Amend = "amend", "调整", Keeper, [InForce];
        /// The change is approved and filed.
        ApproveAmendment = "approve-amendment" / "approve an amendment of", "批准调整", Reviewer, [InForce];
        /// The change is turned down.
        ReturnAmendment = "return-amendment" / "return an amendment of", "退回调整", Reviewer, [InForce];
        /// A round draws for an item.
        DrawFor = "draw-for" / "draw for an item of", "抽取", Keeper, [InForce];
        /// It is closed.
        Close = "close", "结束", Keeper, [InForce];
    }
}

/// What every step gives.
type Step = Result<Event<PlanEvent>, Refusals>;

impl Plan {
    /// Begins a plan.
    ///
    /// # Errors
    /// Every fault of its items: see [`rules::plan`](crate::rules::plan).
    pub fn draft(
        hash: HashFn,
        command: &Command,
        id: PlanId,
        header: PlanHeader,
        items: Vec<PlanItem>,
    ) -> Step {
        let trail = Trail::new(hash, id.into());
        let mut checks = trail.checks(command);
        items_are_sound(&header, &items, &mut checks);
        trail.event(command, PlanEvent::Drafted { header, items }, checks)
    }

    /// Changes the items of a draft or of a plan that was sent back.
    ///
    /// # Errors
    /// `plan.wrong-state`; every fault of the items.
    pub fn revise(&self, command: &Command, items: Vec<PlanItem>) -> Step {
        let mut checks = self.checks(command, PlanStep::Revise);
        items_are_sound(&self.header, &items, &mut checks);
        self.trail
            .event(command, PlanEvent::Revised { items }, checks)
    }

    /// Hands the plan in for review, with the forecast of whether it can be carried out.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.no-forecast` for each matter that the forecast leaves out.
    pub fn submit(&self, command: &Command, forecast: Forecast) -> Step {
        let mut checks = self.checks(command, PlanStep::Submit);
        forecast_covers(&self.items, &forecast, &mut checks);
        self.trail
            .event(command, PlanEvent::Submitted { forecast }, checks)
    }

    /// Sends a submitted plan back.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.wrong-body`, `plan.own-approval`.
    pub fn return_for(&self, command: &Command, body: ReviewingBody, reason: Text) -> Step {
        let mut checks = self.checks(command, PlanStep::Return);
        route_is_kept(&self.header, &body, command.actor(), &mut checks);
        self.trail
            .event(command, PlanEvent::Returned { body, reason }, checks)
    }

    /// Approves a submitted plan; `despite` says why, where the forecast falls short.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.wrong-body`, `plan.own-approval`; `plan.too-few-objects`, `plan.too-few-inspectors`.
    pub fn approve(&self, command: &Command, body: ReviewingBody, despite: Option<Text>) -> Step {
        let mut checks = self.checks(command, PlanStep::Approve);
        route_is_kept(&self.header, &body, command.actor(), &mut checks);
        approvable(self.forecast.as_ref(), despite.as_ref(), &mut checks);
        self.trail
            .event(command, PlanEvent::Approved { body, despite }, checks)
    }

    /// Puts an approved plan in force from a day on.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.outside-year`.
    pub fn put_in_force(&self, command: &Command, from: Date) -> Step {
        let mut checks = self.checks(command, PlanStep::PutInForce);
        checks.require(from.year() == i32::from(self.header.year), || {
            Refusal::new(codes::OUTSIDE_YEAR)
                .with("item", &self.id)
                .with("day", from)
                .with("year", u32::from(self.header.year))
        });
        self.trail
            .event(command, PlanEvent::PutInForce { from }, checks)
    }

    /// Hands in a change to a plan in force.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.amendment-pending`; every fault of the new items;
    /// `plan.no-forecast`.
    pub fn propose(&self, command: &Command, amendment: Amendment) -> Step {
        let mut checks = self.checks(command, PlanStep::Amend);
        self.has_no_amendment(&mut checks);
        items_are_sound(&self.header, &amendment.items, &mut checks);
        forecast_covers(&amendment.items, &amendment.forecast, &mut checks);
        self.trail
            .event(command, PlanEvent::AmendmentProposed(amendment), checks)
    }

    /// Approves and files the change under review: the plan's next version is in force.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.no-amendment`; `plan.wrong-body`, `plan.own-approval`;
    /// `plan.too-few-objects`, `plan.too-few-inspectors`.
    pub fn approve_amendment(
        &self,
        command: &Command,
        body: ReviewingBody,
        filing: Text,
        despite: Option<Text>,
    ) -> Step {
        let mut checks = self.checks(command, PlanStep::ApproveAmendment);
        self.has_amendment(&mut checks);
        route_is_kept(&self.header, &body, command.actor(), &mut checks);
        let forecast = self.pending.as_ref().map(|pending| &pending.forecast);
        approvable(forecast, despite.as_ref(), &mut checks);
        let payload = PlanEvent::AmendmentApproved {
            body,
            filing,
            despite,
        };
        self.trail.event(command, payload, checks)
    }

    /// Turns the change under review down.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.no-amendment`; `plan.wrong-body`, `plan.own-approval`.
    pub fn return_amendment(&self, command: &Command, body: ReviewingBody, reason: Text) -> Step {
        let mut checks = self.checks(command, PlanStep::ReturnAmendment);
        self.has_amendment(&mut checks);
        route_is_kept(&self.header, &body, command.actor(), &mut checks);
        self.trail.event(
            command,
            PlanEvent::AmendmentReturned { body, reason },
            checks,
        )
    }

    /// Keeps that a round draws for an item, once its commitment is made and before its seed is known:
    /// what it draws is no longer left. A round that draws again in the place of a superseded one draws
    /// the same, and counts once.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.unknown-item`, `plan.outside-period`; `mandate.used-up` where nothing
    /// is left, and whatever [`Mandate::fits`](crate::Mandate::fits) refuses; `mandate.out-of-line`.
    pub fn draw_for(&self, command: &Command, item: PlanItemId, draw: RoundDraw) -> Step {
        let mut checks = self.checks(command, PlanStep::DrawFor);
        let day = command.effective().china_date();
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
            .event(command, PlanEvent::DrawnFor { item, draw }, checks)
    }

    /// Closes a plan in force: nothing is drawn for it any more.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.amendment-pending`.
    pub fn close(&self, command: &Command) -> Step {
        let mut checks = self.checks(command, PlanStep::Close);
        self.has_no_amendment(&mut checks);
        self.trail.event(command, PlanEvent::Closed, checks)
    }

    /// The checks of a step, which must fit the plan's state.
    fn checks(&self, command: &Command, step: PlanStep) -> Checks {
        let mut checks = self.trail.checks(command);
        checks.require(step.states().contains(&self.state), || {
            Refusal::new(codes::WRONG_STATE)
                .with("plan", &self.id)
                .with("state", self.state)
                .with("step", step)
        });
        checks
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
