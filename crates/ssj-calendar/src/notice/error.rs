//! What can be wrong with a notice.

use crate::Excerpt;

use time::{Date, Weekday};

crate::errors! {
    /// Why days or a text are no notice.
    ///
    /// ```
    /// use ssj_calendar::{Explain, Notice, NoticeError, NoticeFacts};
    /// use time::macros::date;
    ///
    /// let facts = NoticeFacts::annual(2026, date!(2025 - 11 - 04));
    /// let error = Notice::parse(facts, "元旦：1月1日（周五）至3日（周六）放假调休，共3天。").unwrap_err();
    /// assert_eq!(error.code(), "notice.weekday");
    /// assert_eq!(error.to_string(), "2026-01-01 is a Thursday, the text says Friday");
    /// assert_eq!(error.zh().to_string(), "2026-01-01是周四，文本写作周五");
    /// ```
    pub enum NoticeError {
        /// The year is outside 1900–2200.
        Year {
            /// The year.
            year: i32,
        } = "notice.year", "the year `{year}` is outside 1900 to 2200", "年份“{year}”不在1900至2200之间";
        /// Nothing is arranged.
        Empty = "notice.empty", "the notice arranges no day", "通知未安排任何日期";
        /// A closure has no day or more than [`Closure::MAX_DAYS`](crate::Closure::MAX_DAYS).
        Length {
            /// Its first day.
            first: Date,
            /// Its number of days.
            days: u32,
        } = "notice.length",
            "a closure of {days} days from {first} is not 1 to 60 days long",
            "自{first}起放假{days}天，不在1至60天之间";
        /// A day that a notice of this kind may not change.
        OutsideYear {
            /// The day.
            day: Date,
            /// The notice's year.
            year: i32,
        } = "notice.outside-year",
            "{day} is out of reach of this notice for {year}",
            "{day}超出{year}年通知可安排的范围";
        /// A day is listed twice.
        Twice {
            /// The day.
            day: Date,
        } = "notice.twice", "{day} is listed twice", "{day}重复列出";
        /// A day is both off and at work.
        OffAndWork {
            /// The day.
            day: Date,
        } = "notice.off-and-work", "{day} is both a day off and a make-up working day", "{day}既放假又上班";
        /// A statutory holiday is not among the days off.
        StatutoryNotOff {
            /// The day.
            day: Date,
        } = "notice.statutory-not-off",
            "{day} is named a statutory holiday but is not a day off",
            "{day}列为法定节假日却未放假";
        /// A make-up working day is no weekly rest day.
        MakeUpOnWorkday {
            /// The day.
            day: Date,
        } = "notice.make-up-on-workday",
            "{day}, a make-up working day, is no weekly rest day",
            "调休上班日{day}本非周休息日";
        /// The text names no such date in the calendar.
        NoSuchDate {
            /// The words.
            words: Excerpt,
        } = "notice.no-such-date", "`{words}` is no date", "“{words}”不是日期";
        /// The last days of a December without year or weekday: a yearly notice may mean either.
        WhichYear {
            /// The words.
            words: Excerpt,
        } = "notice.which-year",
            "`{words}` may be of this year or of the year before; the text gives neither year nor weekday",
            "“{words}”可能为本年或上年日期，文本未载明年份或星期";
        /// The weekday in brackets is not the date's.
        Weekday {
            /// The date.
            day: Date,
            /// The weekday that the text gives.
            said: Weekday,
        } = "notice.weekday",
            "{day} is a {is}, the text says {said}",
            "{day}是{is}，文本写作{said}",
            is = day.weekday();
        /// The number of days is not what the text says.
        DayCount {
            /// The first day of the closure.
            first: Date,
            /// The number that the text gives.
            said: u32,
            /// The number of days that it lists.
            found: u32,
        } = "notice.day-count",
            "the text says {said} days off from {first} and lists {found}",
            "文本称自{first}起共{said}天，实列{found}天";
        /// A range ends before it begins.
        Reversed {
            /// Where it begins.
            first: Date,
            /// Where it ends.
            last: Date,
        } = "notice.reversed", "the range from {first} ends on {last}", "自{first}起的区间止于{last}";
        /// Statutory holidays granted (days off less make-up days) are not as many as the law has.
        NetDaysOff {
            /// The number by law.
            expected: u8,
            /// The number that the text grants.
            found: i64,
        } = "notice.net-days-off",
            "days off less make-up days are {found}, the law has {expected}",
            "放假日减去调休上班日为{found}天，法定为{expected}天";
        /// The text takes a rest day as moved, rested or worked without arranging it so.
        Inconsistent {
            /// The day.
            day: Date,
        } = "notice.inconsistent",
            "what the text says about {day} in passing is not what it arranges",
            "文本对{day}的说明与其安排不符";
        /// The text lengthens a holiday that the amended notice does not have.
        NothingToExtend {
            /// The clause.
            clause: Excerpt,
        } = "notice.nothing-to-extend",
            "`{clause}` lengthens a holiday that the amended notice does not have",
            "“{clause}”延长的假期不在被修改的通知中";
        /// The text is about another year.
        OtherYear {
            /// The year it names.
            named: i32,
            /// The year it was given as.
            year: i32,
        } = "notice.other-year",
            "the text is about {named}, it was given as {year}",
            "文本所涉年份为{named}，给定为{year}";
        /// A document number or date under the text is not the one given.
        Papers {
            /// What the text has.
            found: Excerpt,
        } = "notice.papers",
            "the text has `{found}`, something else was given",
            "文本载明“{found}”，与给定的不同";
        /// A clause that the parser does not understand, with a date or beside an arrangement.
        Unread {
            /// The clause.
            clause: Excerpt,
        } = "notice.unread",
            "`{clause}` is not understood where days are arranged",
            "“{clause}”涉及放假安排而不能识别其含义";
        /// The text is longer than [`Notice::MAX_TEXT`](crate::Notice::MAX_TEXT) bytes.
        TooLong {
            /// Its length in bytes.
            bytes: usize,
        } = "notice.too-long",
            "the text of {bytes} bytes is too long for a notice",
            "文本长{bytes}字节，超过通知的上限";
    }
}
