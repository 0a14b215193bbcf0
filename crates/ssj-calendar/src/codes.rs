//! Every stable code of this crate, with what it means.

/// A stable code and its meaning in English and Chinese.
///
/// ```
/// use ssj_calendar::CODES;
///
/// let unknown = CODES.iter().find(|entry| entry.code == "calendar.year-unknown").unwrap();
/// assert_eq!(unknown.zh, "年份尚无通知");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StableCode {
    /// The code, as `code()` of an error returns it.
    pub code: &'static str,
    /// What it means, in English.
    pub en: &'static str,
    /// What it means, in Chinese.
    pub zh: &'static str,
}

const fn entry(code: &'static str, en: &'static str, zh: &'static str) -> StableCode {
    StableCode { code, en, zh }
}

pub(crate) const DATE_MALFORMED: &str = "date.malformed";
pub(crate) const REGION_INVALID: &str = "calendar.region-invalid";
pub(crate) const YEAR_UNKNOWN: &str = "calendar.year-unknown";
pub(crate) const BEFORE_FIRST: &str = "calendar.before-first";
pub(crate) const LOCAL_UNKNOWN: &str = "calendar.local-notice-missing";
pub(crate) const REVERSED: &str = "calendar.reversed";
pub(crate) const ZERO_DAYS: &str = "calendar.zero-days";
pub(crate) const NEEDS_INSTANT: &str = "calendar.needs-instant";
pub(crate) const NEEDS_DATE: &str = "calendar.needs-date";
pub(crate) const OUT_OF_RANGE: &str = "calendar.out-of-range";
pub(crate) const REGION_UNKNOWN: &str = "calendar.region-unknown";
pub(crate) const NOTHING_KNOWN: &str = "calendar.nothing-known";
pub(crate) const YEAR_MISSING: &str = "calendar.year-missing";
pub(crate) const TOO_MANY_YEARS: &str = "calendar.too-many-years";
pub(crate) const CONFLICT: &str = "calendar.conflict";
pub(crate) const NOTHING_TO_CANCEL: &str = "calendar.nothing-to-cancel";
pub(crate) const DUPLICATE_ID: &str = "calendar.duplicate-id";
pub(crate) const DUPLICATE_YEAR: &str = "calendar.duplicate-year";
pub(crate) const ANNUAL_NOT_NATIONAL: &str = "calendar.annual-not-national";
pub(crate) const NOTICE_YEAR: &str = "notice.year";
pub(crate) const NOTICE_EMPTY: &str = "notice.empty";
pub(crate) const NOTICE_LENGTH: &str = "notice.length";
pub(crate) const NOTICE_OUTSIDE_YEAR: &str = "notice.outside-year";
pub(crate) const NOTICE_TWICE: &str = "notice.twice";
pub(crate) const NOTICE_OFF_AND_WORK: &str = "notice.off-and-work";
pub(crate) const NOTICE_STATUTORY_NOT_OFF: &str = "notice.statutory-not-off";
pub(crate) const NOTICE_MAKE_UP_ON_WORKDAY: &str = "notice.make-up-on-workday";
pub(crate) const NOTICE_NO_SUCH_DATE: &str = "notice.no-such-date";
pub(crate) const NOTICE_WEEKDAY: &str = "notice.weekday";
pub(crate) const NOTICE_DAY_COUNT: &str = "notice.day-count";
pub(crate) const NOTICE_REVERSED: &str = "notice.reversed";
pub(crate) const NOTICE_NET_DAYS_OFF: &str = "notice.net-days-off";
pub(crate) const NOTICE_INCONSISTENT: &str = "notice.inconsistent";
pub(crate) const NOTICE_NOTHING_TO_EXTEND: &str = "notice.nothing-to-extend";
pub(crate) const NOTICE_OTHER_YEAR: &str = "notice.other-year";
pub(crate) const NOTICE_PAPERS: &str = "notice.papers";
pub(crate) const NOTICE_UNREAD: &str = "notice.unread";
pub(crate) const NOTICE_TOO_LONG: &str = "notice.too-long";

