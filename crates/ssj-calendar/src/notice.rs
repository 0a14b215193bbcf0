//! Notices: what a year's calendar is made of.

#[cfg(feature = "alloc")]
mod check;
#[cfg(feature = "alloc")]
mod error;

use core::ops::Deref;

use time::Date;

#[cfg(feature = "alloc")]
pub use self::error::NoticeError;
use crate::{
    date,
    region::Region,
    rest::WeeklyRest,
    storage::{CowList, CowStr},
    words,
};

words! {
    /// What a notice is.
    ///
    /// ```
    /// use ssj_calendar::{NoticeKind, national_notices};
    ///
    /// let extension = national_notices().iter().find(|notice| notice.id == "2020A").unwrap();
    /// assert_eq!(extension.kind, NoticeKind::Emergency);
    /// ```
    #[non_exhaustive]
    pub enum NoticeKind {
        /// The yearly arrangement; it makes its year known.
        #[doc(alias = "部分节假日安排")]
        Annual = "annual", "年度通知";
        /// A later change of one year's arrangement.
        Amendment = "amendment", "调整通知";
        /// A change made in an emergency, such as the longer Spring Festival of 2020.
        Emergency = "emergency", "应急通知";
        /// The yearly closure of an autonomous area.
        Local = "local", "地方通知";
    }
}

words! {
    /// How well a notice's days are vouched for.
    ///
    /// A deadline that depends on anything but [`Original`](Self::Original) is provisional.
    ///
    /// ```
    /// use ssj_calendar::Evidence;
    /// assert_eq!(Evidence::default(), Evidence::Original);
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    #[cfg_attr(feature = "schemars", schemars(rename = "NoticeEvidence"))]
    pub enum Evidence {
        /// The text of the notice was seen.
        #[default]
        Original = "original", "见于原文";
        /// Only reports of the notice were seen.
        Secondary = "secondary", "见于转述";
        /// Nobody has issued it: the caller assumes that it will come so.
        Assumed = "assumed", "推定";
    }
}

/// Days off in a row, and the holiday they are for; a [`Notice`] takes none of more than 60 days.
///
/// ```
/// use ssj_calendar::Closure;
/// use time::macros::date;
///
/// let may_day = Closure { first: date!(2026 - 05 - 01), days: 5, holiday: "劳动节".into() };
/// assert_eq!(may_day.last(), date!(2026 - 05 - 05));
/// assert!(may_day.contains(date!(2026 - 05 - 03)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "schemars", schemars(rename = "DaysOff"))]
pub struct Closure {
    /// The first day off.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::iso_date::Text"))]
    pub first: Date,
    /// How many days, weekends included.
    pub days: u8,
    /// The holiday's name as the notice has it.
    pub holiday: CowStr,
}

impl Closure {
    /// The longest closure that is taken for real, in days.
    pub const MAX_DAYS: u8 = 60;

    /// The last day off.
    pub fn last(&self) -> Date {
        let after_first = i32::from(self.days.saturating_sub(1));
        date::plus_days(self.first, after_first).unwrap_or(self.first)
    }

    /// Whether the day is one of them.
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last()
    }

    /// Each day.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Date> + Clone {
        (0..i32::from(self.days)).filter_map(|offset| date::plus_days(self.first, offset))
    }
}

/// What a notice says: its papers, and the days it arranges, in any order.
///
/// ```
/// use ssj_calendar::{NoticeFacts, national_notices};
///
/// let latest: &NoticeFacts = national_notices().last().unwrap();
/// assert_eq!((latest.id.to_string(), latest.off.len()), ("2026".to_string(), 7));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct NoticeFacts {
    /// The identifier, unique in a set of notices, such as `2020A` or `222400-2024`.
    pub id: CowStr,
    /// The year it arranges, 1900 to 2200.
    pub year: i32,
    /// What it is.
    pub kind: NoticeKind,
    /// Where it applies.
    pub region: Region,
    /// How well its days are vouched for.
    #[cfg_attr(feature = "serde", serde(default))]
    pub evidence: Evidence,
    /// The document number, if verified.
    #[doc(alias = "发文字号")]
    #[cfg_attr(feature = "serde", serde(default))]
    pub doc_no: Option<CowStr>,
    /// The date under the text, if verified.
    #[cfg_attr(feature = "serde", serde(default, with = "crate::iso_date::option"))]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<crate::iso_date::Text>"))]
    pub signed: Option<Date>,
    /// The day it was made public, if verified.
    #[cfg_attr(feature = "serde", serde(default, with = "crate::iso_date::option"))]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<crate::iso_date::Text>"))]
    pub published: Option<Date>,
    /// Days off, weekends within a closure included.
    pub off: CowList<Closure>,
    /// Make-up working days.
    #[doc(alias = "调休上班")]
    #[cfg_attr(feature = "serde", serde(default, with = "crate::iso_date::list"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "CowList<crate::iso_date::Text>")
    )]
    pub work: CowList<Date>,
    /// Days for which it withdraws what an earlier notice said.
    #[cfg_attr(feature = "serde", serde(default, with = "crate::iso_date::list"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "CowList<crate::iso_date::Text>")
    )]
    pub cancelled: CowList<Date>,
    /// Which of the days off are statutory holidays; empty if the text does not tell.
    #[doc(alias = "法定节假日")]
    #[cfg_attr(feature = "serde", serde(default, with = "crate::iso_date::list"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "CowList<crate::iso_date::Text>")
    )]
    pub statutory: CowList<Date>,
}

