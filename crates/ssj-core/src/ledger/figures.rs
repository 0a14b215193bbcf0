//! Duties counted by how they stand.

use super::{Share, Standing};

/// How many duties stand how.
///
/// ```
/// use ssj_core::ledger::{OnTime, Share, Standing};
/// let mut count = OnTime::default();
/// for standing in [Standing::InTime, Standing::InTime, Standing::Late, Standing::Open] {
///     count.add(standing);
/// }
/// assert_eq!(count.rate(), Share { part: 2, whole: 3 }, "open duties are neither in time nor late");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct OnTime {
    /// Done by the last day.
    pub in_time: u64,
    /// Done after the last day.
    pub late: u64,
    /// Not done, with days left.
    pub open: u64,
    /// Not done, with no days left.
    pub overdue: u64,
    /// With a last day that nobody can tell.
    pub unknown: u64,
}

impl OnTime {
    /// Counts one more.
    pub const fn add(&mut self, standing: Standing) {
        let count = match standing {
            Standing::InTime => &mut self.in_time,
            Standing::Late => &mut self.late,
            Standing::Open | Standing::NotYetDue => &mut self.open,
            Standing::Overdue => &mut self.overdue,
            Standing::Unknown(_) => &mut self.unknown,
        };
        *count = count.saturating_add(1);
    }

    /// Adds what was counted elsewhere.
    pub(super) const fn merge(&mut self, other: Self) {
        self.in_time = self.in_time.saturating_add(other.in_time);
        self.late = self.late.saturating_add(other.late);
        self.open = self.open.saturating_add(other.open);
        self.overdue = self.overdue.saturating_add(other.overdue);
        self.unknown = self.unknown.saturating_add(other.unknown);
    }

    /// Those that were due: done in time, done late, or overdue.
    pub const fn due(&self) -> u64 {
        self.in_time
            .saturating_add(self.late)
            .saturating_add(self.overdue)
    }

    /// Done in time out of those that were due (按时率).
    pub const fn rate(&self) -> Share {
        Share {
            part: self.in_time,
            whole: self.due(),
        }
    }
}
