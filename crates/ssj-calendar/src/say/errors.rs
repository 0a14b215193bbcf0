//! Errors: a code and a sentence in each language.

use super::{Say, Zh};

/// What every error and every refusal has: a stable code, a sentence in English (its `Display` form)
/// and in Chinese, and the facts that both name.
///
/// ```
/// use ssj_calendar::{Explain, Region};
/// let error = Region::new(229).unwrap_err();
/// assert_eq!(error.code(), "calendar.region-invalid");
/// let mut facts = Vec::new();
/// error.facts(&mut |name, value| facts.push((name, ssj_calendar::Zh(value).to_string())));
/// assert_eq!(facts, [("input", "229".to_string())]);
/// ```
pub trait Explain: core::error::Error + Say {
    /// The stable code: `area.what`.
    fn code(&self) -> &'static str;

    /// Each fact that the sentences name, with its name.
    fn facts(&self, each: &mut dyn FnMut(&'static str, &dyn Say));

    /// The sentence in Chinese. For a trait object, [`Zh`] itself.
    fn zh(&self) -> Zh<'_, Self>
    where
        Self: Sized,
    {
        Zh(self)
    }
}

/// One code of an error: what it says, with the facts in braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorRow {
    /// The stable code.
    pub code: &'static str,
    /// The English sentence.
    pub en: &'static str,
    /// The Chinese sentence.
    pub zh: &'static str,
}

/// An error type whose codes and sentences stand in a table.
pub trait ErrorTable: Explain {
    /// Each code that its own rows have; codes of the errors that it wraps stand in theirs.
    const ROWS: &'static [ErrorRow];
}

/// An error: one row for each code, with its sentence in English and in Chinese.
///
/// Fields stand in braces in both sentences, must be `Display` and [`Say`], and are the facts; what
/// follows from them may stand there too: `Row { … } = "code", "English", "中文", name = value;`.
/// `from { … }` lists the errors that it passes on as they are. English is `thiserror`'s. A struct
/// may name one of its fields in the place of the code: it then has that field's.
#[macro_export]
#[doc(hidden)]
macro_rules! errors {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$row:meta])*
                $kind:ident $({ $( $(#[$fmeta:meta])* $field:ident : $type:ty ),+ $(,)? })?
                = $code:literal, $en:literal, $zh:literal $(, $more:ident = $value:expr)*;
            )+
        }
        $(from { $( $(#[$wmeta:meta])* $wrap:ident($inner:ty) ),+ $(,)? })?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        #[non_exhaustive]
        $vis enum $name {
            $(
                $(#[$row])*
                #[error($en $(, $more = $value)*)]
                $kind $({ $( $(#[$fmeta])* $field: $type ),+ })?,
            )+
            $($(
                $(#[$wmeta])*
                #[error(transparent)]
                $wrap(#[from] $inner),
            )+)?
        }

        impl $crate::Explain for $name {
            fn code(&self) -> &'static str {
                match self {
                    $( Self::$kind { .. } => $code, )+
                    $($( Self::$wrap(inner) => $crate::Explain::code(inner), )+)?
                }
            }

            #[allow(unused_variables, reason = "not every error has facts")]
            fn facts(&self, each: &mut dyn FnMut(&'static str, &dyn $crate::Say)) {
                match self {
                    $( Self::$kind $({ $($field),+ })? => { $($( each(stringify!($field), $field); )+)? } )+
                    $($( Self::$wrap(inner) => $crate::Explain::facts(inner, each), )+)?
                }
            }
        }

        impl $crate::Say for $name {
            #[allow(unused_variables, reason = "a sentence need not name every fact")]
            fn say(
                &self,
                language: $crate::Language,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                if language == $crate::Language::English {
                    return ::core::fmt::Display::fmt(self, f);
                }
                match self {
                    $(
                        Self::$kind $({ $($field),+ })? => {
                            $( let $more = $value; )*
                            $( let $more = $crate::Zh(&$more); )*
                            $( $( let $field = $crate::Zh($field); )+ )?
                            write!(f, $zh)
                        }
                    )+
                    $($( Self::$wrap(inner) => $crate::Say::say(inner, language, f), )+)?
                }
            }
        }

        impl $crate::ErrorTable for $name {
            const ROWS: &'static [$crate::ErrorRow] = &[
                $( $crate::ErrorRow { code: $code, en: $en, zh: $zh } ),+
            ];
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $( $(#[$fmeta:meta])* $fvis:vis $field:ident : $type:ty ),* $(,)?
        } = $code:tt, $en:literal, $zh:literal;
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        #[error($en)]
        $vis struct $name { $( $(#[$fmeta])* $fvis $field: $type, )* }

        impl $crate::Explain for $name {
            fn code(&self) -> &'static str {
                $crate::errors!(@code self $code)
            }

            #[allow(unused_variables, reason = "not every error has facts")]
            fn facts(&self, each: &mut dyn FnMut(&'static str, &dyn $crate::Say)) {
                $( each(stringify!($field), &self.$field); )*
            }
        }

        impl $crate::Say for $name {
            #[allow(unused_variables, reason = "a sentence need not name every fact")]
            fn say(
                &self,
                language: $crate::Language,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                if language == $crate::Language::English {
                    return ::core::fmt::Display::fmt(self, f);
                }
                let Self { $($field),* } = self;
                $( let $field = $crate::Zh($field); )*
                write!(f, $zh)
            }
        }

        impl $crate::ErrorTable for $name {
            const ROWS: &'static [$crate::ErrorRow] = $crate::errors!(@rows $code, $en, $zh);
        }
    };
    (@code $self:ident $code:literal) => { $code };
    (@code $self:ident $field:ident) => { $crate::Explain::code(&$self.$field) };
    (@rows $code:literal, $en:literal, $zh:literal) => {
        &[$crate::ErrorRow { code: $code, en: $en, zh: $zh }]
    };
    (@rows $field:ident, $en:literal, $zh:literal) => { &[] };
}

/// The errors of a crate: their rows for the documentation, and the way back from `dyn Error`.
///
/// `beside { … }` lists what explains itself without a row of its own, `or $below::explained` asks
/// the crate below for what is none of these.
#[macro_export]
#[doc(hidden)]
macro_rules! error_types {
    (
        $($name:ty),+ $(,)?
        $(; beside { $($other:ty),+ $(,)? })?
        $(; or $below:path)?
    ) => {
        /// Every error of this crate: its name, and its codes with their sentences.
        pub const ERRORS: &[(&str, &[$crate::ErrorRow])] =
            &[$((stringify!($name), <$name as $crate::ErrorTable>::ROWS)),+];

        /// What an error says of itself, where only `dyn Error` is left of it; `None` for an error
        /// of another library.
        pub fn explained<'a>(
            error: &'a (dyn ::core::error::Error + 'static),
        ) -> Option<&'a dyn $crate::Explain> {
            $(
                if let Some(known) = error.downcast_ref::<$name>() {
                    return Some(known);
                }
            )+
            $($(
                if let Some(known) = error.downcast_ref::<$other>() {
                    return Some(known);
                }
            )+)?
            None$(.or_else(|| $below(error)))?
        }
    };
}
