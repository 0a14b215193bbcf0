//! The steps of a campaign: each returns the event or everything that forbids it.

use super::{Campaign, CampaignEvent, CampaignState, Proposal, Trigger};
use crate::base::evidence::Evidence;
use crate::base::id::{CampaignId, Id};
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::law::conduct::Requirement;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::campaign as codes;
use crate::laws::Law;
use crate::lifecycle::plan::{
    PlannedMatter, PlannedNumber, PlannedSizes, RoundDraw, matters_fit, offices_fit,
};
use crate::lifecycle::step::steps;
use crate::lifecycle::trail::{Act, Event, Role, Step as _, Trail, rests_on};

steps! {
    /// The steps of a campaign.
    pub enum CampaignStep of "campaign" in CampaignState {
        /// It is begun.
        Propose = "propose", "提出", Keeper C2_8B, [];
        /// It is approved.
        Approve = "approve", "批准", Reviewer S54_6, [Proposed];
        /// It is filed.
        File = "file", "备案", Keeper S54_6, [Approved];
        /// A round draws for it.
        DrawFor = "draw-for" / "draw for", "抽取", Keeper C2_8B, [Approved];
        /// It is ended.
        Close = "close", "结束", Keeper C2_8B, [Approved];
    }
}

/// What every step gives.
type Step = Result<Event<CampaignEvent>, Refusals>;

impl Campaign {
    /// Proposes a campaign.
    ///
    /// # Errors
    /// `campaign.no-matter`; `campaign.no-ratio` for each matter without a size of its own;
    /// `campaign.endless`; of a re-check `campaign.nobody-below` and, for each matter that another agency is to
    /// check, `campaign.recheck-by-others`.
    pub fn propose(hash: HashFn, act: &Act<'_>, id: CampaignId, proposal: Proposal) -> Step {
        let trail = Trail::new(hash, id.into());
        let mut checks = trail.checks(act);
        let keeper = &act.actor().agency;
        if let Some(law) = act.law()
            && let Some(place) = law.who().place(keeper)
        {
            for planned in &proposal.matters {
                let within = (keeper, Some(place));
                offices_fit(trail.subject(), within, planned, law, &mut checks);
            }
        }
        is_sound(trail.subject(), &proposal, &mut checks);
        is_recheck_by_superior(&proposal, act, &mut checks);
        trail.event(act, CampaignEvent::Proposed(proposal), checks)
    }

    /// Notes its approval, by a government of county level or above, or by the superior in a vertically led
    /// system.
    ///
    /// # Errors
    /// `campaign.wrong-state`; `campaign.not-the-approver`, `campaign.own-approval`.
    pub fn approve(&self, act: &Act<'_>, document: Evidence) -> Step {
        let mut checks = self.checks(act, CampaignStep::Approve);
        let actor = &act.actor().agency;
        let own = act.acts_for(&self.keeper, &mut Checks::new());
        checks.require(!own, || {
            Refusal::new(codes::OWN_APPROVAL)
                .with("actor", actor)
                .with("campaign", &self.id)
        });
        let approves = act.may(|law| {
            let who = law.who();
            let mut keepers = who.now(&self.keeper).into_iter();
            keepers.any(|keeper| who.approves_campaign(actor, keeper))
        });
        checks.require(own || approves, || {
            Refusal::new(codes::NOT_THE_APPROVER)
                .with("actor", actor)
                .with("campaign", &self.id)
        });
        self.trail
            .event(act, CampaignEvent::Approved { document }, checks)
    }

    /// Keeps under which number it was filed (备案).
    ///
    /// # Errors
    /// `campaign.wrong-state`; `campaign.filed-twice`.
    #[doc(alias = "备案")]
    pub fn file(&self, act: &Act<'_>, number: Text) -> Step {
        let mut checks = self.checks(act, CampaignStep::File);
        checks.require(self.filed.is_none(), || {
            Refusal::new(codes::FILED_TWICE).with("campaign", &self.id)
        });
        self.trail
            .event(act, CampaignEvent::Filed { number }, checks)
    }

