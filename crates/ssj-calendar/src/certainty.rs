//! Whether a later notice may still change an answer.

use core::fmt;

use crate::{
    Language, Say,
    region::Region,
    say::{said, shown_in_english},
};

/// A notice that an answer still waits for.
///
/// ```
/// use ssj_calendar::{AwaitedNotice, Zh};
///
/// let awaited = AwaitedNotice::National { year: 2027 };
/// assert_eq!(awaited.to_string(), "the national notice for 2027");
/// assert_eq!(Zh(&awaited).to_string(), "2027年全国放假通知");
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

impl Say for AwaitedNotice {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::National { year } => {
                said!(
                    f,
                    language,
                    "the national notice for {year}",
                    "{year}年全国放假通知"
                )
            }
            Self::Local { region, year } => said!(
                f,
                language,
                "the local notice of {region} for {year}",
                "{region}地区{year}年地方放假通知"
            ),
            Self::Original { region, year } => {
                let notice = match region {
                    Region::NATION => Self::National { year },
                    _ => Self::Local { region, year },
                };
                said!(
                    f,
                    language,
                    "the text of {notice}",
                    "{notice}原文",
                    notice = notice
                )
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
}

impl Say for Certainty {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Final => said!(f, language, "final", "确定"),
            Self::Provisional { awaiting } => said!(
                f,
                language,
                "provisional, awaiting {awaiting}",
                "暂定，待{awaiting}",
                awaiting = awaiting,
            ),
        }
    }
}

shown_in_english!(AwaitedNotice, Certainty);
