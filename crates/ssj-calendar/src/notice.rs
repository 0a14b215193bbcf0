//! Notices: what a year's calendar is made of.

#[cfg(feature = "alloc")]
mod error;
#[cfg(feature = "alloc")]
mod header;
#[cfg(feature = "serde")]
mod record;

use time::Date;

#[cfg(feature = "alloc")]
pub use self::{
    error::NoticeError,
    header::{NoticeDays, NoticeHeader},
};
use crate::{
    date,
    region::Region,
    rest::WeeklyRest,
    storage::{List, Text},
};

/// What a notice is.
///
/// ```
/// use ssj_calendar::{NoticeKind, national_notices};
///
/// let extension = national_notices().iter().find(|notice| notice.id() == "2020A").unwrap();
/// assert_eq!(extension.kind(), NoticeKind::Emergency);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum NoticeKind {
    /// The yearly arrangement; it makes its year known.
    #[doc(alias = "部分节假日安排")]
    Annual,
    /// A later change of one year's arrangement.
    Amendment,
    /// A change made in an emergency, such as the longer Spring Festival of 2020.
    Emergency,
    /// The yearly closure of an autonomous area.
    Local,
}

/// How well a notice's days are vouched for.
///
/// A deadline that depends on anything but [`Original`](Self::Original) is provisional.
///
/// ```
/// use ssj_calendar::Evidence;
/// assert_eq!(Evidence::default(), Evidence::Original);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Evidence {
    /// The text of the notice was seen.
    #[default]
    Original,
    /// Only reports of the notice were seen.
    Secondary,
    /// Nobody has issued it: the caller assumes that it will come so.
    Assumed,
}

/// Days off in a row, and the holiday they are for.
///
/// ```
/// use ssj_calendar::Closure;
/// use time::macros::date;
///
/// let may_day = Closure::new(date!(2026 - 05 - 01), 5, "劳动节").unwrap();
/// assert_eq!(may_day.last(), date!(2026 - 05 - 05));
/// assert_eq!(may_day.holiday(), "劳动节");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    pub(crate) first: Date,
    pub(crate) days: u8,
    pub(crate) holiday: Text,
}

impl Closure {
    /// The longest closure that is taken for real, in days.
    pub const MAX_DAYS: u8 = 60;

    /// `days` days off from `first` on.
    ///
    /// # Errors
    ///
    /// [`NoticeError::Length`] unless `days` is 1 to [`MAX_DAYS`](Self::MAX_DAYS) and the last day
    /// is a date that can be told.
    #[cfg(feature = "alloc")]
    pub fn new(first: Date, days: u8, holiday: &str) -> Result<Self, NoticeError> {
        let longest = date::plus_days(first, i32::from(Self::MAX_DAYS));
        if days == 0 || days > Self::MAX_DAYS || longest.is_none() {
            return Err(NoticeError::Length {
                first,
                days: u32::from(days),
            });
        }
        Ok(Self {
            first,
            days,
            holiday: alloc::string::String::from(holiday).into(),
        })
    }

    /// The first day off.
    pub const fn first(&self) -> Date {
        self.first
    }

    /// The last day off.
    pub const fn last(&self) -> Date {
        let after_first = self.days.saturating_sub(1);
        #[expect(clippy::as_conversions, reason = "a byte fits")]
        match date::plus_days(self.first, after_first as i32) {
            Some(last) => last,
            None => self.first,
        }
    }

    /// How many days.
    pub const fn days(&self) -> u8 {
        self.days
    }

    /// The holiday's name as the notice has it.
    pub const fn holiday(&self) -> &str {
        self.holiday.as_str()
    }

    /// Whether the day is one of them.
    pub const fn contains(&self, day: Date) -> bool {
        !date::is_before(day, self.first) && !date::is_before(self.last(), day)
    }

    /// Each day.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Date> {
        (0..i32::from(self.days)).filter_map(|offset| date::plus_days(self.first, offset))
    }
}

