//! Special campaigns (专项检查): drawn with a ratio of their own, for a stated risk. 二（八）.
//!
//! ```
//! use ssj_core::EvidenceDigest;
//! use ssj_core::campaign::*;
//! use ssj_core::plan::PlannedMatter;
//! use ssj_core::trail::{Act, Actor, Command, Lifecycle, Salt};
//! use ssj_core::*;
//! use time::macros::date;
//!
//! let h = Suite::Intl.hash_fn()?;
//! let amr = AgencyId::new("cc-amr")?;
//! # let laws = laws::town()?;
//! let law = laws.on(date!(2026-06-02), &DivisionId::new("220100")?)?;
//! let act = |n: u64, who: &AgencyId| -> Result<Act<'_>, Box<dyn core::error::Error>> {
//!     let (id, at) = (CommandId::new(&n.to_string())?, "2026-06-02T09:00:00+08:00".parse()?);
//!     Ok(Command::new(id, n, Actor::agency(who.clone()), at, Salt::from_bytes([7; 32])).under(&law))
//! };
//! let fifth = Sizing { rule: SizeRule::Ratio("20%".parse()?), spread: Spread::Proportional };
//! let matter = PlannedMatter::new(MatterId::new("gas")?, amr.clone(), PoolId::new("gas")?, 80)
//!     .with_size(None, fifth);
//! let june = Period::between(date!(2026-06-01), date!(2026-06-30))?;
//! let proposal = Proposal::new(Trigger::ProminentRisk, Text::new("近期燃气事故多发")?, june)
//!     .with_matter(matter);
//! let proposed = Campaign::propose(h, &act(0, &amr)?, CampaignId::new("gas")?, proposal)?;
//! let mut campaign = Campaign::begin(h, &proposed)?;
//! assert!(campaign.mandate(date!(2026-06-10)).is_err());
//! let order = Evidence { title: Text::new("批准文件")?, digest: EvidenceDigest(Digest::from_bytes([1; 32])) };
//! let government = AgencyId::new("cc-gov")?;
//! campaign.apply(&campaign.approve(&act(1, &government)?, order)?)?;
//! let mandate = campaign.mandate(date!(2026-06-10))?;
//! assert!(matches!(mandate.source(), MandateSource::Campaign(_)), "counts toward no plan");
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod again;
mod event;
mod steps;

use time::Date;

use crate::base::day::Day;
use crate::base::id::{AgencyId, CampaignId};
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::base::timestamp::Timestamp;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::{campaign as codes, mandate};
use crate::lifecycle::mandate::{Mandate, Task};
use crate::lifecycle::plan::{Draws, RoundDraw};
use crate::lifecycle::trail::{Event, Followed, Lifecycle, ReplayError, Trail, lifecycle};
use crate::paper::MandateSource;

pub use event::{CampaignEvent, Proposal, Trigger};
pub use steps::CampaignStep;

words! {
    /// Where a campaign stands.
    pub enum CampaignState {
        /// It is proposed.
        Proposed = "proposed", "已提出";
        /// It was approved: it may be drawn.
        Approved = "approved", "已批准";
        /// It is over.
        Closed = "closed", "已结束";
    }
}

/// A special campaign (专项检查).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Campaign {
    #[cfg_attr(feature = "serde", serde(skip))]
    trail: Trail,
    id: CampaignId,
    keeper: AgencyId,
    proposal: Proposal,
    state: CampaignState,
    /// When its approval was recorded; before that, when it was proposed.
    #[cfg_attr(feature = "serde", serde(skip))]
    approved: Timestamp,
    approved_on: Option<Day>,
    filed: Option<Text>,
    draws: Draws,
}

impl Campaign {
    /// Its id.
    pub const fn id(&self) -> &CampaignId {
        &self.id
    }

    /// The agency that proposed it and carries it out.
    pub const fn keeper(&self) -> &AgencyId {
        &self.keeper
    }

    /// What it checks, when, and why.
    pub const fn proposal(&self) -> &Proposal {
        &self.proposal
    }

    /// Where it stands.
    pub const fn state(&self) -> CampaignState {
        self.state
    }

    /// The day on which it was approved.
    pub fn approved_on(&self) -> Option<Date> {
        self.approved_on.map(|day| day.0)
    }

    /// The number under which it was filed (备案).
    pub const fn filed(&self) -> Option<&Text> {
        self.filed.as_ref()
    }

    /// The rounds that drew for it, in their order.
    pub fn draws(&self) -> &[RoundDraw] {
        &self.draws.0
    }

    /// The permission to draw on a day what is left of its numbers.
    ///
    /// # Errors
    /// `campaign.not-approved`; `campaign.outside-period`; `mandate.used-up` where nothing is left.
    pub fn mandate(&self, day: Date) -> Result<Mandate, Refusals> {
        let mut checks = Checks::new();
        self.is_open(day, &mut checks);
        let left = self.draws.left(&self.proposal.matters);
        checks.require(!left.is_empty(), || {
            Refusal::new(mandate::USED_UP).with("task", self.id.as_str())
        });
        checks.finish()?;
        let source = MandateSource::Campaign(self.id.clone());
        let keepers = alloc::vec![self.keeper.clone()];
        Ok(Mandate::new(Task {
            source,
            keepers,
            route: None,
            since: self.approved,
            period: self.proposal.period,
            matters: left,
        }))
    }

    /// It may be drawn for on a day.
    fn is_open(&self, day: Date, checks: &mut Checks) {
        checks.require(self.state == CampaignState::Approved, || {
            Refusal::new(codes::NOT_APPROVED)
                .with("campaign", &self.id)
                .with("state", self.state)
        });
        let period = self.proposal.period;
        checks.require(period.contains(day), || {
            Refusal::new(codes::OUTSIDE_PERIOD)
                .with("campaign", &self.id)
                .with("day", day)
                .with("period", alloc::format!("{period}"))
        });
    }
}

impl Lifecycle for Campaign {
    type Payload = CampaignEvent;
    type Step = CampaignStep;

    fn trail(&self) -> &Trail {
        &self.trail
    }

    fn state(&self) -> CampaignState {
        self.state()
    }

    fn begin(hash: HashFn, first: &Event<CampaignEvent>) -> Result<Self, ReplayError> {
        let CampaignEvent::Proposed(proposal) = first.payload() else {
            return Err(ReplayError::Misplaced { sequence: 0 });
        };
        Ok(Self {
            id: lifecycle::id_of(first)?,
            trail: lifecycle::start(hash, first)?,
            keeper: first.actor().agency.clone(),
            proposal: proposal.clone(),
            state: CampaignState::Proposed,
            approved: first.entry().recorded,
            approved_on: None,
            filed: None,
            draws: Draws::default(),
        })
    }

    fn apply(&mut self, event: &Event<CampaignEvent>) -> Result<(), ReplayError> {
        if self.trail.follow(event)? == Followed::Next {
            match event.payload() {
                // A beginning stands only at the beginning, where `begin` has read it.
                CampaignEvent::Proposed(_) => {}
                CampaignEvent::Approved { .. } => {
                    self.state = CampaignState::Approved;
                    self.approved = event.entry().recorded;
                    self.approved_on = Some(Day(event.day()));
                }
                CampaignEvent::Filed { number } => self.filed = Some(number.clone()),
                CampaignEvent::DrawnFor(draw) => self.draws.0.push(draw.clone()),
                CampaignEvent::Closed { .. } => self.state = CampaignState::Closed,
            }
        }
        Ok(())
    }
}
