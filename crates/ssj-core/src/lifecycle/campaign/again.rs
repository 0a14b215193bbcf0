//! A campaign's steps, taken again.

use super::{Campaign, CampaignEvent};
use crate::base::suite::HashFn;
use crate::law::refusal::Refusals;
use crate::lifecycle::trail::{self, Again, Event};

impl Again for Campaign {
    fn begun(hash: HashFn, first: &Event<CampaignEvent>) -> Result<(), Refusals> {
        let CampaignEvent::Proposed(proposal) = first.payload().clone() else {
            return Err(trail::misplaced(first));
        };
        let (command, id) = (first.command(), trail::subject(first)?);
        trail::same(&Self::propose(hash, &command, id, proposal)?, first)
    }

    fn again(&self, event: &Event<CampaignEvent>) -> Result<(), Refusals> {
        let command = &event.command();
        let made = match event.payload().clone() {
            CampaignEvent::Proposed(_) => Err(trail::misplaced(event)),
            CampaignEvent::Approved { document } => self.approve(command, document),
            CampaignEvent::DrawnFor(draw) => self.draw_for(command, draw),
            CampaignEvent::Closed { summary } => self.close(command, summary),
        };
        trail::same(&made?, event)
    }
}
