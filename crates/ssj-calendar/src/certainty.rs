//! Whether a later notice may still change an answer.

use core::fmt;

use crate::{
    region::Region,
    zh::{OldZh, SayZh},
};

/// A notice that an answer still waits for.
///
/// ```
/// use ssj_calendar::AwaitedNotice;
///
/// let awaited = AwaitedNotice::National { year: 2027 };
/// assert_eq!(awaited.to_string(), "the national notice for 2027");
/// assert_eq!(awaited.zh().to_string(), "2027年全国放假通知");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "awaiting", rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum AwaitedNotice {
    /// The national notice for this year, which may still change the last days of the year before.
    National {
        /// The year.
        year: i32,
    },
    /// The region's own notice for this year; the answer rests on the national days alone.
    Local {
        /// The autonomous area.
        region: Region,
        /// The year.
        year: i32,
    },
    /// The text of the region's (or the nation's) notice for this year: what was used is assumed
    /// or reported at second hand.
    Original {
        /// Whose notice.
        region: Region,
        /// The year.
        year: i32,
    },
}

impl AwaitedNotice {
    /// The Chinese words.
    pub const fn zh(&self) -> OldZh<'_, Self> {
        OldZh(self)
    }
}

impl fmt::Display for AwaitedNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::National { year } => write!(f, "the national notice for {year}"),
            Self::Local { region, year } => write!(f, "the local notice of {region} for {year}"),
            Self::Original {
                region: Region::NATION,
                year,
            } => {
                write!(f, "the text of the national notice for {year}")
            }
            Self::Original { region, year } => {
                write!(f, "the text of the local notice of {region} for {year}")
            }
        }
    }
}

impl SayZh for AwaitedNotice {
    fn say_zh(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::National { year } => write!(f, "{year}年全国放假通知"),
            Self::Local { region, year } => write!(f, "{region}地区{year}年地方放假通知"),
            Self::Original {
                region: Region::NATION,
                year,
            } => {
                write!(f, "{year}年全国放假通知原文")
            }
            Self::Original { region, year } => {
                write!(f, "{region}地区{year}年地方放假通知原文")
            }
        }
    }
}

/// Whether an answer is final, or which notice may still change it.
///
/// If several notices are awaited, the first in the order of [`AwaitedNotice`]'s variants (and then
/// by region and year) is named.
///
/// ```
/// use ssj_calendar::{AwaitedNotice, Calendar, Certainty};
/// use time::macros::date;
///
/// let calendar = Calendar::national();
/// assert_eq!(calendar.certainty(date!(2026 - 12 - 20), date!(2026 - 12 - 25))?, Certainty::Final);
/// assert_eq!(
///     calendar.certainty(date!(2026 - 12 - 20), date!(2026 - 12 - 29))?,
///     Certainty::Provisional { awaiting: AwaitedNotice::National { year: 2027 } },
/// );
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "certainty", rename_all = "kebab-case"))]
pub enum Certainty {
    /// Every day it rests on is settled by a notice that was seen.
    Final,
    /// A notice may still change it.
    Provisional {
        /// Which one.
        #[cfg_attr(feature = "serde", serde(flatten))]
        awaiting: AwaitedNotice,
    },
}

impl Certainty {
    /// Whether it is final.
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Final)
    }

    /// The Chinese words.
    pub const fn zh(&self) -> OldZh<'_, Self> {
        OldZh(self)
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Final => f.write_str("final"),
            Self::Provisional { awaiting } => write!(f, "provisional, awaiting {awaiting}"),
        }
    }
}

impl SayZh for Certainty {
    fn say_zh(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Final => f.write_str("确定"),
            Self::Provisional { awaiting } => write!(f, "暂定，待{}", awaiting.zh()),
        }
    }
}
