//! What can be wrong with a notice.

use alloc::string::String;
use core::fmt;

use time::{Date, Weekday};

use crate::{
    codes,
    date::{weekday_en, weekday_zh},
    zh::{OldZh, SayZh},
};

/// Why days or a text are no notice.
///
/// ```
/// use ssj_calendar::{Notice, NoticeError, NoticeHeader};
/// use time::macros::date;
///
/// let header = NoticeHeader::annual(2026, date!(2025 - 11 - 04));
/// let error = Notice::parse(header, "元旦：1月1日（周五）至3日（周六）放假调休，共3天。").unwrap_err();
/// assert_eq!(error.code(), "notice.weekday");
/// assert_eq!(error.to_string(), "2026-01-01 is a Thursday, the text says Friday");
/// assert_eq!(error.zh().to_string(), "2026-01-01是周四，文本写作周五");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoticeError {
    /// The year is outside 1900–2200.
    Year {
        /// The year.
        year: i32,
    },
    /// Nothing is arranged.
    Empty,
    /// A closure has no day or more than [`Closure::MAX_DAYS`](crate::Closure::MAX_DAYS).
    Length {
        /// Its first day.
        first: Date,
        /// Its number of days.
        days: u32,
    },
    /// A day that a notice of this kind may not change.
    OutsideYear {
        /// The day.
        day: Date,
        /// The notice's year.
        year: i32,
    },
    /// A day is listed twice.
    Twice {
        /// The day.
        day: Date,
    },
    /// A day is both off and at work.
    OffAndWork {
        /// The day.
        day: Date,
    },
    /// A statutory holiday is not among the days off.
    StatutoryNotOff {
        /// The day.
        day: Date,
    },
    /// A make-up working day is no weekly rest day.
    MakeUpOnWorkday {
        /// The day.
        day: Date,
    },
    /// The text names no such date in the calendar.
    NoSuchDate {
        /// The words.
        words: String,
    },
    /// The weekday in brackets is not the date's.
    Weekday {
        /// The date.
        day: Date,
        /// The weekday that the text gives.
        said: Weekday,
    },
    /// The number of days is not what the text says.
    DayCount {
        /// The first day of the closure.
        first: Date,
        /// The number that the text gives.
        said: u32,
        /// The number of days that it lists.
        found: u32,
    },
    /// A range ends before it begins.
    Reversed {
        /// Where it begins.
        first: Date,
        /// Where it ends.
        last: Date,
    },
    /// Statutory holidays granted (days off less make-up days) are not as many as the law has.
    NetDaysOff {
        /// The number by law.
        expected: u8,
        /// The number that the text grants.
        found: i64,
    },
    /// The text takes a rest day as moved, rested or worked without arranging it so.
    Inconsistent {
        /// The day.
        day: Date,
    },
    /// The text lengthens a holiday that the amended notice does not have.
    NothingToExtend {
        /// The clause.
        clause: String,
    },
    /// The text is about another year.
    OtherYear {
        /// The year it names.
        named: i32,
        /// The year it was given as.
        year: i32,
    },
    /// A document number or date under the text is not the one given.
    Papers {
        /// What the text has.
        found: String,
    },
    /// A clause with a date that the parser does not understand.
    Unread {
        /// The clause.
        clause: String,
    },
    /// The text is longer than [`Notice::MAX_TEXT`](crate::Notice::MAX_TEXT) bytes.
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
}

impl NoticeError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Year { .. } => codes::NOTICE_YEAR,
            Self::Empty => codes::NOTICE_EMPTY,
            Self::Length { .. } => codes::NOTICE_LENGTH,
            Self::OutsideYear { .. } => codes::NOTICE_OUTSIDE_YEAR,
            Self::Twice { .. } => codes::NOTICE_TWICE,
            Self::OffAndWork { .. } => codes::NOTICE_OFF_AND_WORK,
            Self::StatutoryNotOff { .. } => codes::NOTICE_STATUTORY_NOT_OFF,
            Self::MakeUpOnWorkday { .. } => codes::NOTICE_MAKE_UP_ON_WORKDAY,
            Self::NoSuchDate { .. } => codes::NOTICE_NO_SUCH_DATE,
            Self::Weekday { .. } => codes::NOTICE_WEEKDAY,
            Self::DayCount { .. } => codes::NOTICE_DAY_COUNT,
            Self::Reversed { .. } => codes::NOTICE_REVERSED,
            Self::NetDaysOff { .. } => codes::NOTICE_NET_DAYS_OFF,
            Self::Inconsistent { .. } => codes::NOTICE_INCONSISTENT,
            Self::NothingToExtend { .. } => codes::NOTICE_NOTHING_TO_EXTEND,
            Self::OtherYear { .. } => codes::NOTICE_OTHER_YEAR,
            Self::Papers { .. } => codes::NOTICE_PAPERS,
            Self::Unread { .. } => codes::NOTICE_UNREAD,
            Self::TooLong { .. } => codes::NOTICE_TOO_LONG,
        }
    }

    /// The Chinese sentence.
    pub const fn zh(&self) -> OldZh<'_, Self> {
        OldZh(self)
    }
}

