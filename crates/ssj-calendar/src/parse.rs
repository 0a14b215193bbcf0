//! Reading the wording of notices.
//!
//! A text is cut into sentences and clauses. A clause that arranges has dates and *known words only*
//! (`vocabulary`): off (放假, 补休), work (上班), a remark that must agree with the arrangement
//! (其中…调休, 公休日调至, 照常公休, 正常上班), a make-up day cancelled or moved. A date arranges
//! nothing where its clause says what a notice rests on, what is to be handed in or what takes place
//! (`frame`). Any other clause with a date refuses the text, and so does any other clause beside an
//! arrangement: nothing is passed over that might change a day, and nothing is guessed.

mod clause;
mod frame;
mod lex;
mod line;
mod reading;
mod vocabulary;

use alloc::string::String;

use crate::notice::{Notice, NoticeError, NoticeFacts};

use self::reading::Reading;

/// A notice's wording, and what it takes for granted.
///
/// ```
/// use ssj_calendar::{Notice, NoticeFacts, NoticeText, national_notices};
/// use time::macros::date;
///
/// let annual = national_notices().iter().find(|notice| notice.id == "2020").unwrap();
/// let text = NoticeText { amends: Some(annual), ..NoticeText::from("延长春节假期至2月2日。") };
/// let longer = Notice::parse(NoticeFacts::emergency(2020, date!(2020 - 01 - 27)), text)?;
/// assert_eq!(longer.off[0].first, date!(2020 - 01 - 31));
/// # Ok::<(), ssj_calendar::NoticeError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NoticeText<'a> {
    /// The wording: the whole text, title and signature included, or only its arrangements.
    pub text: &'a str,
    /// How many statutory holidays the year has, should the law have changed; without it
    /// [`statutory_days`] are expected.
    pub net_days_off: Option<u8>,
    /// The notice that is changed, so that the text can say "延长…假期至…".
    pub amends: Option<&'a Notice>,
}

impl<'a> From<&'a str> for NoticeText<'a> {
    fn from(text: &'a str) -> Self {
        Self {
            text,
            net_days_off: None,
            amends: None,
        }
    }
}

impl Notice {
    /// The longest text that is read, in bytes.
    pub const MAX_TEXT: usize = 65_536;

    /// The notice that a text in the wording of the State Council's or a local government's
    /// notices makes: the days that it arranges are added to the facts given.
    ///
    /// The whole text may be given, title and signature included, or only its arrangements; full
    /// and half width punctuation are the same, and so are dates in digits and in Chinese numerals.
    /// Only the arrangement arranges: the dates of laws, meetings, errands and jubilees are passed over
    /// where that is what they are, and a clause with any word that is not known beside an arrangement,
    /// a condition, an exception, a part of the people, a line broken in the middle, refuses the text by
    /// its own words. A line that is nothing but a document number or a
    /// date is taken as the notice's own, and must be the one given, if one was. Checked are each
    /// weekday in brackets, each number of days (that of a local text too), that no day is both off and at work, that make-up
    /// days are weekend days, that remarks agree with the arrangement, and for a national annual
    /// notice that days off less make-up days are as many as the law's [`statutory_days`].
    ///
    /// # Errors
    ///
    /// [`NoticeError`], of which [`NoticeError::Unread`] names the clause that isn't understood, and
    /// [`NoticeError::WhichYear`] a December that may be either year's.
    ///
    /// ```
    /// use ssj_calendar::{Notice, NoticeError, NoticeFacts};
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
    /// let notice = Notice::parse(NoticeFacts::annual(2019, date!(2018 - 12 - 06)), text)?;
    /// assert_eq!(notice.doc_no.as_deref(), Some("国办发明电〔2018〕15号"));
    /// assert_eq!(notice.off[0].first, date!(2018 - 12 - 30));
    /// assert_eq!(notice.work.len(), 5);
    ///
    /// let facts = NoticeFacts::amendment(2019, date!(2019 - 03 - 22));
    /// let error = Notice::parse(facts, "5月1日至4日视情况安排").unwrap_err();
    /// assert_eq!(error, NoticeError::Unread { clause: "5月1日至4日视情况安排".into() });
    /// # Ok::<(), NoticeError>(())
    /// ```
    #[expect(single_use_lifetimes, reason = "`impl Trait` asks for a name")]
    pub fn parse<'a>(
        facts: NoticeFacts,
        text: impl Into<NoticeText<'a>>,
    ) -> Result<Self, NoticeError> {
        let given = text.into();
        let bytes = given.text.len();
        if bytes > Self::MAX_TEXT {
            return Err(NoticeError::TooLong { bytes });
        }
        if let Some(line) = lex::numbers_beside(given.text) {
            return Err(NoticeError::Unread {
                clause: String::from(line).into(),
            });
        }
        let text = lex::normalise(given.text);
        let mut reading = Reading::new(facts, given);
        for (before, after) in lex::across(&text) {
            if frame::broken(&before, &after) {
                return Err(NoticeError::Unread {
                    clause: [before, after].concat().into(),
                });
            }
        }
        for (sentence, ends) in lex::sentences(&text) {
            reading.sentence(sentence, ends)?;
        }
        reading.finish()
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
