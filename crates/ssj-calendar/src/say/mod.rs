//! Sentences in two languages, and the tables that they come from.
//!
//! A word of an enum is one row of [`words!`](crate::words), an error one row of
//! [`errors!`](crate::errors): its name or code, English and Chinese stand together and nowhere else.

mod errors;
#[cfg(feature = "alloc")]
mod excerpt;
mod words;

use core::fmt;

use time::{Date, Weekday};

use crate::storage::CowStr;

pub use errors::{ErrorRow, ErrorTable, Explain};
#[cfg(feature = "alloc")]
pub use excerpt::Excerpt;
pub use words::{UnknownWord, Word};

/// The language of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Language {
    /// English.
    English,
    /// Chinese (中文).
    #[doc(alias = "中文")]
    Chinese,
}

/// The same thing said in English and in Chinese.
///
/// ```
/// use ssj_calendar::{Bilingual, CowStr, Zh};
///
/// const END: Bilingual = Bilingual {
///     en: CowStr::Fixed("the end of the check"),
///     zh: CowStr::Fixed("检查活动完成"),
/// };
/// assert_eq!((END.to_string(), Zh(&END).to_string()), ("the end of the check".into(), "检查活动完成".into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Bilingual {
    /// The English wording.
    pub en: CowStr,
    /// The Chinese wording.
    pub zh: CowStr,
}

impl Say for Bilingual {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match language {
            Language::English => self.en.as_str(),
            Language::Chinese => self.zh.as_str(),
        })
    }
}

/// What reads in both languages: words, errors, refusals and the facts that these name.
pub trait Say {
    /// Writes it in a language.
    ///
    /// # Errors
    /// Only those of the formatter.
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// Displays a value in Chinese, as [`Display`](fmt::Display) on the value itself does in English.
///
/// ```
/// use ssj_calendar::{Region, Zh};
/// let error = Region::new(229).unwrap_err();
/// assert_eq!(error.to_string(), "`229` is not a six-digit division code");
/// assert_eq!(Zh(&error).to_string(), "“229”不是六位行政区划代码");
/// ```
#[derive(Clone, Copy)]
pub struct Zh<'a, T: ?Sized>(pub &'a T);

/// As the value itself has it: what is quoted in a sentence is quoted alike in both languages.
impl<T: fmt::Debug + ?Sized> fmt::Debug for Zh<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Say + ?Sized> fmt::Display for Zh<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.say(Language::Chinese, f)
    }
}

impl<T: Say + ?Sized> Say for &T {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).say(language, f)
    }
}

/// A value in one of the languages.
pub(crate) struct In<'a, T: ?Sized> {
    pub(crate) language: Language,
    pub(crate) value: &'a T,
}

impl<T: Say + ?Sized> fmt::Display for In<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.say(self.language, f)
    }
}

/// Writes a sentence in a language: `said!(f, language, "English {a}", "中文{a}", a = value)`.
///
/// The named values read in that language too; what is captured without a name reads as it is shown.
macro_rules! said {
    ($f:ident, $language:ident, $en:literal, $zh:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $( let $name = $crate::say::In { language: $language, value: &$value }; )*
        match $language {
            $crate::Language::English => write!($f, $en),
            $crate::Language::Chinese => write!($f, $zh),
        }
    }};
}
pub(crate) use said;

/// `Display` in English for what reads in both languages.
macro_rules! shown_in_english {
    ($($type:ty),+ $(,)?) => {$(
        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::Say::say(self, $crate::Language::English, f)
            }
        }
    )+};
}
pub(crate) use shown_in_english;

shown_in_english!(Bilingual);

/// Values that read alike in both languages: numbers, dates, ids, the input as it came.
#[macro_export]
#[doc(hidden)]
macro_rules! say_as_shown {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::Say for $type {
            fn say(
                &self,
                _language: $crate::Language,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(self, f)
            }
        }
    )+};
}

say_as_shown!(u8, u16, u32, u64, usize, i32, i64, char, str, Date, CowStr);

#[cfg(feature = "alloc")]
say_as_shown!(alloc::string::String);

/// A weekday as notices write it: `Monday`, 周一.
impl Say for Weekday {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if language == Language::English {
            return fmt::Display::fmt(self, f);
        }
        let mark = "一二三四五六日"
            .chars()
            .nth(self.number_days_from_monday().into());
        write!(f, "周{}", mark.unwrap_or_default())
    }
}
