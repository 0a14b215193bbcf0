//! One line a record: its tag and the order of its fields, and nothing else to write.

/// The canonical encoding of structs, a line each: `0x0400 PlanHeader { year, owner, route }`.
///
/// The tag stands before the name; `_` stands for a struct that is its fields without a tag of its
/// own. What follows the fields says how it is read back: nothing (it is only hashed), `decode`, or
/// `decode PATH` with a constructor that takes the fields in order and may refuse them.
#[macro_export]
#[doc(hidden)]
macro_rules! record {
    ($( $tag:tt $name:ident { $($field:tt),* $(,)? } $(decode $($new:path)?)? ; )+) => {$(
        impl $crate::sealed::Sealed for $name {}

        impl $crate::Encode for $name {
            fn encode(&self, out: &mut $crate::Encoder) {
                $crate::record!(@write $tag, out, |body| { $( body.value(&self.$field); )* });
            }
        }

        $crate::record!(@decode $tag $name { $($field),* } $(decode $($new)?)?);
    )+};

    (@write _, $out:ident, |$body:ident| $fields:block) => {{ let $body = $out; $fields }};
    (@write $tag:literal, $out:ident, |$body:ident| $fields:block) => {
        $out.record($crate::Tag::new($tag), |$body| $fields)
    };

    (@decode $tag:tt $name:ident { $($field:tt),* }) => {};
    (@decode $tag:tt $name:ident { $($field:tt),* } decode) => {
        impl $crate::Decode for $name {
            fn decode(input: &mut $crate::Decoder<'_>) -> Result<Self, $crate::DecodeError> {
                $crate::record!(@read $tag, input, |body| Ok(Self { $( $field: body.value()? ),* }))
            }
        }
    };
    (@decode $tag:tt $name:ident { $($field:ident),* } decode $new:path) => {
        impl $crate::Decode for $name {
            fn decode(input: &mut $crate::Decoder<'_>) -> Result<Self, $crate::DecodeError> {
                $crate::record!(@read $tag, input, |body| {
                    $( let $field = body.value()?; )*
                    $new($($field),*).map_err(|_| $crate::DecodeError::Value)
                })
            }
        }
    };

    (@read _, $input:ident, |$body:ident| $value:expr) => {{ let $body = $input; $value }};
    (@read $tag:literal, $input:ident, |$body:ident| $value:expr) => {
        $input.record($crate::Tag::new($tag), |$body| $value)
    };
}

/// The canonical encoding of an enum, a line for each variant: `0x0416 Approved { body, despite }`.
///
/// `decode` after the enum's name has it read back as well. Names for a tuple variant's values are
/// free: `0x0302 Fixed(count)`.
#[macro_export]
#[doc(hidden)]
macro_rules! variants {
    (
        $name:ident {
            $( $tag:literal $variant:ident
                $({ $($field:ident),* $(,)? })? $(( $($value:ident),* $(,)? ))? ),+ $(,)?
        }
    ) => {
        impl $crate::sealed::Sealed for $name {}

        impl $crate::Encode for $name {
            fn encode(&self, out: &mut $crate::Encoder) {
                match self {$(
                    Self::$variant $({ $($field),* })? $(( $($value),* ))? => {
                        out.record($crate::Tag::new($tag), |_body| {
                            $($( _body.value($field); )*)?
                            $($( _body.value($value); )*)?
                        });
                    }
                )+}
            }
        }
    };
    (
        $name:ident decode {
            $( $tag:literal $variant:ident
                $({ $($field:ident),* $(,)? })? $(( $($value:ident),* $(,)? ))? ),+ $(,)?
        }
    ) => {
        $crate::variants! {
            $name { $( $tag $variant $({ $($field),* })? $(( $($value),* ))? ),+ }
        }

        impl $crate::Decode for $name {
            fn decode(input: &mut $crate::Decoder<'_>) -> Result<Self, $crate::DecodeError> {
                let (found, mut _body) = input.variant()?;
                let value = match found.number() {
                    $(
                        $tag => {
                            $($( let $field = _body.value()?; )*)?
                            $($( let $value = _body.value()?; )*)?
                            Self::$variant $({ $($field),* })? $(( $($value),* ))?
                        }
                    )+
                    _ => return Err($crate::DecodeError::Tag { found }),
                };
                _body.finish().map(|()| value)
            }
        }
    };
}

/// Values that are hashed as the text they are written as, and read back by parsing it.
#[macro_export]
#[doc(hidden)]
macro_rules! texts {
    ($($name:ident),+ $(,)?) => {$(
        impl $crate::sealed::Sealed for $name {}

        impl $crate::Encode for $name {
            fn encode(&self, out: &mut $crate::Encoder) {
                out.value(self.as_str());
            }
        }

        impl $crate::Decode for $name {
            fn decode(input: &mut $crate::Decoder<'_>) -> Result<Self, $crate::DecodeError> {
                input.parsed()
            }
        }

        $crate::ssj_calendar::say_as_shown!($name);
    )+};
}

/// An enum of words (see `ssj_calendar`'s macro of this name) that is hashed by its names and stands
/// in facts in both languages. `as Word` after its name has it hashed as whether it is that word.
#[macro_export]
#[doc(hidden)]
macro_rules! words {
    ( $(#[$meta:meta])* $vis:vis enum $name:ident $(as $yes:ident)? { $($rows:tt)+ } ) => {
        $crate::ssj_calendar::words! { $(#[$meta])* $vis enum $name { $($rows)+ } }

        impl $crate::sealed::Sealed for $name {}

        $crate::words!(@coded $name $($yes)?);

        impl From<$name> for $crate::FactValue {
            fn from(word: $name) -> Self {
                Self::word($crate::Word::en(word), $crate::Word::zh(word))
            }
        }
    };
    (@coded $name:ident) => {
        impl $crate::Encode for $name {
            fn encode(&self, out: &mut $crate::Encoder) {
                out.value($crate::Word::name(*self));
            }
        }

        impl $crate::Decode for $name {
            fn decode(input: &mut $crate::Decoder<'_>) -> Result<Self, $crate::DecodeError> {
                input.parsed()
            }
        }
    };
    (@coded $name:ident $yes:ident) => {
        impl $crate::Encode for $name {
            fn encode(&self, out: &mut $crate::Encoder) {
                out.value(&(*self == Self::$yes));
            }
        }
    };
}
