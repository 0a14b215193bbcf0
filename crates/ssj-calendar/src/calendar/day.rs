//! What kind of day it is, and by which notice.

use time::Date;

use super::Calendar;
use crate::{
    error::CalendarError,
    notice::{Notice, NoticeKind},
    words,
};

words! {
    /// What kind of day it is.
    ///
    /// ```
    /// use ssj_calendar::{DayKind, Word};
    /// assert!(DayKind::MakeUpWorkday.is_working());
    /// assert_eq!(DayKind::InLieu.to_string(), "day off in lieu");
    /// assert_eq!((DayKind::InLieu.name(), DayKind::InLieu.zh()), ("in-lieu", "调休放假日"));
    /// ```
    #[non_exhaustive]
    pub enum DayKind {
        /// A plain working day.
        #[doc(alias = "工作日")]
        Workday = "workday", "工作日";
        /// A weekly rest day worked in exchange for a day off.
        #[doc(alias = "调休上班")]
        MakeUpWorkday = "make-up-workday" / "make-up workday", "调休上班日";
        /// A weekly rest day.
        #[doc(alias = "周休息日")]
        WeeklyRest = "weekly-rest" / "weekly rest day", "周休息日";
        /// A statutory holiday.
        #[doc(alias = "法定节假日")]
        Statutory = "statutory" / "statutory holiday", "法定节假日";
        /// A day off in exchange for a worked rest day or a holiday that fell on one.
        #[doc(alias = "调休放假")]
        InLieu = "in-lieu" / "day off in lieu", "调休放假日";
        /// A day off of a notice whose text does not tell statutory holidays from days in lieu.
        DayOff = "day-off" / "day off", "放假日";
        /// A day off ordered in an emergency.
        Emergency = "emergency" / "day off in an emergency", "应急放假日";
        /// A day off of an autonomous area.
        Local = "local" / "local holiday", "地方放假日";
    }
}

impl DayKind {
    /// Whether one works.
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Workday | Self::MakeUpWorkday)
    }
}

/// A day, its kind, and the notice that made it so.
///
/// ```
/// use ssj_calendar::{Calendar, DayKind};
/// use time::macros::date;
///
/// let day = Calendar::national().day(date!(2020 - 02 - 01))?;
/// assert_eq!(day.kind, DayKind::Emergency);
/// assert_eq!(day.notice.unwrap().doc_no.as_deref(), Some("国办发明电〔2020〕1号"));
/// assert_eq!(day.holiday(), Some("春节"));
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Day<'c> {
    /// The day that was asked about.
    pub date: Date,
    /// What kind of day it is.
    pub kind: DayKind,
    /// The notice that made it so; none on plain workdays and weekly rest days.
    pub notice: Option<&'c Notice>,
}

impl<'c> Day<'c> {
    /// The holiday it is off for, as the notice names it.
    pub fn holiday(&self) -> Option<&'c str> {
        let closure = self.notice?.closure(self.date)?;
        Some(&closure.holiday)
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
        let mut notices = self.notices().iter();
        let notice = notices.rfind(|notice| notice.mentions(date));
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
        if notice.work.contains(&date) {
            return Some(DayKind::MakeUpWorkday);
        }
        let closure = notice.closure(date)?;
        Some(match notice.kind {
            NoticeKind::Emergency => DayKind::Emergency,
            NoticeKind::Local => DayKind::Local,
            _ if notice.statutory.contains(&date) => DayKind::Statutory,
            _ if self.rest.contains(date.weekday()) => DayKind::WeeklyRest,
            _ if tells_statutory(notice, &closure.holiday) => DayKind::InLieu,
            _ => DayKind::DayOff,
        })
    }
}

/// Whether the notice tells which of a holiday's days off are the statutory ones.
fn tells_statutory(notice: &Notice, holiday: &str) -> bool {
    let mut closures = notice
        .off
        .iter()
        .filter(|closure| closure.holiday == holiday);
    closures.any(|closure| notice.statutory.iter().any(|day| closure.contains(*day)))
}
