//! Following up problems: 谁管辖、谁负责. 二（七）.
//!
//! A [`Finding`] always has exactly one owner. Handing it over changes the owner only when the other
//! side accepts, so there is no moment at which nobody answers for it.
//!
//! ```
//! use ssj_core::follow_up::*;
//! use ssj_core::result::{Outcome, Outcomes};
//! use ssj_core::trail::{Act, Actor, Command, Lifecycle, Salt};
//! use ssj_core::*;
//! use time::macros::date;
//!
//! let h = Suite::Intl.hash_fn()?;
//! let (amr, fire) = (AgencyId::new("cc-amr")?, AgencyId::new("cc-fire")?);
//! # let laws = laws::town()?;
//! let law = laws.on(date!(2026-03-02), &DivisionId::new("220100")?)?;
//! let act = |n: u64, who: &AgencyId| -> Result<Act<'_>, Box<dyn core::error::Error>> {
//!     let (id, at) = (CommandId::new(&n.to_string())?, "2026-03-02T09:00:00+08:00".parse()?);
//!     Ok(Command::new(id, n, Actor::agency(who.clone()), at, Salt::from_bytes([7; 32])).under(&law))
//! };
//! let found = Found {
//!     source: FindingSource::Visit(VisitId::new("1")?),
//!     matter: MatterId::new("food-sales")?,
//!     object: "uscc:91220101MA13XQYL0T".parse()?,
//!     outcomes: Outcomes::new([Outcome::OtherProblem])?,
//!     owner: amr.clone(),
//! };
//! let event = Finding::open(h, &act(0, &amr)?, FindingId::new("1")?, found)?;
//! let mut finding = Finding::begin(h, &event)?;
//! finding.apply(&finding.offer(&act(1, &amr)?, fire.clone(), Text::new("消防职责")?)?)?;
//! assert_eq!(finding.owner(), &amr, "until the other side accepts");
//! finding.apply(&finding.accept(&act(2, &fire)?)?)?;
//! assert_eq!(finding.owner(), &fire);
//! assert!(finding.offer(&act(3, &amr)?, fire, Text::new("…")?).is_err());
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod again;
mod event;
mod steps;

use crate::base::id::{AgencyId, FindingId};
use crate::base::suite::HashFn;
use crate::lifecycle::trail::{Event, Followed, Lifecycle, ReplayError, Trail, lifecycle};

pub use event::{Closure, FindingEvent, FindingSource, Found, Referral, ReferralKind};
pub use steps::FindingStep;

words! {
    /// Where a finding stands.
    pub enum FindingState {
        /// Its owner works on it.
        Open = "open", "处理中";
        /// It is being handed over.
        Offered = "offered", "移交中";
        /// It is closed.
        Closed = "closed", "已结案";
    }
}

/// A problem (问题) that is followed up until it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Finding {
    #[cfg_attr(feature = "serde", serde(skip))]
    trail: Trail,
    id: FindingId,
    found: Found,
    owner: AgencyId,
    offered: Option<AgencyId>,
    /// Suspicions of a crime that the police does not have yet.
    suspicions: u32,
    referrals: alloc::vec::Vec<Referral>,
    closed: Option<Closure>,
}

impl Finding {
    /// Its id.
    pub const fn id(&self) -> &FindingId {
        &self.id
    }

    /// Where it stands.
    pub const fn state(&self) -> FindingState {
        match (self.closed, &self.offered) {
            (Some(_), _) => FindingState::Closed,
            (None, Some(_)) => FindingState::Offered,
            (None, None) => FindingState::Open,
        }
    }

    /// What was found.
    pub const fn found(&self) -> &Found {
        &self.found
    }

    /// Who answers for it now.
    pub const fn owner(&self) -> &AgencyId {
        &self.owner
    }

    /// To whom it is being handed over.
    pub const fn offered_to(&self) -> Option<&AgencyId> {
        self.offered.as_ref()
    }

    /// Where it was referred.
    pub fn referrals(&self) -> &[Referral] {
        &self.referrals
    }

    /// How it was closed; `None` while it is open.
    pub const fn closed(&self) -> Option<Closure> {
        self.closed
    }

    /// Whether it is open.
    pub const fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether a crime is suspected that was not transferred to the police: each suspicion takes its own transfer.
    pub const fn untransferred_crime(&self) -> bool {
        self.suspicions > 0
    }

    fn change(&mut self, event: &FindingEvent) {
        match event {
            // A beginning stands only at the beginning, where `begin` has read it.
            FindingEvent::Found(_) | FindingEvent::Acted { .. } => {}
            FindingEvent::Offered { to, .. } => self.offered = Some(to.clone()),
            FindingEvent::Accepted => {
                if let Some(to) = self.offered.take() {
                    self.owner = to;
                }
            }
            FindingEvent::Declined { .. } => self.offered = None,
            FindingEvent::CrimeSuspected { .. } => {
                self.suspicions = self.suspicions.saturating_add(1);
            }
            FindingEvent::Referred(referral) => {
                if referral.kind == ReferralKind::Police {
                    self.suspicions = self.suspicions.saturating_sub(1);
                }
                self.referrals.push(referral.clone());
            }
            FindingEvent::Closed { how, .. } => self.closed = Some(*how),
            FindingEvent::Reopened { .. } => self.closed = None,
        }
    }
}

impl Lifecycle for Finding {
    type Payload = FindingEvent;
    type Step = FindingStep;

    fn trail(&self) -> &Trail {
        &self.trail
    }

    fn state(&self) -> FindingState {
        self.state()
    }

    fn begin(hash: HashFn, first: &Event<FindingEvent>) -> Result<Self, ReplayError> {
        let FindingEvent::Found(found) = first.payload() else {
            return Err(ReplayError::Misplaced { sequence: 0 });
        };
        Ok(Self {
            id: lifecycle::id_of(first)?,
            trail: lifecycle::start(hash, first)?,
            owner: found.owner.clone(),
            found: found.clone(),
            offered: None,
            suspicions: 0,
            referrals: alloc::vec::Vec::new(),
            closed: None,
        })
    }

    fn apply(&mut self, event: &Event<FindingEvent>) -> Result<(), ReplayError> {
        if self.trail.follow(event)? == Followed::Next {
            self.change(event.payload());
        }
        Ok(())
    }
}
