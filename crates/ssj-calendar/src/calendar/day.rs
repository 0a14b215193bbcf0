//! What kind of day it is, and by which notice.

use core::fmt;

use time::Date;

use super::Calendar;
use crate::{
    error::CalendarError,
    notice::{Notice, NoticeKind},
    zh::{SayZh, Zh},
};

/// What kind of day it is.
///
/// ```
/// use ssj_calendar::DayKind;
/// assert!(DayKind::MakeUpWorkday.is_working());
/// assert_eq!(DayKind::InLieu.to_string(), "day off in lieu");
/// assert_eq!(DayKind::InLieu.zh().to_string(), "调休放假日");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DayKind {
    /// A plain working day.
    #[doc(alias = "工作日")]
    Workday,
    /// A weekly rest day worked in exchange for a day off.
    #[doc(alias = "调休上班")]
    MakeUpWorkday,
    /// A weekly rest day.
    #[doc(alias = "周休日")]
    WeeklyRest,
    /// A statutory holiday.
    #[doc(alias = "法定节假日")]
    Statutory,
    /// A day off in exchange for a worked rest day or a holiday that fell on one.
    #[doc(alias = "调休放假")]
    InLieu,
    /// A day off of a notice whose text does not tell statutory holidays from days in lieu.
    DayOff,
    /// A day off ordered in an emergency.
    Emergency,
    /// A day off of an autonomous area.
    Local,
}

impl DayKind {
    /// Whether one works.
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Workday | Self::MakeUpWorkday)
    }

    /// The Chinese words.
    pub const fn zh(&self) -> Zh<'_, Self> {
        Zh(self)
    }
}

impl fmt::Display for DayKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Workday => "workday",
            Self::MakeUpWorkday => "make-up workday",
            Self::WeeklyRest => "weekly rest day",
            Self::Statutory => "statutory holiday",
            Self::InLieu => "day off in lieu",
            Self::DayOff => "day off",
            Self::Emergency => "day off in an emergency",
            Self::Local => "local holiday",
        })
    }
}

impl SayZh for DayKind {
    fn say_zh(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Workday => "工作日",
            Self::MakeUpWorkday => "调休上班日",
            Self::WeeklyRest => "周休日",
            Self::Statutory => "法定节假日",
            Self::InLieu => "调休放假日",
            Self::DayOff => "放假日",
            Self::Emergency => "应急放假日",
            Self::Local => "地方放假日",
        })
    }
}

/// A day, its kind, and the notice that made it so.
///
/// ```
/// use ssj_calendar::{Calendar, DayKind};
/// use time::macros::date;
///
/// let day = Calendar::national().day(date!(2020 - 02 - 01))?;
/// assert_eq!(day.kind(), DayKind::Emergency);
/// assert_eq!(day.notice().and_then(|notice| notice.doc_no()), Some("国办发明电〔2020〕1号"));
/// assert_eq!(day.holiday(), Some("春节"));
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Day<'c> {
    date: Date,
    kind: DayKind,
    notice: Option<&'c Notice>,
}

impl<'c> Day<'c> {
    /// The date.
    pub const fn date(&self) -> Date {
        self.date
    }

    /// What kind of day it is.
    pub const fn kind(&self) -> DayKind {
        self.kind
    }

    /// The notice that made it so; none on plain workdays and weekly rest days.
    pub const fn notice(&self) -> Option<&'c Notice> {
        self.notice
    }

    /// The holiday it is off for, as the notice names it.
    pub fn holiday(&self) -> Option<&'c str> {
        self.notice?.closure(self.date).map(crate::Closure::holiday)
    }
}

impl Calendar {
    /// What kind of day it is.
    ///
    /// # Errors
    ///
    /// As [`is_working_day`](Self::is_working_day).
    pub fn day(&self, date: Date) -> Result<Day<'_>, CalendarError> {
        self.is_working_day(date)?;
        let notice = self
            .notices()
            .iter()
            .rev()
            .find(|notice| notice.mentions(date));
        let kind = notice.and_then(|notice| self.kind_by(notice, date));
        let rests = self.rest.contains(date.weekday());
        let plain = if rests {
            DayKind::WeeklyRest
        } else {
            DayKind::Workday
        };
        Ok(Day {
            date,
            kind: kind.unwrap_or(plain),
            notice,
        })
    }

    fn kind_by(&self, notice: &Notice, date: Date) -> Option<DayKind> {
        if notice.work().contains(&date) {
            return Some(DayKind::MakeUpWorkday);
        }
        let closure = notice.closure(date)?;
        Some(match notice.kind() {
            NoticeKind::Emergency => DayKind::Emergency,
            NoticeKind::Local => DayKind::Local,
            _ if notice.statutory().contains(&date) => DayKind::Statutory,
            _ if self.rest.contains(date.weekday()) => DayKind::WeeklyRest,
            _ if tells_statutory(notice, closure.holiday()) => DayKind::InLieu,
            _ => DayKind::DayOff,
        })
    }
}

/// Whether the notice tells which of a holiday's days off are the statutory ones.
fn tells_statutory(notice: &Notice, holiday: &str) -> bool {
    let mut closures = notice
        .off()
        .iter()
        .filter(|closure| closure.holiday() == holiday);
    closures.any(|closure| notice.statutory().iter().any(|day| closure.contains(*day)))
}
