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
        let (act, id) = (first.act(), trail::subject(first)?);
        trail::same(&Self::draft(hash, &act, id, header, items)?, first)
    }

    fn again(&self, event: &Event<PlanEvent>) -> Result<(), Refusals> {
        let act = &event.act();
        let made = match event.payload().clone() {
            PlanEvent::Drafted { .. } => Err(trail::misplaced(event)),
            PlanEvent::Revised { items } => self.revise(act, items),
            PlanEvent::Submitted { forecast } => self.submit(act, forecast),
            PlanEvent::Returned { body, reason } => self.returned_by(act, body, reason),
            PlanEvent::Approved { body, despite } => self.approved_by(act, body, despite),
            PlanEvent::PutInForce { from } => self.put_in_force(act, from),
            PlanEvent::AmendmentProposed(amendment) => self.propose(act, amendment),
            PlanEvent::AmendmentApproved {
                body,
                filing,
                despite,
            } => self.amendment_approved_by(act, body, filing, despite),
            PlanEvent::AmendmentReturned { body, reason } => {
                self.amendment_returned_by(act, body, reason)
            }
            PlanEvent::DrawnFor { item, draw } => self.draw_for(act, item, draw),
            PlanEvent::Published(publication) => self.publish(act, publication),
            PlanEvent::Closed => self.close(act),
        };
        trail::same(&made?, event)
    }
}
