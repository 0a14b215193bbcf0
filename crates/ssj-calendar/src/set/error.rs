//! Why notices make no calendar.

use time::Date;

use crate::{Excerpt, notice::NoticeError, region::Region};

crate::errors! {
    /// Why a notice does not fit into a set, or a set makes no calendar.
    ///
    /// ```
    /// use ssj_calendar::{Explain, NoticeSet, Scope};
    /// use time::macros::date;
    ///
    /// let scope = Scope { as_of: Some(date!(1999 - 10 - 01)), ..Scope::national() };
    /// let error = NoticeSet::built_in().calendar(&scope).unwrap_err();
    /// assert_eq!(error.code(), "calendar.nothing-known");
    /// assert_eq!(error.zh().to_string(), "1999-10-01尚无任何年度通知");
    /// ```
    pub enum NoticeSetError {
        /// Two notices would have the same identifier.
        DuplicateId {
            /// The identifier.
            id: Excerpt,
        } = "calendar.duplicate-id", "there is a notice `{id}` already", "已有标识为“{id}”的通知";
        /// A year would have two annual notices.
        DuplicateYear {
            /// The year.
            year: i32,
        } = "calendar.duplicate-year", "{year} has an annual notice already", "{year}年已有年度通知";
        /// An annual notice of a region.
        AnnualNotNational {
            /// The notice.
            id: Excerpt,
        } = "calendar.annual-not-national",
            "the annual notice `{id}` is not national",
            "年度通知“{id}”不是全国性通知";
        /// Nobody vouches for the local notices of the region.
        RegionUnknown {
            /// The region.
            region: Region,
        } = "calendar.region-unknown",
            "nobody vouches for the local holiday notices of {region}",
            "{region}地区的地方放假通知未经收录";
        /// No annual notice was known.
        NothingKnown {
            /// As of this day.
            as_of: Date,
        } = "calendar.nothing-known", "no annual notice was known on {as_of}", "{as_of}尚无任何年度通知";
        /// The set has no annual notice.
        NoNotice = "calendar.nothing-known", "there is no annual notice", "没有任何年度通知";
        /// A year between known years has no annual notice.
        YearMissing {
            /// The year.
            year: i32,
        } = "calendar.year-missing", "{year} has no annual notice", "缺少{year}年的年度通知";
        /// The calendar would span more than 64 years.
        TooManyYears {
            /// How many.
            years: usize,
        } = "calendar.too-many-years",
            "{years} years are too many for a calendar",
            "日历跨度{years}年，超过上限";
        /// Two notices contradict each other about a day.
        Conflict {
            /// The day.
            day: Date,
            /// The notice that overrides without cancelling.
            later: Excerpt,
        } = "calendar.conflict",
            "notice `{later}` contradicts an earlier one about {day}",
            "通知“{later}”与在先通知对{day}的安排相互矛盾";
        /// A notice withdraws what no earlier notice says.
        NothingToCancel {
            /// The day.
            day: Date,
            /// The notice.
            id: Excerpt,
        } = "calendar.nothing-to-cancel",
            "notice `{id}` withdraws what no earlier one says about {day}",
            "通知“{id}”撤销{day}的安排，而在先通知并无该安排";
    }
    from {
        /// The notice itself is wrong for this set's weekly rest days.
        Notice(NoticeError),
    }
}
