//! Sentences in two languages, and the tables that they come from.
//!
//! A word of an enum is one row of [`words!`](crate::words), an error one row of
//! [`errors!`](crate::errors): its name or code, English and Chinese stand together and nowhere else.

mod errors;
mod words;

use core::fmt;

use time::Date;

pub use errors::{ErrorRow, ErrorTable, Explain};
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
#[derive(Clone, Copy, Debug)]
pub struct Zh<'a, T: ?Sized>(pub &'a T);

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

say_as_shown!(u8, u16, u32, u64, usize, i32, i64, char, str, Date);

#[cfg(feature = "alloc")]
say_as_shown!(alloc::string::String);
