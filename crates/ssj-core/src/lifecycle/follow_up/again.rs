//! A finding's steps, taken again.

use super::{Finding, FindingEvent};
use crate::base::suite::HashFn;
use crate::law::refusal::Refusals;
use crate::lifecycle::trail::{self, Again, Event};

impl Again for Finding {
    fn begun(hash: HashFn, first: &Event<FindingEvent>) -> Result<(), Refusals> {
        let FindingEvent::Found(found) = first.payload().clone() else {
            return Err(trail::misplaced(first));
        };
        let (command, id) = (first.command(), trail::subject(first)?);
        trail::same(&Self::open(hash, &command, id, found)?, first)
    }

    fn again(&self, event: &Event<FindingEvent>) -> Result<(), Refusals> {
        let command = &event.command();
        let made = match event.payload().clone() {
            FindingEvent::Found(_) => Err(trail::misplaced(event)),
            FindingEvent::Offered { to, basis } => self.offer(command, to, basis),
            FindingEvent::Accepted => self.accept(command),
            FindingEvent::Declined { reason } => self.decline(command, reason),
            FindingEvent::Acted { disposal, document } => self.act(command, disposal, document),
            FindingEvent::CrimeSuspected { evidence } => self.suspect_crime(command, evidence),
            FindingEvent::Referred(referral) => self.refer(command, referral),
            FindingEvent::Closed { how, evidence } => self.close(command, how, evidence),
            FindingEvent::Reopened { reason } => self.reopen(command, reason),
        };
        trail::same(&made?, event)
    }
}
