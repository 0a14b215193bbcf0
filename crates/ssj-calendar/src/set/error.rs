//! Why notices make no calendar.

use alloc::string::String;
use core::fmt;

use time::Date;

use crate::{
    codes,
    notice::NoticeError,
    region::Region,
    zh::{OldZh, SayZh},
};

/// Why a notice does not fit into a set, or a set makes no calendar.
///
/// ```
/// use ssj_calendar::{NoticeSet, Scope};
/// use time::macros::date;
///
/// let scope = Scope::national().as_of(date!(1999 - 10 - 01));
/// let error = NoticeSet::built_in().calendar(&scope).unwrap_err();
/// assert_eq!(error.code(), "calendar.nothing-known");
/// assert_eq!(error.zh().to_string(), "1999-10-01尚无任何年度通知");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoticeSetError {
    /// Two notices would have the same identifier.
    DuplicateId {
        /// The identifier.
        id: String,
    },
    /// A year would have two annual notices.
    DuplicateYear {
        /// The year.
        year: i32,
    },
    /// An annual notice of a region.
    AnnualNotNational {
        /// The notice.
        id: String,
    },
    /// The notice itself is wrong for this set's weekly rest days.
    Notice(NoticeError),
    /// Nobody vouches for the local notices of the region.
    RegionUnknown {
        /// The region.
        region: Region,
    },
    /// No annual notice was known.
    NothingKnown {
        /// As of this day, if one was given.
        as_of: Option<Date>,
    },
    /// A year between known years has no annual notice.
    YearMissing {
        /// The year.
        year: i32,
    },
    /// The calendar would span more than 64 years.
    TooManyYears {
        /// How many.
        years: usize,
    },
    /// Two notices contradict each other about a day.
    Conflict {
        /// The day.
        day: Date,
        /// The notice that overrides without cancelling.
        later: String,
    },
    /// A notice withdraws what no earlier notice says.
    NothingToCancel {
        /// The day.
        day: Date,
        /// The notice.
        id: String,
    },
}

impl NoticeSetError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DuplicateId { .. } => codes::DUPLICATE_ID,
            Self::DuplicateYear { .. } => codes::DUPLICATE_YEAR,
            Self::AnnualNotNational { .. } => codes::ANNUAL_NOT_NATIONAL,
            Self::Notice(error) => error.code(),
            Self::RegionUnknown { .. } => codes::REGION_UNKNOWN,
            Self::NothingKnown { .. } => codes::NOTHING_KNOWN,
            Self::YearMissing { .. } => codes::YEAR_MISSING,
            Self::TooManyYears { .. } => codes::TOO_MANY_YEARS,
            Self::Conflict { .. } => codes::CONFLICT,
            Self::NothingToCancel { .. } => codes::NOTHING_TO_CANCEL,
        }
    }

    /// The Chinese sentence.
    pub const fn zh(&self) -> OldZh<'_, Self> {
        OldZh(self)
    }
}

impl fmt::Display for NoticeSetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DuplicateId { id } => write!(f, "there is a notice `{id}` already"),
            Self::DuplicateYear { year } => write!(f, "{year} has an annual notice already"),
            Self::AnnualNotNational { id } => write!(f, "the annual notice `{id}` is not national"),
            Self::Notice(error) => error.fmt(f),
            Self::RegionUnknown { region } => {
                write!(
                    f,
                    "nobody vouches for the local holiday notices of {region}"
                )
            }
            Self::NothingKnown { as_of: Some(day) } => {
                write!(f, "no annual notice was known on {day}")
            }
            Self::NothingKnown { as_of: None } => f.write_str("there is no annual notice"),
            Self::YearMissing { year } => write!(f, "{year} has no annual notice"),
            Self::TooManyYears { years } => write!(f, "{years} years are too many for a calendar"),
            Self::Conflict { day, later } => {
                write!(f, "notice `{later}` contradicts an earlier one about {day}")
            }
            Self::NothingToCancel { day, id } => {
                write!(
                    f,
                    "notice `{id}` withdraws what no earlier one says about {day}"
                )
            }
        }
    }
}

impl SayZh for NoticeSetError {
    fn say_zh(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DuplicateId { id } => write!(f, "已有标识为“{id}”的通知"),
            Self::DuplicateYear { year } => write!(f, "{year}年已有年度通知"),
            Self::AnnualNotNational { id } => write!(f, "年度通知“{id}”不是全国性通知"),
            Self::Notice(error) => error.say_zh(f),
            Self::RegionUnknown { region } => write!(f, "{region}地区的地方放假通知未经收录"),
            Self::NothingKnown { as_of: Some(day) } => write!(f, "{day}尚无任何年度通知"),
            Self::NothingKnown { as_of: None } => f.write_str("没有任何年度通知"),
            Self::YearMissing { year } => write!(f, "缺少{year}年的年度通知"),
            Self::TooManyYears { years } => write!(f, "日历跨度{years}年，超过上限"),
            Self::Conflict { day, later } => {
                write!(f, "通知“{later}”与在先通知对{day}的安排相互矛盾")
            }
            Self::NothingToCancel { day, id } => {
                write!(f, "通知“{id}”撤销{day}的安排，而在先通知并无该安排")
            }
        }
    }
}

impl core::error::Error for NoticeSetError {}

impl From<NoticeError> for NoticeSetError {
    fn from(error: NoticeError) -> Self {
        Self::Notice(error)
    }
}