/// All stable codes of this crate: regions, days and deadlines first, then notices.
///
#[doc = include_str!("../docs/codes.md")]
pub const CODES: &[StableCode] = &[
    entry(
        DATE_MALFORMED,
        "the text is not a date of the form YYYY-MM-DD",
        "文本不是“YYYY-MM-DD”形式的日期",
    ),
    entry(
        REGION_INVALID,
        "the number or text is no division code",
        "不是行政区划代码",
    ),
    entry(YEAR_UNKNOWN, "the year has no notice yet", "年份尚无通知"),
    entry(
        BEFORE_FIRST,
        "the date is before the first year of the calendar",
        "日期早于日历首年",
    ),
    entry(
        LOCAL_UNKNOWN,
        "the region's local notice for the year is missing",
        "缺少该地区当年的地方放假通知",
    ),
    entry(
        REVERSED,
        "the interval ends before it begins",
        "区间终点早于起点",
    ),
    entry(ZERO_DAYS, "a period of no days is no period", "期限为零"),
    entry(
        NEEDS_INSTANT,
        "a period in hours needs a start of day and time",
        "按小时计算的期间须以时刻起算",
    ),
    entry(
        NEEDS_DATE,
        "a period in days or longer counts from a date",
        "按日、月、年计算的期间以日期起算",
    ),
    entry(
        OUT_OF_RANGE,
        "the date cannot be told",
        "日期超出可表示范围",
    ),
    entry(
        REGION_UNKNOWN,
        "nobody vouches for the local notices of the region",
        "该地区的地方放假通知未经收录",
    ),
    entry(
        NOTHING_KNOWN,
        "no yearly notice was known on the day",
        "该日尚无任何年度通知",
    ),
    entry(
        YEAR_MISSING,
        "a year between two known years has no notice",
        "相邻年份之间缺少年度通知",
    ),
    entry(
        TOO_MANY_YEARS,
        "the calendar would span too many years",
        "日历跨度年数过多",
    ),
    entry(
        CONFLICT,
        "two notices contradict each other about a day",
        "两份通知对同一日安排相互矛盾",
    ),
    entry(
        NOTHING_TO_CANCEL,
        "a notice withdraws what no earlier notice said",
        "通知撤销了从未作出的安排",
    ),
    entry(
        DUPLICATE_ID,
        "two notices have the same identifier",
        "通知标识重复",
    ),
    entry(
        DUPLICATE_YEAR,
        "a year has two annual notices",
        "同一年份有两份年度通知",
    ),
    entry(
        ANNUAL_NOT_NATIONAL,
        "an annual notice is not national",
        "年度通知非全国性",
    ),
    entry(NOTICE_YEAR, "the year is out of range", "年份超出范围"),
    entry(
        NOTICE_EMPTY,
        "the notice arranges no day",
        "通知未安排任何日期",
    ),
    entry(
        NOTICE_LENGTH,
        "a closure has no day or too many",
        "放假天数为零或过多",
    ),
    entry(
        NOTICE_OUTSIDE_YEAR,
        "a day is out of the notice's reach",
        "日期超出通知可安排的范围",
    ),
    entry(NOTICE_TWICE, "a day is listed twice", "日期重复列出"),
    entry(
        NOTICE_OFF_AND_WORK,
        "a day is both off and at work",
        "同一日既放假又上班",
    ),
    entry(
        NOTICE_STATUTORY_NOT_OFF,
        "a statutory holiday is not a day off",
        "法定节假日未放假",
    ),
    entry(
        NOTICE_MAKE_UP_ON_WORKDAY,
        "a make-up working day is no weekly rest day",
        "调休上班日本非周休日",
    ),
    entry(NOTICE_NO_SUCH_DATE, "the words are no date", "文字不是日期"),
    entry(
        NOTICE_WEEKDAY,
        "the weekday in brackets is not the date's",
        "括注的星期与日期不符",
    ),
    entry(
        NOTICE_DAY_COUNT,
        "the number of days is not what the text says",
        "天数与所列日期不符",
    ),
    entry(
        NOTICE_REVERSED,
        "a range ends before it begins",
        "区间终点早于起点",
    ),
    entry(
        NOTICE_NET_DAYS_OFF,
        "the arrangement does not grant the statutory number of holidays",
        "净放假天数与法定天数不符",
    ),
    entry(
        NOTICE_INCONSISTENT,
        "a remark about a day contradicts the arrangement",
        "说明与安排不符",
    ),
    entry(
        NOTICE_NOTHING_TO_EXTEND,
        "the holiday to be lengthened is not in the amended notice",
        "被延长的假期不在被修改的通知中",
    ),
    entry(
        NOTICE_OTHER_YEAR,
        "the text is about another year",
        "文本所涉年份不符",
    ),
    entry(
        NOTICE_PAPERS,
        "document number or date differ from what was given",
        "文号或落款日期与给定的不同",
    ),
    entry(
        NOTICE_UNREAD,
        "a clause with a date is not understood",
        "含日期的语句不能识别",
    ),
    entry(
        NOTICE_TOO_LONG,
        "the text is too long for a notice",
        "文本过长",
    ),
];
