//! Leads: complaints, referrals, signals in data, checked at once and outside any plan. 二（八）.
//!
//! A lead has no mandate and no draw, so its checks never count as planned ones, and no plan or
//! no-repeat rule stands in their way.

mod again;
mod event;
mod public;
mod steps;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use time::Date;

use crate::base::day::Day;
use crate::base::id::LeadId;
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::base::timestamp::Timestamp;
use crate::law::conduct::Conduct;
use crate::lifecycle::result::Channel;
use crate::lifecycle::trail::{Event, Followed, Lifecycle, ReplayError, Trail, lifecycle};

pub use event::{Concern, LeadCheck, LeadEvent, LeadReceived, LeadSource};
pub use public::PublicLead;
pub use steps::LeadStep;

words! {
    /// Where a lead stands.
    pub enum LeadState {
        /// It came in and waits for its check.
        Received = "received", "已受理";
        /// It was checked.
        Checked = "checked", "已检查";
        /// It is closed.
        Closed = "closed", "已办结";
    }
}

/// A lead (个案线索).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Lead {
    #[cfg_attr(feature = "serde", serde(skip))]
    trail: Trail,
    id: LeadId,
    received: LeadReceived,
    conduct: Conduct,
    on: Day,
    approved: bool,
    checked: Vec<(Day, LeadCheck)>,
    case: Option<Text>,
    published: BTreeMap<Channel, Day>,
    closed: bool,
    #[cfg_attr(feature = "serde", serde(skip))]
    approved_at: Option<Timestamp>,
    #[cfg_attr(feature = "serde", serde(skip))]
    checked_at: Option<Timestamp>,
}

impl Lead {
    /// Its id.
    pub const fn id(&self) -> &LeadId {
        &self.id
    }

    /// Where it stands.
    pub const fn state(&self) -> LeadState {
        match (self.closed, self.checked.is_empty()) {
            (true, _) => LeadState::Closed,
            (false, false) => LeadState::Checked,
            (false, true) => LeadState::Received,
        }
    }

    /// What came in.
    pub const fn received(&self) -> &LeadReceived {
        &self.received
    }

    /// The terms of its check, by the instruments in force when it came in.
    pub const fn conduct(&self) -> &Conduct {
        &self.conduct
    }

    /// The day on which it came in.
    pub const fn received_on(&self) -> Date {
        self.on.0
    }

    /// The day on which it was first checked.
    pub fn checked_on(&self) -> Option<Date> {
        self.checked.first().map(|(day, _)| day.0)
    }

    /// Each check of it with its day, in the order in which they were recorded.
    pub fn checks_made(&self) -> impl ExactSizeIterator<Item = (Date, &LeadCheck)> {
        self.checked.iter().map(|(day, check)| (day.0, check))
    }

    /// The days from its receipt to its check, or to this day while nobody has checked it: 0 is what
    /// the regulation asks for (立即检查).
    pub fn waited(&self, today: Date) -> u32 {
        let until = self.checked_on().unwrap_or(today).to_julian_day();
        let days = until.saturating_sub(self.on.0.to_julian_day());
        u32::try_from(days).unwrap_or_default()
    }

    /// What the last check found.
    pub fn check(&self) -> Option<&LeadCheck> {
        self.checked.last().map(|(_, check)| check)
    }

    /// The number of the case that was filed (立案).
    pub const fn case(&self) -> Option<&Text> {
        self.case.as_ref()
    }

    /// The day on which it was published on a channel.
    pub fn published_on(&self, channel: Channel) -> Option<Date> {
        self.published.get(&channel).map(|day| day.0)
    }

    /// Whether it is closed.
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    fn change(&mut self, event: &LeadEvent, day: Date, recorded: Date) {
        match event {
            // A beginning stands only at the beginning, where `begin` has read it.
            LeadEvent::Received { .. } => {}
            LeadEvent::Approved { .. } => self.approved = true,
            LeadEvent::Checked(check) => self.checked.push((Day(day), check.clone())),
            LeadEvent::CaseFiled { number } => self.case = Some(number.clone()),
            LeadEvent::Published { channel, receipt } => {
                let day = receipt.day().unwrap_or(recorded);
                self.published.entry(*channel).or_insert(Day(day));
            }
            LeadEvent::Closed { .. } => self.closed = true,
        }
    }
}

impl Lifecycle for Lead {
    type Payload = LeadEvent;
    type Step = LeadStep;

    fn trail(&self) -> &Trail {
        &self.trail
    }

    fn state(&self) -> LeadState {
        self.state()
    }

    fn begin(hash: HashFn, first: &Event<LeadEvent>) -> Result<Self, ReplayError> {
        let LeadEvent::Received { received, conduct } = first.payload() else {
            return Err(ReplayError::Misplaced { sequence: 0 });
        };
        Ok(Self {
            id: lifecycle::id_of(first)?,
            trail: lifecycle::start(hash, first)?,
            received: received.clone(),
            conduct: *conduct,
            on: Day(first.day()),
            approved: false,
            checked: Vec::new(),
            case: None,
            published: BTreeMap::new(),
            closed: false,
            approved_at: None,
            checked_at: None,
        })
    }

    fn apply(&mut self, event: &Event<LeadEvent>) -> Result<(), ReplayError> {
        if self.trail.follow(event)? == Followed::Next {
            let at = Some(event.entry().effective);
            match event.payload() {
                LeadEvent::Approved { .. } => self.approved_at = at,
                LeadEvent::Checked(_) => self.checked_at = at,
                _ => {}
            }
            self.change(event.payload(), event.day(), event.recorded_day());
        }
        Ok(())
    }
}