#[cfg(feature = "alloc")]
impl NoticeFacts {
    /// Of a national yearly notice that arranges no day yet, known from the day it was published.
    pub fn annual(year: i32, published: Date) -> Self {
        let id = CowStr::from(alloc::format!("{year}"));
        Self {
            id,
            year,
            kind: NoticeKind::Annual,
            region: Region::NATION,
            evidence: Evidence::Original,
            doc_no: None,
            signed: None,
            published: Some(published),
            off: CowList::default(),
            work: CowList::default(),
            cancelled: CowList::default(),
            statutory: CowList::default(),
        }
    }

    /// Of a national change of a year's arrangement.
    pub fn amendment(year: i32, published: Date) -> Self {
        Self {
            id: alloc::format!("{year}A").into(),
            kind: NoticeKind::Amendment,
            ..Self::annual(year, published)
        }
    }

    /// Of a national change in an emergency.
    pub fn emergency(year: i32, published: Date) -> Self {
        Self {
            kind: NoticeKind::Emergency,
            ..Self::amendment(year, published)
        }
    }

    /// Of the yearly notice of an autonomous area.
    pub fn local(region: Region, year: i32, published: Date) -> Self {
        Self {
            id: alloc::format!("{region}-{year}").into(),
            kind: NoticeKind::Local,
            region,
            ..Self::annual(year, published)
        }
    }
}

/// A notice on days off and make-up working days: [facts](NoticeFacts) that hold together.
///
/// ```
/// use ssj_calendar::national_notices;
/// use time::macros::date;
///
/// let latest = national_notices().last().unwrap();
/// assert_eq!(latest.doc_no.as_deref(), Some("国办发明电〔2025〕7号"));
/// assert_eq!(latest.work.first(), Some(&date!(2026 - 01 - 04)));
/// ```
#[doc(alias = "放假通知")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(try_from = "NoticeFacts", into = "NoticeFacts")
)]
pub struct Notice(pub(crate) NoticeFacts);

/// The facts can be read, and changed only by making another notice of them.
impl Deref for Notice {
    type Target = NoticeFacts;

    fn deref(&self) -> &NoticeFacts {
        &self.0
    }
}

impl From<Notice> for NoticeFacts {
    fn from(notice: Notice) -> Self {
        notice.0
    }
}

impl Notice {
    /// The first day on which it counts as known: the day of publication, or, where that is not
    /// verified, the first day it changes (by then it was certainly out).
    pub fn known_on(&self) -> Date {
        let first_day = || {
            let off = self.off.iter().map(|closure| closure.first);
            off.chain(self.work.iter().copied()).min()
        };
        self.published.or_else(first_day).unwrap_or(Date::MAX)
    }

    /// The closure that the day belongs to, if it is a day off by this notice.
    pub fn closure(&self, day: Date) -> Option<&Closure> {
        self.off.iter().find(|closure| closure.contains(day))
    }

    /// Whether it says anything about the day.
    pub fn mentions(&self, day: Date) -> bool {
        self.work.contains(&day) || self.cancelled.contains(&day) || self.closure(day).is_some()
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
        let off = self.off.iter().flat_map(Closure::iter);
        let off = off.filter(|day| !rest.contains(day.weekday())).count();
        let signed = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        signed(off).saturating_sub(signed(self.work.len()))
    }
}
