//! Exact rates.

use core::fmt;

/// So many of so many: a rate as it is, neither rounded nor reduced.
///
/// ```
/// use ssj_core::ledger::Share;
/// let share = Share { part: 3, whole: 40 };
/// assert_eq!(share.to_string(), "3/40");
/// assert_eq!(share.per_ten_thousand(), Some(750));
/// assert_eq!(Share { part: 0, whole: 0 }.per_ten_thousand(), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Share {
    /// The numerator.
    pub part: u64,
    /// The denominator.
    pub whole: u64,
}

impl Share {
    /// The rate in ten-thousandths, rounded down, to be shown as a percentage with two digits;
    /// `None` of nothing.
    pub fn per_ten_thousand(self) -> Option<u64> {
        let scaled = u128::from(self.part).saturating_mul(10_000);
        let rate = scaled.checked_div(u128::from(self.whole))?;
        u64::try_from(rate).ok()
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&alloc::format!("{}/{}", self.part, self.whole))
    }
}