impl fmt::Display for NoticeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year { year } => write!(f, "the year `{year}` is outside 1900 to 2200"),
            Self::Empty => f.write_str("the notice arranges no day"),
            Self::Length { first, days } => {
                write!(
                    f,
                    "a closure of {days} days from {first} is not 1 to 60 days long"
                )
            }
            Self::OutsideYear { day, year } => {
                write!(f, "{day} is out of reach of this notice for {year}")
            }
            Self::Twice { day } => write!(f, "{day} is listed twice"),
            Self::OffAndWork { day } => {
                write!(f, "{day} is both a day off and a make-up working day")
            }
            Self::StatutoryNotOff { day } => {
                write!(f, "{day} is named a statutory holiday but is not a day off")
            }
            Self::MakeUpOnWorkday { day } => {
                write!(f, "{day}, a make-up working day, is no weekly rest day")
            }
            Self::NoSuchDate { words } => write!(f, "`{words}` is no date"),
            Self::Weekday { day, said } => {
                let (is, said) = (weekday_en(day.weekday()), weekday_en(*said));
                write!(f, "{day} is a {is}, the text says {said}")
            }
            Self::DayCount { first, said, found } => {
                write!(
                    f,
                    "the text says {said} days off from {first} and lists {found}"
                )
            }
            Self::Reversed { first, last } => write!(f, "the range from {first} ends on {last}"),
            Self::NetDaysOff { expected, found } => {
                write!(
                    f,
                    "days off less make-up days are {found}, the law has {expected}"
                )
            }
            Self::Inconsistent { day } => {
                write!(
                    f,
                    "what the text says about {day} in passing is not what it arranges"
                )
            }
            Self::NothingToExtend { clause } => {
                write!(
                    f,
                    "`{clause}` lengthens a holiday that the amended notice does not have"
                )
            }
            Self::OtherYear { named, year } => {
                write!(f, "the text is about {named}, it was given as {year}")
            }
            Self::Papers { found } => write!(f, "the text has `{found}`, something else was given"),
            Self::Unread { clause } => {
                write!(f, "`{clause}` names a date but says nothing known of it")
            }
            Self::TooLong { bytes } => {
                write!(f, "the text of {bytes} bytes is too long for a notice")
            }
        }
    }
}

impl SayZh for NoticeError {
    fn say_zh(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year { year } => write!(f, "年份“{year}”不在1900至2200之间"),
            Self::Empty => f.write_str("通知未安排任何日期"),
            Self::Length { first, days } => write!(f, "自{first}起放假{days}天，不在1至60天之间"),
            Self::OutsideYear { day, year } => write!(f, "{day}超出{year}年通知可安排的范围"),
            Self::Twice { day } => write!(f, "{day}重复列出"),
            Self::OffAndWork { day } => write!(f, "{day}既放假又上班"),
            Self::StatutoryNotOff { day } => write!(f, "{day}列为法定节假日却未放假"),
            Self::MakeUpOnWorkday { day } => write!(f, "调休上班日{day}本非周休日"),
            Self::NoSuchDate { words } => write!(f, "“{words}”不是日期"),
            Self::Weekday { day, said } => {
                write!(
                    f,
                    "{day}是{}，文本写作{}",
                    weekday_zh(day.weekday()),
                    weekday_zh(*said)
                )
            }
            Self::DayCount { first, said, found } => {
                write!(f, "文本称自{first}起共{said}天，实列{found}天")
            }
            Self::Reversed { first, last } => write!(f, "自{first}起的区间止于{last}"),
            Self::NetDaysOff { expected, found } => {
                write!(f, "放假日减去调休上班日为{found}天，法定为{expected}天")
            }
            Self::Inconsistent { day } => write!(f, "文本对{day}的说明与其安排不符"),
            Self::NothingToExtend { clause } => write!(f, "“{clause}”延长的假期不在被修改的通知中"),
            Self::OtherYear { named, year } => write!(f, "文本所涉年份为{named}，给定为{year}"),
            Self::Papers { found } => write!(f, "文本载明“{found}”，与给定的不同"),
            Self::Unread { clause } => write!(f, "“{clause}”含日期但不能识别其含义"),
            Self::TooLong { bytes } => write!(f, "文本长{bytes}字节，超过通知的上限"),
        }
    }
}

impl core::error::Error for NoticeError {}
