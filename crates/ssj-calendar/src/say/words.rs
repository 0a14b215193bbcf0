//! Enums whose variants are words.

use super::Say;

/// An enum whose variants are words: each has a stable name and a Chinese one.
///
/// ```
/// use ssj_calendar::{DayKind, Word};
/// assert_eq!(DayKind::MakeUpWorkday.name(), "make-up-workday");
/// assert!(DayKind::ALL.contains(&DayKind::Workday));
/// ```
pub trait Word: Copy + Eq + Say + 'static {
    /// Each of them, in the order of the table.
    const ALL: &'static [Self];

    /// The stable name, as records and serialised forms have it.
    fn name(self) -> &'static str;

    /// The English words: the name, where the table has no others.
    fn en(self) -> &'static str;

    /// The Chinese words.
    fn zh(self) -> &'static str;
}

crate::errors! {
    /// A name that is none of its table's words.
    #[derive(Copy)]
    pub struct UnknownWord {
        /// The kind of word that was asked for, such as `PlanState`.
        pub kind: &'static str,
    } = "word.unknown", "the input names no `{kind}`", "输入不是“{kind}”中的任何一项";
}

/// An enum of words: one row each, `Variant = "stable-name" / "other English words", "中文";`.
///
/// It gives the enum and its traits: [`Word`], [`Say`], `Display`, `FromStr` and, with the features,
/// serde's and schemars' by the same names.
#[macro_export]
#[doc(hidden)]
macro_rules! words {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $( $(#[$row:meta])* $word:ident = $stable:literal $(/ $en:literal)?, $zh:literal; )+
        }
    ) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        $(#[$meta])*
        $vis enum $name {
            $( $(#[$row])* #[cfg_attr(feature = "serde", serde(rename = $stable))] $word, )+
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(names: D) -> Result<Self, D::Error> {
                $crate::strict::text(names)
            }
        }

        impl $crate::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$word),+];

            fn name(self) -> &'static str {
                match self { $(Self::$word => $stable),+ }
            }

            fn en(self) -> &'static str {
                match self { $(Self::$word => $crate::words!(@en $stable $(/ $en)?)),+ }
            }

            fn zh(self) -> &'static str {
                match self { $(Self::$word => $zh),+ }
            }
        }

        impl $crate::Say for $name {
            fn say(
                &self,
                language: $crate::Language,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                f.pad(match language {
                    $crate::Language::Chinese => $crate::Word::zh(*self),
                    _ => $crate::Word::en(*self),
                })
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad($crate::Word::en(*self))
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($stable => Ok(Self::$word),)+
                    _ => Err($crate::UnknownWord { kind: stringify!($name) }),
                }
            }
        }
    };
    (@en $name:literal) => { $name };
    (@en $name:literal / $en:literal) => { $en };
}
