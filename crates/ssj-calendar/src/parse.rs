//! Reading the wording of notices.
//!
//! A text is cut into sentences and clauses. A clause has dates and a verb: off (放假, 补休), work
//! (上班), a remark that must agree with the arrangement (其中…调休, 公休日调至, 照常公休, 正常上班),
//! or a number of days. A clause with a date and no verb known here refuses the text: nothing is
//! passed over that might change a day.

mod clause;
mod lex;
mod reading;
mod verb;

use crate::notice::{Notice, NoticeDays, NoticeError, NoticeHeader};

use self::reading::Reading;

impl Notice {
    /// The longest text that is read, in bytes.
    pub const MAX_TEXT: usize = 65_536;

    /// The notice that a text in the wording of the State Council's or a local government's
    /// notices makes.
    ///
    /// The whole text may be given, title and signature included, or only its arrangements; full
    /// and half width punctuation are the same. A line that is nothing but a document number or a
    /// date is taken as the notice's own. Checked are each weekday in brackets, each number of
    /// days, that no day is both off and at work, that make-up days are weekend days, that remarks
    /// agree with the arrangement, and for a national annual notice that days off less make-up
    /// days are as many as the law's [`statutory_days`](crate::statutory_days).
    ///
    /// # Errors
    ///
    /// [`NoticeError`], of which [`NoticeError::Unread`] names the clause that isn't understood.
    ///
    /// ```
    /// use ssj_calendar::{Notice, NoticeError, NoticeHeader};
    /// use time::macros::date;
    ///
    /// let text = "国务院办公厅关于2019年部分节假日安排的通知
    ///     国办发明电〔2018〕15号
    ///     一、元旦:2018年12月30日至2019年1月1日放假调休,共3天。2018年12月29日(星期六)上班。
    ///     二、春节:2月4日至10日放假调休,共7天。2月2日(星期六)、2月3日(星期日)上班。
    ///     三、清明节:4月5日放假,与周末连休。
    ///     四、劳动节:5月1日放假。
    ///     五、端午节:6月7日放假,与周末连休。
    ///     六、中秋节:9月13日放假,与周末连休。
    ///     七、国庆节:10月1日至7日放假调休,共7天。9月29日(星期日)、10月12日(星期六)上班。";
    /// let notice = Notice::parse(NoticeHeader::annual(2019, date!(2018 - 12 - 06)), text)?;
    /// assert_eq!(notice.doc_no(), Some("国办发明电〔2018〕15号"));
    /// assert_eq!(notice.off()[0].first(), date!(2018 - 12 - 30));
    /// assert_eq!(notice.work().len(), 5);
    ///
    /// let header = NoticeHeader::amendment(2019, date!(2019 - 03 - 22));
    /// let error = Notice::parse(header, "5月1日至4日视情况安排").unwrap_err();
    /// assert_eq!(error, NoticeError::Unread { clause: "5月1日至4日视情况安排".into() });
    /// # Ok::<(), NoticeError>(())
    /// ```
    pub fn parse(header: NoticeHeader, text: &str) -> Result<Self, NoticeError> {
        if text.len() > Self::MAX_TEXT {
            return Err(NoticeError::TooLong { bytes: text.len() });
        }
        let text = lex::normalise(text);
        let mut reading = Reading::new(header);
        for sentence in lex::sentences(&text) {
            reading.sentence(sentence)?;
        }
        let (header, days) = reading.finish()?;
        Self::new(header, days)
    }
}

/// How many statutory holidays a year has (全国年节及纪念日放假办法, as amended): 10 up to 2007, 11 from
/// 2008, 13 from 2025. Amendments granted one more in 2015 and two in 2020.
///
/// ```
/// assert_eq!(ssj_calendar::statutory_days(2024), 11);
/// assert_eq!(ssj_calendar::statutory_days(2025), 13);
/// ```
#[doc(alias = "全国年节及纪念日放假办法")]
pub const fn statutory_days(year: i32) -> u8 {
    match year {
        ..=2007 => 10,
        2008..=2024 => 11,
        _ => 13,
    }
}

/// What the parser hands to the notice.
type Parsed = (NoticeHeader, NoticeDays);
