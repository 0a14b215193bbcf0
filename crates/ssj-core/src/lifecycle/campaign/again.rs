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
        let (act, id) = (first.act(), trail::subject(first)?);
        trail::same(&Self::propose(hash, &act, id, proposal)?, first)
    }

    fn again(&self, event: &Event<CampaignEvent>) -> Result<(), Refusals> {
        let act = &event.act();
        let made = match event.payload().clone() {
            CampaignEvent::Proposed(_) => Err(trail::misplaced(event)),
            CampaignEvent::Approved { document } => self.approve(act, document),
            CampaignEvent::Filed { number } => self.file(act, number),
            CampaignEvent::DrawnFor(draw) => self.draw_for(act, draw),
            CampaignEvent::Closed { summary } => self.close(act, summary),
        };
        trail::same(&made?, event)
    }
}
