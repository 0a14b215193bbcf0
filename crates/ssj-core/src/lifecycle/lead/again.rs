//! A lead's steps, taken again.

use super::{Lead, LeadEvent, LeadStep};
use crate::base::suite::HashFn;
use crate::law::refusal::Refusals;
use crate::lifecycle::trail::{self, Again, Event};

impl Again for Lead {
    fn begun(hash: HashFn, first: &Event<LeadEvent>) -> Result<(), Refusals> {
        let LeadEvent::Received(received) = first.payload().clone() else {
            return Err(trail::misplaced(first));
        };
        let (command, id) = (first.command(), trail::subject(first)?);
        trail::same(&Self::receive(hash, &command, id, received)?, first)
    }

    fn again(&self, event: &Event<LeadEvent>) -> Result<(), Refusals> {
        let command = &event.command();
        let made = match event.payload().clone() {
            LeadEvent::Received(_) => Err(trail::misplaced(event)),
            LeadEvent::Approved { document } => self.approve(command, document),
            // Who held a certificate that day is the pool's to say.
            LeadEvent::Checked(check) => {
                let mut checks = self.own_agency_acts(command, LeadStep::RecordCheck);
                self.check_is_sound(&check, &mut checks);
                return checks.finish();
            }
            LeadEvent::CaseFiled { number } => self.file_case(command, number),
            LeadEvent::Published { channel, receipt } => self.publish(command, channel, receipt),
            LeadEvent::Closed { result } => self.close(command, result),
        };
        trail::same(&made?, event)
    }
}
