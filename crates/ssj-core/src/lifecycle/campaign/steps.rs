//! The steps of a campaign: each returns the event or everything that forbids it.

use ssj_calendar::Bilingual;

use super::{Campaign, CampaignEvent, CampaignState, Proposal};
use crate::base::evidence::Evidence;
use crate::base::id::{CampaignId, Id};
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::law::refusal::words;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::campaign as codes;
use crate::lifecycle::trail::{Command, Event, Trail};

/// What every step gives.
type Step = Result<Event<CampaignEvent>, Refusals>;

impl Campaign {
    /// Proposes a campaign.
    ///
    /// # Errors
    /// `campaign.no-matter`; `campaign.no-ratio` for each matter without a size of its own;
    /// `campaign.endless`.
    pub fn propose(hash: HashFn, command: &Command, id: CampaignId, proposal: Proposal) -> Step {
        let payload = CampaignEvent::Proposed(proposal);
        let trail = Trail::new(hash, id.into());
        trail.step(command, payload, |payload, checks| {
            if let CampaignEvent::Proposed(proposal) = payload {
                is_sound(trail.subject(), proposal, checks);
            }
        })
    }

    /// Notes its approval.
    ///
    /// # Errors
    /// `campaign.wrong-state`.
    pub fn approve(&self, command: &Command, document: Evidence) -> Step {
        let payload = CampaignEvent::Approved { document };
        self.trail.step(command, payload, |_, checks| {
            self.stands(CampaignState::Proposed, &words::APPROVE, checks);
        })
    }

    /// Ends it.
    ///
    /// # Errors
    /// `campaign.wrong-state`.
    pub fn close(&self, command: &Command, summary: Text) -> Step {
        let payload = CampaignEvent::Closed { summary };
        self.trail.step(command, payload, |_, checks| {
            self.stands(CampaignState::Approved, &words::CLOSE, checks);
        })
    }

    fn stands(&self, state: CampaignState, step: &Bilingual, checks: &mut Checks) {
        checks.require(self.state == state, || {
            Refusal::new(codes::WRONG_STATE)
                .with("campaign", &self.id)
                .with("state", self.state)
                .with("step", step)
        });
    }
}

fn is_sound(id: &Id, proposal: &Proposal, checks: &mut Checks) {
    checks.require(!proposal.matters().is_empty(), || {
        Refusal::new(codes::NO_MATTER).with("campaign", id.as_str())
    });
    checks.require(proposal.period().last().is_some(), || {
        Refusal::new(codes::ENDLESS).with("campaign", id.as_str())
    });
    for matter in proposal.matters() {
        checks.require(!matter.sizes().is_empty(), || {
            Refusal::new(codes::NO_RATIO)
                .with("campaign", id.as_str())
                .with("matter", matter.matter())
        });
    }
}