    /// Keeps that a round draws for it: see [`Plan::draw_for`](crate::plan::Plan::draw_for).
    ///
    /// # Errors
    /// `campaign.wrong-state`; `campaign.outside-period`; `mandate.used-up` where nothing is left, and
    /// whatever [`Task::fits`](crate::Task::fits) refuses; `mandate.out-of-line`.
    pub fn draw_for(&self, act: &Act<'_>, draw: RoundDraw) -> Step {
        let mut checks = self.checks(act, CampaignStep::DrawFor);
        let day = act.day();
        self.is_open(day, &mut checks);
        self.draws
            .take(self.id.as_id(), &draw, || self.mandate(day), &mut checks);
        self.trail.event(act, CampaignEvent::DrawnFor(draw), checks)
    }

    /// Ends it.
    ///
    /// # Errors
    /// `campaign.wrong-state`; `campaign.not-filed` where an instrument in force asks for its filing.
    pub fn close(&self, act: &Act<'_>, summary: Text) -> Step {
        let mut checks = self.checks(act, CampaignStep::Close);
        let asked = |law: &Law<'_>| law.in_force().campaign_filing().value == Requirement::Required;
        let asked = act.law().is_some_and(asked);
        checks.require(!asked || self.filed.is_some(), || {
            Refusal::new(codes::NOT_FILED).with("campaign", &self.id)
        });
        self.trail
            .event(act, CampaignEvent::Closed { summary }, checks)
    }

    /// The checks of a step, which must fit the campaign's state.
    fn checks(&self, act: &Act<'_>, step: CampaignStep) -> Checks {
        let mut checks = self.trail.checks(act);
        checks.require(step.states().contains(&self.state), || {
            Refusal::new(codes::WRONG_STATE)
                .with("campaign", &self.id)
                .with("state", self.state)
                .with("step", step)
        });
        if step.role() == Role::Keeper {
            let own = act.acts_for(&self.keeper, &mut checks);
            checks.require(own, || {
                Refusal::new(codes::NOT_THE_KEEPER)
                    .with("actor", &act.actor().agency)
                    .with("keeper", &self.keeper)
            });
        }
        rests_on(self.trail.last_effective(), act, &mut checks);
        checks
    }
}

fn is_sound(id: &Id, proposal: &Proposal, checks: &mut Checks) {
    checks.require(!proposal.matters.is_empty(), || {
        Refusal::new(codes::NO_MATTER).with("campaign", id.as_str())
    });
    checks.require(proposal.period.last().is_some(), || {
        Refusal::new(codes::ENDLESS).with("campaign", id.as_str())
    });
    matters_fit(id, &proposal.matters, checks);
    for matter in &proposal.matters {
        checks.require(has_ratio(matter), || {
            Refusal::new(codes::NO_RATIO)
                .with("campaign", id.as_str())
                .with("matter", &matter.matter)
        });
    }
}

/// 上级行政部门……抽样复查: an agency that has others below it checks again itself what they checked.
fn is_recheck_by_superior(proposal: &Proposal, act: &Act<'_>, checks: &mut Checks) {
    let Some(law) = act.law().filter(|_| proposal.trigger == Trigger::Recheck) else {
        return;
    };
    let (who, keeper) = (law.who(), &act.actor().agency);
    let mut there = law.agencies().in_force(law.day());
    let below = there.any(|then| who.is_below(then.agency().id(), keeper));
    checks.require(below, || {
        Refusal::new(codes::NOBODY_BELOW).with("actor", keeper)
    });
    for planned in &proposal.matters {
        let mut others = planned.who.agencies().filter(|own| *own != keeper);
        if let Some(other) = others.next() {
            checks.refuse(
                Refusal::new(codes::RECHECK_BY_OTHERS)
                    .with("matter", &planned.matter)
                    .with("agency", other)
                    .with("keeper", keeper),
            );
        }
    }
}

/// A share of the pool, or sizes.
fn has_ratio(planned: &PlannedMatter) -> bool {
    let sized = match &planned.sizes {
        PlannedSizes::Open(sizes) => !sizes.is_empty(),
        PlannedSizes::Annexed(_) => true,
    };
    sized || matches!(planned.number, PlannedNumber::Share { .. })
}
