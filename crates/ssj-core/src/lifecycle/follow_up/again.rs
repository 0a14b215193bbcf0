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
        let (act, id) = (first.act(), trail::subject(first)?);
        trail::same(&Self::open(hash, &act, id, found)?, first)
    }

    fn again(&self, event: &Event<FindingEvent>) -> Result<(), Refusals> {
        let act = &event.act();
        let made = match event.payload().clone() {
            FindingEvent::Found(_) => Err(trail::misplaced(event)),
            FindingEvent::Offered { to, basis } => self.offer(act, to, basis),
            FindingEvent::Accepted => self.accept(act),
            FindingEvent::Declined { reason } => self.decline(act, reason),
            FindingEvent::Acted { disposal, document } => self.act(act, disposal, document),
            FindingEvent::CrimeSuspected { evidence } => self.suspect_crime(act, evidence),
            FindingEvent::Referred(referral) => self.refer(act, referral),
            FindingEvent::Closed { how, evidence } => self.close(act, how, evidence),
            FindingEvent::Reopened { reason } => self.reopen(act, reason),
        };
        trail::same(&made?, event)
    }
}
