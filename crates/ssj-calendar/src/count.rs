//! A number of working days.

use core::num::NonZeroU16;

use crate::error::{CalendarError, tri};

/// How many working days: 1 to 65535.
///
/// Zero is not a number of days to wait: for "that day, or the next working day" ask
/// [`Calendar::roll_forward`](crate::Calendar::roll_forward).
///
/// ```
/// use ssj_calendar::WorkingDays;
/// assert_eq!(WorkingDays::new(7)?.get(), 7);
/// assert!(WorkingDays::new(0).is_err());
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[doc(alias = "工作日")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "u16", into = "u16"))]
pub struct WorkingDays(NonZeroU16);

impl WorkingDays {
    /// One working day.
    pub const ONE: Self = Self(NonZeroU16::MIN);

    /// So many working days.
    ///
    /// # Errors
    ///
    /// [`CalendarError::ZeroDays`] for zero.
    pub const fn new(days: u16) -> Result<Self, CalendarError> {
        Ok(Self(tri!(not_zero(days))))
    }

    /// The number.
    pub const fn get(self) -> u16 {
        self.0.get()
    }
}

impl TryFrom<u16> for WorkingDays {
    type Error = CalendarError;

    fn try_from(days: u16) -> Result<Self, CalendarError> {
        Self::new(days)
    }
}

impl From<WorkingDays> for u16 {
    fn from(days: WorkingDays) -> Self {
        days.get()
    }
}

/// The length of a period.
pub(crate) const fn not_zero(length: u16) -> Result<NonZeroU16, CalendarError> {
    match NonZeroU16::new(length) {
        Some(length) => Ok(length),
        None => Err(CalendarError::ZeroDays),
    }
}
