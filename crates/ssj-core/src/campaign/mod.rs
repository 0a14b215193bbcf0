//! Special campaigns (专项检查): drawn with a ratio of their own, for a stated risk. 二(八).
//!
//! ```
//! use ssj_core::campaign::*;
//! use ssj_core::plan::PlannedMatter;
//! use ssj_core::trail::{Actor, Command, Lifecycle, Salt};
//! use ssj_core::*;
//! use time::macros::date;
//!
//! let h = Suite::Intl.hash_fn()?;
//! let amr = AgencyId::new("cc-amr")?;
//! let command = |n: u64| -> Result<Command, Box<dyn core::error::Error>> {
//!     let (id, at) = (CommandId::new(&n.to_string())?, "2026-06-02T09:00:00+08:00".parse()?);
//!     Ok(Command::new(id, n, Actor::agency(amr.clone()), at, Salt::from_bytes([7; 32])))
//! };
//! let fifth = Sizing::new(SizeRule::Ratio("20%".parse()?), Spread::Proportional);
//! let matter = PlannedMatter::new(MatterId::new("gas-safety")?, amr.clone(), PoolId::new("gas")?, 80)
//!     .with_size(None, fifth);
//! let june = Period::between(date!(2026-06-01), date!(2026-06-30))?;
//! let proposal = Proposal::new(Trigger::ProminentRisk, Text::new("近期燃气事故多发")?, june)
//!     .with_matter(matter);
//! let proposed = Campaign::propose(h, &command(0)?, CampaignId::new("gas")?, proposal)?;
//! let mut campaign = Campaign::begin(h, &proposed)?;
//! assert!(campaign.mandate(date!(2026-06-10)).is_err());
//! let order = Evidence::new(Text::new("批准文件")?, Digest::from_bytes([1; 32]));
//! campaign.apply(&campaign.approve(&command(1)?, order)?)?;
//! let mandate = campaign.mandate(date!(2026-06-10))?;
//! assert!(matches!(mandate.source(), MandateSource::Campaign(_)), "counts toward no plan");
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod event;
#[cfg(feature = "serde")]
mod snapshot;
mod steps;

use core::fmt;

use time::Date;

use crate::id::CampaignId;
use crate::mandate::{Mandate, MandateSource};
use crate::refusal::{Checks, FactValue, Refusal, Refusals};
use crate::rules::campaign as codes;
use crate::suite::HashFn;
use crate::trail::{Event, Followed, Lifecycle, ReplayError, Trail, lifecycle};

pub use event::{CampaignEvent, Proposal, Trigger};

/// Where a campaign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum CampaignState {
    /// It is proposed.
    Proposed,
    /// It was approved: it may be drawn.
    Approved,
    /// It is over.
    Closed,
}

impl CampaignState {
    /// Its name in records and refusals.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Approved => "approved",
            Self::Closed => "closed",
        }
    }

    /// Its name in Chinese.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Proposed => "已提出",
            Self::Approved => "已批准",
            Self::Closed => "已结束",
        }
    }
}

impl From<CampaignState> for FactValue {
    fn from(it: CampaignState) -> Self {
        Self::word(it.as_str(), it.zh())
    }
}

impl fmt::Display for CampaignState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A special campaign (专项检查).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    trail: Trail,
    id: CampaignId,
    proposal: Proposal,
    state: CampaignState,
}

impl Campaign {
    /// Its id.
    pub const fn id(&self) -> &CampaignId {
        &self.id
    }

    /// What it checks, when, and why.
    pub const fn proposal(&self) -> &Proposal {
        &self.proposal
    }

    /// Where it stands.
    pub const fn state(&self) -> CampaignState {
        self.state
    }

    /// The permission to draw on a day.
    ///
    /// # Errors
    /// `campaign.not-approved`; `campaign.outside-period`.
    pub fn mandate(&self, day: Date) -> Result<Mandate, Refusals> {
        let mut checks = Checks::new();
        checks.require(self.state == CampaignState::Approved, || {
            Refusal::new(codes::NOT_APPROVED)
                .with("campaign", &self.id)
                .with("state", self.state)
        });
        let period = self.proposal.period();
        checks.require(period.contains(day), || {
            Refusal::new(codes::OUTSIDE_PERIOD)
                .with("campaign", &self.id)
                .with("day", day)
                .with("period", alloc::format!("{period}"))
        });
        checks.finish()?;
        let matters = self.proposal.matters().iter();
        let pairs = matters.map(|m| (m.matter().clone(), m.agency().clone()));
        let source = MandateSource::Campaign(self.id.clone());
        Ok(Mandate::new(source, period, pairs.collect()))
    }
}

impl Lifecycle for Campaign {
    type Payload = CampaignEvent;

    fn trail(&self) -> &Trail {
        &self.trail
    }

    fn begin(hash: HashFn, first: &Event<CampaignEvent>) -> Result<Self, ReplayError> {
        let CampaignEvent::Proposed(proposal) = first.payload() else {
            return Err(ReplayError::Misplaced { sequence: 0 });
        };
        Ok(Self {
            id: lifecycle::id_of(first)?,
            trail: lifecycle::start(hash, first)?,
            proposal: proposal.clone(),
            state: CampaignState::Proposed,
        })
    }

    fn apply(&mut self, event: &Event<CampaignEvent>) -> Result<(), ReplayError> {
        if self.trail.follow(event)? == Followed::Next {
            match event.payload() {
                // A beginning stands only at the beginning, where `begin` has read it.
                CampaignEvent::Proposed(_) => {}
                CampaignEvent::Approved { .. } => self.state = CampaignState::Approved,
                CampaignEvent::Closed { .. } => self.state = CampaignState::Closed,
            }
        }
        Ok(())
    }
}
