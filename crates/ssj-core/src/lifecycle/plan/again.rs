//! A plan's steps, taken again.

use super::{Plan, PlanEvent};
use crate::base::suite::HashFn;
use crate::law::refusal::Refusals;
use crate::lifecycle::trail::{self, Again, Event};

impl Again for Plan {
    fn begun(hash: HashFn, first: &Event<PlanEvent>) -> Result<(), Refusals> {
        let PlanEvent::Drafted { header, items } = first.payload().clone() else {
            return Err(trail::misplaced(first));
        };
        let (command, id) = (first.command(), trail::subject(first)?);
        trail::same(&Self::draft(hash, &command, id, header, items)?, first)
    }

    fn again(&self, event: &Event<PlanEvent>) -> Result<(), Refusals> {
        let command = &event.command();
        let made = match event.payload().clone() {
            PlanEvent::Drafted { .. } => Err(trail::misplaced(event)),
            PlanEvent::Revised { items } => self.revise(command, items),
            PlanEvent::Submitted { forecast } => self.submit(command, forecast),
            PlanEvent::Returned { body, reason } => self.return_for(command, body, reason),
            PlanEvent::Approved { body, despite } => self.approve(command, body, despite),
            PlanEvent::PutInForce { from } => self.put_in_force(command, from),
            PlanEvent::AmendmentProposed(amendment) => self.propose(command, amendment),
            PlanEvent::AmendmentApproved {
                body,
                filing,
                despite,
            } => self.approve_amendment(command, body, filing, despite),
            PlanEvent::AmendmentReturned { body, reason } => {
                self.return_amendment(command, body, reason)
            }
            PlanEvent::DrawnFor { item, draw } => self.draw_for(command, item, draw),
            PlanEvent::Closed => self.close(command),
        };
        trail::same(&made?, event)
    }
}