/// A notice on days off and make-up working days.
///
/// ```
/// use ssj_calendar::national_notices;
/// use time::macros::date;
///
/// let latest = national_notices().last().unwrap();
/// assert_eq!(latest.doc_no(), Some("国办发明电〔2025〕7号"));
/// assert_eq!(latest.work().first(), Some(&date!(2026 - 01 - 04)));
/// ```
#[doc(alias = "放假通知")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    all(feature = "alloc", feature = "serde"),
    derive(serde::Serialize, serde::Deserialize)
)]
#[cfg_attr(
    feature = "serde",
    serde(try_from = "record::NoticeRecord", into = "record::NoticeRecord")
)]
pub struct Notice {
    pub(crate) id: Text,
    pub(crate) year: i32,
    pub(crate) kind: NoticeKind,
    pub(crate) region: Region,
    pub(crate) evidence: Evidence,
    pub(crate) doc_no: Option<Text>,
    pub(crate) signed: Option<Date>,
    pub(crate) published: Option<Date>,
    pub(crate) off: List<Closure>,
    pub(crate) work: List<Date>,
    pub(crate) cancelled: List<Date>,
    pub(crate) statutory: List<Date>,
}

impl Notice {
    /// The identifier, unique in a set of notices, such as `2020A` or `222400-2024`.
    pub const fn id(&self) -> &str {
        self.id.as_str()
    }

    /// The year it arranges.
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// What it is.
    pub const fn kind(&self) -> NoticeKind {
        self.kind
    }

    /// Where it applies.
    pub const fn region(&self) -> Region {
        self.region
    }

    /// How well its days are vouched for.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// The document number, if verified.
    #[doc(alias = "发文字号")]
    pub const fn doc_no(&self) -> Option<&str> {
        match &self.doc_no {
            Some(doc_no) => Some(doc_no.as_str()),
            None => None,
        }
    }

    /// The date under the text, if verified.
    pub const fn signed(&self) -> Option<Date> {
        self.signed
    }

    /// The day it was made public, if verified.
    pub const fn published(&self) -> Option<Date> {
        self.published
    }

    /// The first day on which it counts as known: the day of publication, or, where that is not
    /// verified, the first day it changes (by then it was certainly out).
    pub fn known_on(&self) -> Date {
        self.published.unwrap_or_else(|| self.first_day())
    }

    /// Days off, weekends within a closure included.
    pub const fn off(&self) -> &[Closure] {
        self.off.as_slice()
    }

    /// Make-up working days.
    #[doc(alias = "调休上班")]
    pub const fn work(&self) -> &[Date] {
        self.work.as_slice()
    }

    /// Days for which it withdraws what an earlier notice said.
    pub const fn cancelled(&self) -> &[Date] {
        self.cancelled.as_slice()
    }

    /// Which of the days off are statutory holidays; empty if the text does not tell.
    #[doc(alias = "法定节假日")]
    pub const fn statutory(&self) -> &[Date] {
        self.statutory.as_slice()
    }

    /// The closure that the day belongs to, if it is a day off by this notice.
    pub fn closure(&self, day: Date) -> Option<&Closure> {
        self.off().iter().find(|closure| closure.contains(day))
    }

    /// Whether it says anything about the day.
    pub fn mentions(&self, day: Date) -> bool {
        self.work().contains(&day) || self.cancelled().contains(&day) || self.closure(day).is_some()
    }

    /// Days off that are not weekly rest days, less the make-up working days: the statutory
    /// holidays that the arrangement grants.
    ///
    /// ```
    /// use ssj_calendar::{WeeklyRest, national_notices};
    /// let latest = national_notices().last().unwrap();
    /// assert_eq!(latest.net_days_off(WeeklyRest::SATURDAY_SUNDAY), 13);
    /// ```
    pub fn net_days_off(&self, rest: WeeklyRest) -> i64 {
        let off = self.off().iter().flat_map(Closure::iter);
        let off = off.filter(|day| !rest.contains(day.weekday())).count();
        let signed = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        signed(off).saturating_sub(signed(self.work().len()))
    }

    fn first_day(&self) -> Date {
        let off = self.off().iter().map(Closure::first);
        off.chain(self.work().iter().copied())
            .min()
            .unwrap_or(Date::MAX)
    }
}
