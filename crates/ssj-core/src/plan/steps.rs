//! The steps of a plan: each returns the event or everything that forbids it.

use ssj_calendar::Bilingual;

use alloc::vec::Vec;

use time::Date;

use super::rules::{approvable, items_are_sound, route_is_kept};
use super::{Amendment, Forecast, Plan, PlanEvent, PlanHeader, PlanItem, PlanState, ReviewingBody};
use crate::id::PlanId;
use crate::refusal::words;
use crate::refusal::{Checks, Refusal, Refusals};
use crate::rules::plan as codes;
use crate::suite::HashFn;
use crate::text::Text;
use crate::trail::{Command, Event, Trail};

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
        let payload = PlanEvent::Drafted { header, items };
        Trail::new(hash, id.into()).step(command, payload, |payload, checks| {
            if let PlanEvent::Drafted { header, items } = payload {
                items_are_sound(header, items, checks);
            }
        })
    }

    /// Changes the items of a draft or of a plan that was sent back.
    ///
    /// # Errors
    /// `plan.wrong-state`; every fault of the items.
    pub fn revise(&self, command: &Command, items: Vec<PlanItem>) -> Step {
        let payload = PlanEvent::Revised { items };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(
                &[PlanState::Draft, PlanState::Returned],
                &words::REVISE,
                checks,
            );
            if let PlanEvent::Revised { items } = payload {
                items_are_sound(&self.header, items, checks);
            }
        })
    }

    /// Hands the plan in for review, with the forecast of whether it can be carried out.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.no-forecast` for each matter that the forecast leaves out.
    pub fn submit(&self, command: &Command, forecast: Forecast) -> Step {
        let payload = PlanEvent::Submitted { forecast };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(
                &[PlanState::Draft, PlanState::Returned],
                &words::SUBMIT,
                checks,
            );
            if let PlanEvent::Submitted { forecast } = payload {
                forecast_covers(&self.items, forecast, checks);
            }
        })
    }

    /// Sends a submitted plan back.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.wrong-body`, `plan.own-approval`.
    pub fn return_for(&self, command: &Command, body: ReviewingBody, reason: Text) -> Step {
        let payload = PlanEvent::Returned { body, reason };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&[PlanState::Submitted], &words::RETURN, checks);
            if let PlanEvent::Returned { body, .. } = payload {
                route_is_kept(&self.header, body, command.actor(), checks);
            }
        })
    }

    /// Approves a submitted plan; `despite` says why, where the forecast falls short.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.wrong-body`, `plan.own-approval`; `plan.too-few-objects`, `plan.too-few-inspectors`.
    pub fn approve(&self, command: &Command, body: ReviewingBody, despite: Option<Text>) -> Step {
        let payload = PlanEvent::Approved { body, despite };
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&[PlanState::Submitted], &words::APPROVE, checks);
            if let PlanEvent::Approved { body, despite } = payload {
                route_is_kept(&self.header, body, command.actor(), checks);
                approvable(self.forecast.as_ref(), despite.as_ref(), checks);
            }
        })
    }

    /// Puts an approved plan in force from a day on.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.outside-year`.
    pub fn put_in_force(&self, command: &Command, from: Date) -> Step {
        let payload = PlanEvent::PutInForce { from };
        self.trail.step(command, payload, |_, checks| {
            self.stands(&[PlanState::Approved], &words::PUT_IN_FORCE, checks);
            checks.require(from.year() == i32::from(self.header.year()), || {
                Refusal::new(codes::OUTSIDE_YEAR)
                    .with("item", &self.id)
                    .with("day", from)
                    .with("year", u32::from(self.header.year()))
            });
        })
    }

    /// Hands in a change to a plan in force.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.amendment-pending`; every fault of the new items;
    /// `plan.no-forecast`.
    pub fn propose(&self, command: &Command, amendment: Amendment) -> Step {
        let payload = PlanEvent::AmendmentProposed(amendment);
        self.trail.step(command, payload, |payload, checks| {
            self.stands(&[PlanState::InForce], &words::AMEND, checks);
            checks.require(self.pending.is_none(), || {
                Refusal::new(codes::AMENDMENT_PENDING).with("plan", &self.id)
            });
            if let PlanEvent::AmendmentProposed(amendment) = payload {
                items_are_sound(&self.header, amendment.items(), checks);
                forecast_covers(amendment.items(), amendment.forecast(), checks);
            }
        })
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
        let payload = PlanEvent::AmendmentApproved {
            body,
            filing,
            despite,
        };
        self.trail.step(command, payload, |payload, checks| {
            self.has_amendment(&words::ACCEPT_AMENDMENT, checks);
            if let PlanEvent::AmendmentApproved { body, despite, .. } = payload {
                route_is_kept(&self.header, body, command.actor(), checks);
                let forecast = self.pending.as_ref().map(Amendment::forecast);
                approvable(forecast, despite.as_ref(), checks);
            }
        })
    }

    /// Turns the change under review down.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.no-amendment`; `plan.wrong-body`, `plan.own-approval`.
    pub fn return_amendment(&self, command: &Command, body: ReviewingBody, reason: Text) -> Step {
        let payload = PlanEvent::AmendmentReturned { body, reason };
        self.trail.step(command, payload, |payload, checks| {
            self.has_amendment(&words::RETURN_AMENDMENT, checks);
            if let PlanEvent::AmendmentReturned { body, .. } = payload {
                route_is_kept(&self.header, body, command.actor(), checks);
            }
        })
    }

    /// Closes a plan in force: nothing is drawn for it any more.
    ///
    /// # Errors
    /// `plan.wrong-state`; `plan.amendment-pending`.
    pub fn close(&self, command: &Command) -> Step {
        self.trail.step(command, PlanEvent::Closed, |_, checks| {
            self.stands(&[PlanState::InForce], &words::CLOSE, checks);
            checks.require(self.pending.is_none(), || {
                Refusal::new(codes::AMENDMENT_PENDING).with("plan", &self.id)
            });
        })
    }

    fn stands(&self, states: &[PlanState], step: &Bilingual, checks: &mut Checks) {
        checks.require(states.contains(&self.state), || {
            Refusal::new(codes::WRONG_STATE)
                .with("plan", &self.id)
                .with("state", self.state)
                .with("step", step)
        });
    }

    fn has_amendment(&self, step: &Bilingual, checks: &mut Checks) {
        self.stands(&[PlanState::InForce], step, checks);
        checks.require(self.pending.is_some(), || {
            Refusal::new(codes::NO_AMENDMENT).with("plan", &self.id)
        });
    }
}

fn forecast_covers(items: &[PlanItem], forecast: &Forecast, checks: &mut Checks) {
    for item in items {
        for matter in item.matters() {
            checks.require(forecast.covers(item.id(), matter.matter()), || {
                Refusal::new(codes::NO_FORECAST)
                    .with("item", item.id())
                    .with("matter", matter.matter())
            });
        }
    }
}
