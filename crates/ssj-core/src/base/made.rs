//! Valid values out of nothing but numbers, for the tests of those who link this crate.
//!
//! With the feature `proptest` the types below implement its `Arbitrary`, so `any::<CreditCode>()`
//! is a strategy; with the feature `arbitrary` they implement that crate's trait, for fuzzing.

use alloc::format;

use time::{Date, OffsetDateTime};

use crate::base::bytes::{BlindToken, Digest, RoundSecret, Seed, Token};
use crate::base::code::{CreditCode, RegistrationNumber};
use crate::base::id::{Id, ObjectId};
use crate::base::period::Period;
use crate::base::sizing::Ratio;
use crate::base::timestamp::Timestamp;

/// What a value is made from.
pub(crate) type Words = [u64; 4];

/// A type of which any numbers make a valid value.
pub(crate) trait Made: Sized {
    /// The value; never `None`, which would only lose one case of a test.
    fn made(words: Words) -> Option<Self>;
}

fn bytes(words: Words) -> [u8; 32] {
    let mut out = [0; 32];
    let each = words.iter().flat_map(|word| word.to_be_bytes());
    out.iter_mut()
        .zip(each)
        .for_each(|(byte, made)| *byte = made);
    out
}

fn half(words: Words) -> [u8; 16] {
    let mut out = [0; 16];
    out.iter_mut()
        .zip(bytes(words))
        .for_each(|(byte, made)| *byte = made);
    out
}

macro_rules! made_of {
    ($($bytes:ident: $($made:ty),+;)+) => {$($(
        impl Made for $made {
            fn made(words: Words) -> Option<Self> {
                Some(Self::from_bytes($bytes(words)))
            }
        }
    )+)+};
}

made_of! {
    bytes: Digest, Seed, RoundSecret;
    half: Token, BlindToken;
}

impl Made for CreditCode {
    fn made([prefix, organisation, ..]: Words) -> Option<Self> {
        Self::from_digits(prefix, organisation)
    }
}

impl Made for RegistrationNumber {
    fn made([number, ..]: Words) -> Option<Self> {
        Self::from_number(number)
    }
}

impl Made for ObjectId {
    /// One in four each: a credit code, a legacy number, a product, a site.
    fn made(words: Words) -> Option<Self> {
        let [.., name, kind] = words;
        match kind % 4 {
            0 => CreditCode::made(words).map(Self::from),
            1 => RegistrationNumber::made(words).map(Self::from),
            2 => format!("product:{name:x}").parse().ok(),
            _ => format!("site:{name:x}").parse().ok(),
        }
    }
}

impl Made for Id {
    fn made(words: Words) -> Option<Self> {
        ObjectId::made(words).map(|object| object.as_id().clone())
    }
}

impl Made for Ratio {
    /// At most one, in ten-thousandths or coarser.
    fn made([numerator, denominator, ..]: Words) -> Option<Self> {
        let denominator = (denominator % 10_000).checked_add(1)?;
        let numerator = numerator.checked_rem(denominator.checked_add(1)?)?;
        Self::new(
            u32::try_from(numerator).ok()?,
            u32::try_from(denominator).ok()?,
        )
        .ok()
    }
}

/// A day from 2000 on, within a hundred years.
fn day(word: u64) -> Option<Date> {
    let day = i32::try_from(word % 36_525).ok()?;
    Date::from_julian_day(day.checked_add(2_451_545)?).ok()
}

impl Made for Period {
    /// From 2000 on; one in four has no end.
    fn made([a, b, endless, _]: Words) -> Option<Self> {
        let (a, b) = (day(a)?, day(b)?);
        if endless % 4 == 0 {
            return Some(Self::starting(a));
        }
        Self::between(a.min(b), a.max(b)).ok()
    }
}

impl Made for Timestamp {
    /// From 2000 on, within a hundred years.
    fn made([seconds, ..]: Words) -> Option<Self> {
        let seconds = i64::try_from(seconds % 3_155_760_000).ok()?;
        let instant = OffsetDateTime::from_unix_timestamp(seconds.checked_add(946_684_800)?);
        Self::new(instant.ok()?).ok()
    }
}

#[cfg(feature = "proptest")]
mod strategies {
    use proptest::arbitrary::{Arbitrary, any};
    use proptest::strategy::{BoxedStrategy, Strategy};

    use super::{
        BlindToken, CreditCode, Digest, Id, Made, ObjectId, Period, Ratio, RegistrationNumber,
        RoundSecret, Seed, Timestamp, Token, Words,
    };

    fn strategy<T: Made + core::fmt::Debug + 'static>() -> BoxedStrategy<T> {
        any::<Words>()
            .prop_filter_map("always made", T::made)
            .boxed()
    }

    macro_rules! strategies {
        ($($made:ty),+ $(,)?) => {$(
            impl Arbitrary for $made {
                type Parameters = ();
                type Strategy = BoxedStrategy<Self>;

                fn arbitrary_with((): ()) -> Self::Strategy {
                    strategy()
                }
            }
        )+};
    }

    strategies!(
        BlindToken,
        Digest,
        Id,
        ObjectId,
        Period,
        Ratio,
        RoundSecret,
        Seed,
        Timestamp,
        Token,
        CreditCode,
        RegistrationNumber,
    );
}

#[cfg(feature = "arbitrary")]
mod unstructured {
    use arbitrary::{Arbitrary, Error, Result, Unstructured};

    use super::{
        BlindToken, CreditCode, Digest, Id, Made, ObjectId, Period, Ratio, RegistrationNumber,
        RoundSecret, Seed, Timestamp, Token, Words,
    };

    macro_rules! arbitraries {
        ($($made:ty),+ $(,)?) => {$(
            impl<'a> Arbitrary<'a> for $made {
                fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                    Self::made(Words::arbitrary(u)?).ok_or(Error::IncorrectFormat)
                }

                fn size_hint(depth: usize) -> (usize, Option<usize>) {
                    Words::size_hint(depth)
                }
            }
        )+};
    }

    arbitraries!(
        BlindToken,
        Digest,
        Id,
        ObjectId,
        Period,
        Ratio,
        RoundSecret,
        Seed,
        Timestamp,
        Token,
        CreditCode,
        RegistrationNumber,
    );
}
