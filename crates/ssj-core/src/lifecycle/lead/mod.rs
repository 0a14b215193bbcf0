//! Leads: complaints, referrals, signals in data, checked at once and outside any plan. 二（八）.
//!
//! A lead has no mandate and no draw, so its checks never count as planned ones, and no plan or
//! no-repeat rule stands in their way.
//!
//! Each call to the place is a check of its own, with the approval and the notice that the instruments in
//! force ask for; where it was urgent they are made up for.

mod again;
mod event;
mod papers;
mod public;
mod steps;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use time::Date;

use crate::base::day::Day;
use crate::base::id::{AgencyId, LeadId};
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::base::timestamp::Timestamp;
use crate::law::conduct::Conduct;
use crate::lifecycle::result::Channel;
use crate::lifecycle::trail::{Event, Followed, Lifecycle, ReplayError, Trail, lifecycle};

pub use event::{Concern, LeadCheck, LeadEvent, LeadReceived, LeadSource};
use papers::Papers;
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
    /// Who has it now.
    owner: AgencyId,
    checked: Vec<Made>,
    case: Option<Text>,
    guided: bool,
    published: BTreeMap<Channel, Shown>,
    closed: bool,
    #[cfg_attr(feature = "serde", serde(skip))]
    approvals: Papers,
    #[cfg_attr(feature = "serde", serde(skip))]
    notices: Papers,
    #[cfg_attr(feature = "serde", serde(skip))]
    checked_at: Option<Timestamp>,
}

/// A check of it that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Made {
    on: Day,
    by: AgencyId,
    check: LeadCheck,
}

/// A publication of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Shown {
    first: Day,
    /// It was checked again since.
    outdated: bool,
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

    /// Who handles it: the agency that took it in, or the one that it was handed over to.
    pub const fn owner(&self) -> &AgencyId {
        &self.owner
    }

    /// The day on which it came in.
    pub const fn received_on(&self) -> Date {
        self.on.0
    }

    /// The day on which it was first checked.
    pub fn checked_on(&self) -> Option<Date> {
        self.checked.first().map(|made| made.on.0)
    }

    /// Each check of it with its day, in the order in which they were recorded.
    pub fn checks_made(&self) -> impl ExactSizeIterator<Item = (Date, &LeadCheck)> {
        self.checked.iter().map(|made| (made.on.0, &made.check))
    }

    /// Each call to the place: its day, and who called.
    pub(crate) fn calls(&self) -> impl Iterator<Item = (Date, &AgencyId)> {
        self.checked.iter().map(|made| (made.on.0, &made.by))
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
        self.checked.last().map(|made| &made.check)
    }

    /// The number of the case that was filed (立案).
    pub const fn case(&self) -> Option<&Text> {
        self.case.as_ref()
    }

    /// Whether whoever operates without a licence was urged to get one (引导办证).
    pub const fn is_guided(&self) -> bool {
        self.guided
    }

    /// The day on which it was first published on a channel.
    pub fn published_on(&self, channel: Channel) -> Option<Date> {
        self.published.get(&channel).map(|shown| shown.first.0)
    }

    /// Whether a channel shows it as it is: what was published before a later check does not.
    pub fn is_shown_on(&self, channel: Channel) -> bool {
        let shown = self.published.get(&channel);
        shown.is_some_and(|shown| !shown.outdated)
    }

    /// Whether it is closed.
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    fn change(&mut self, event: &LeadEvent, at: Timestamp, recorded: Date) {
        match event {
            // A beginning stands only at the beginning, where `begin` has read it.
            LeadEvent::Received { .. } => {}
            LeadEvent::Approved { .. } => self.approvals.came(at),
            LeadEvent::Notified { .. } => self.notices.came(at),
            LeadEvent::HandedOver { to, .. } => {
                self.owner = to.clone();
                // Whoever has it now asks its own head.
                self.approvals = self.approvals.of_another();
                self.notices = self.notices.of_another();
            }
            LeadEvent::Checked(check) => {
                self.approvals.called(self.conduct.approval);
                self.notices.called(self.conduct.notice);
                self.checked_at = self.checked_at.max(Some(at));
                self.published
                    .values_mut()
                    .for_each(|it| it.outdated = true);
                self.checked.push(Made {
                    on: Day(at.china_date()),
                    by: self.owner.clone(),
                    check: check.clone(),
                });
            }
            LeadEvent::Guided { .. } => self.guided = true,
            LeadEvent::CaseFiled { number } => self.case = Some(number.clone()),
            LeadEvent::Published { channel, receipt } => {
                let day = receipt.day().unwrap_or(recorded);
                let first = self.published_on(*channel).unwrap_or(day);
                let shown = Shown {
                    first: Day(first),
                    outdated: false,
                };
                self.published.insert(*channel, shown);
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
            owner: received.agency.clone(),
            received: received.clone(),
            conduct: *conduct,
            on: Day(first.day()),
            checked: Vec::new(),
            case: None,
            guided: false,
            published: BTreeMap::new(),
            closed: false,
            approvals: Papers::default(),
            notices: Papers::default(),
            checked_at: None,
        })
    }

    fn apply(&mut self, event: &Event<LeadEvent>) -> Result<(), ReplayError> {
        if self.trail.follow(event)? == Followed::Next {
            self.change(
                event.payload(),
                event.entry().effective,
                event.recorded_day(),
            );
        }
        Ok(())
    }
}
