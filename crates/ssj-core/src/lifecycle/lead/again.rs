//! A lead's steps, taken again.

use super::{Lead, LeadEvent, LeadStep};
use crate::base::suite::HashFn;
use crate::law::refusal::Refusals;
use crate::lifecycle::trail::{self, Again, Event};

impl Again for Lead {
    fn begun(hash: HashFn, first: &Event<LeadEvent>) -> Result<(), Refusals> {
        let LeadEvent::Received { received, conduct } = first.payload().clone() else {
            return Err(trail::misplaced(first));
        };
        let (act, id) = (first.act(), trail::subject(first)?);
        trail::same(
            &Self::received_under(hash, &act, id, (received, conduct))?,
            first,
        )
    }

    fn again(&self, event: &Event<LeadEvent>) -> Result<(), Refusals> {
        let act = &event.act();
        let made = match event.payload().clone() {
            LeadEvent::Received { .. } => Err(trail::misplaced(event)),
            LeadEvent::Approved { document } => self.approve(act, document),
            // Who held a certificate that day is the pool's to say.
            LeadEvent::Checked(check) => {
                let mut checks = self.own_agency_acts(act, LeadStep::RecordCheck);
                self.check_is_sound(&check, act, &mut checks);
                return checks.finish();
            }
            LeadEvent::Notified { document } => self.notify(act, document),
            LeadEvent::HandedOver {
                to,
                reason,
                evidence,
            } => self.hand_over(act, to, reason, evidence),
            LeadEvent::Guided { document } => self.guide(act, document),
            LeadEvent::CaseFiled { number } => self.file_case(act, number),
            LeadEvent::Published { channel, receipt } => self.publish(act, channel, receipt),
            LeadEvent::Closed { result } => self.close(act, result),
        };
        trail::same(&made?, event)
    }
}
