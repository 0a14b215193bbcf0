//! Reading canonical encodings back: strictly, and in memory bounded by the input.
//!
//! A value has one encoding, and nothing else is read as it: unknown tags, unsorted sets, text that
//! is not UTF-8, bytes left over and spellings that would be written differently are all refused.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;

use crate::base::bytes::{BlindToken, Digest, RowSalt, Seed, Token};
use crate::base::encode::{Encode, Tag, sealed, width};
use crate::base::limits::Limits;

const LIMITS: Limits = Limits::DEFAULT;

/// A value that can be read back from its canonical encoding.
pub trait Decode: Encode + Sized + sealed::Sealed {
    /// Reads one value.
    ///
    /// # Errors
    /// [`DecodeError`] where the bytes do not start with an encoding of such a value.
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError>;

    /// Reads a value that takes up all of the bytes.
    ///
    /// # Errors
    /// [`DecodeError`] where the bytes are not the encoding of such a value.
    ///
    /// ```
    /// use ssj_core::{Decode, DecodeError, Encode};
    /// assert_eq!(u32::from_canonical(&7_u32.to_canonical()), Ok(7));
    /// assert_eq!(bool::from_canonical(&[2]), Err(DecodeError::Value));
    /// assert_eq!(bool::from_canonical(&[1, 0]), Err(DecodeError::Trailing));
    /// ```
    fn from_canonical(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut input = Decoder::new(bytes);
        let value = Self::decode(&mut input)?;
        input.finish()?;
        if value.to_canonical() == bytes {
            Ok(value)
        } else {
            Err(DecodeError::NotCanonical)
        }
    }
}

/// Reads canonical encodings, one value after the other.
///
/// ```
/// use ssj_core::{Decoder, Encoder, Tag};
/// let mut out = Encoder::new();
/// out.record(Tag::new(9), |body| body.value(&7_u16));
/// let mut input = Decoder::new(out.as_bytes());
/// assert_eq!(input.record(Tag::new(9), |body| body.value::<u16>()), Ok(7));
/// assert!(input.finish().is_ok());
/// ```
#[derive(Clone, Debug)]
pub struct Decoder<'a> {
    rest: &'a [u8],
    depth: u8,
}

impl<'a> Decoder<'a> {
    /// A decoder at the first of these bytes.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            depth: 0,
        }
    }

    /// Reads one value.
    ///
    /// # Errors
    /// Those of the value's type.
    pub fn value<T: Decode>(&mut self) -> Result<T, DecodeError> {
        T::decode(self)
    }

    /// Reads a text and parses it: ids and names.
    ///
    /// # Errors
    /// [`DecodeError::Value`] where it does not parse.
    pub fn parsed<T: FromStr>(&mut self) -> Result<T, DecodeError> {
        self.text()?.parse().map_err(|_| DecodeError::Value)
    }

    /// Reads a text.
    ///
    /// # Errors
    /// [`DecodeError::Value`] where the bytes are not UTF-8; those of [`byte_string`](Self::byte_string).
    pub fn text(&mut self) -> Result<&'a str, DecodeError> {
        core::str::from_utf8(self.byte_string()?).map_err(|_| DecodeError::Value)
    }

    /// Reads a byte string.
    ///
    /// # Errors
    /// [`DecodeError::TooLong`] beyond [`Limits::text_bytes`], [`DecodeError::Short`] where it is longer
    /// than what is left.
    pub fn byte_string(&mut self) -> Result<&'a [u8], DecodeError> {
        let length = self.length(width(LIMITS.text_bytes()))?;
        self.take(length)
    }

    /// Reads an option of whatever `value` reads.
    ///
    /// # Errors
    /// [`DecodeError::Value`] for a mark that is neither 0 nor 1, and those of `value`.
    pub fn option<T>(
        &mut self,
        value: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, DecodeError> {
        if self.value::<bool>()? {
            value(self).map(Some)
        } else {
            Ok(None)
        }
    }

    /// Reads a list, or a set, of whatever `item` reads.
    ///
    /// # Errors
    /// [`DecodeError::TooLong`] beyond [`Limits::list_items`], [`DecodeError::Short`] where it names more
    /// items than there are bytes left, and those of `item`.
    pub fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Vec<T>, DecodeError> {
        let count = self.length(LIMITS.list_items())?;
        if count > self.rest.len() {
            return Err(DecodeError::Short);
        }
        // Nothing is reserved on the word of the input.
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// Reads a record of this tag; the body must be used up.
    ///
    /// # Errors
    /// [`DecodeError::Tag`] for another tag, [`DecodeError::Trailing`] for a body too long, and
    /// those of `body`.
    pub fn record<T>(
        &mut self,
        tag: Tag,
        body: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let (found, mut inner) = self.variant()?;
        if found != tag {
            return Err(DecodeError::Tag { found });
        }
        let value = body(&mut inner)?;
        inner.finish().map(|()| value)
    }

    /// Reads the tag of a record or variant and gives a decoder of its body.
    ///
    /// # Errors
    /// [`DecodeError::Short`] where the body is longer than what is left, [`DecodeError::Depth`]
    /// beyond 32 records in records.
    pub fn variant(&mut self) -> Result<(Tag, Self), DecodeError> {
        let tag = Tag::new(self.value()?);
        let length = self.length(u64::MAX)?;
        let depth = self.depth.saturating_add(1);
        if depth > LIMITS.nesting() {
            return Err(DecodeError::Depth);
        }
        let rest = self.take(length)?;
        Ok((tag, Self { rest, depth }))
    }

    /// Ends reading.
    ///
    /// # Errors
    /// [`DecodeError::Trailing`] where bytes are left.
    pub const fn finish(&self) -> Result<(), DecodeError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(DecodeError::Trailing)
        }
    }

    fn length(&mut self, limit: u64) -> Result<usize, DecodeError> {
        let length: u64 = self.value()?;
        if length > limit {
            return Err(DecodeError::TooLong { limit });
        }
        usize::try_from(length).map_err(|_| DecodeError::Short)
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], DecodeError> {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or(DecodeError::Short)?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(DecodeError::Short)?;
        self.rest = rest;
        Ok(*taken)
    }
}

/// Values that are their bytes, without a length.
macro_rules! fixed_width {
    ($($type:ty: $read:expr),* $(,)?) => {$(
        impl Decode for $type {
            fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                input.array().map($read)
            }
        }
    )*};
}

fixed_width! {
    u8: Self::from_be_bytes,
    u16: Self::from_be_bytes,
    u32: Self::from_be_bytes,
    u64: Self::from_be_bytes,
    u128: Self::from_be_bytes,
    i128: Self::from_be_bytes,
    Digest: Self::from_bytes,
    Token: Self::from_bytes,
    BlindToken: Self::from_bytes,
    RowSalt: Self::from_bytes,
    Seed: Self::from_bytes,
}

impl Decode for bool {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        match input.value::<u8>()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(DecodeError::Value),
        }
    }
}

impl Decode for String {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.text().map(Self::from)
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.option(T::decode)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.list(T::decode)
    }
}

impl<T: Decode + Ord> Decode for BTreeSet<T> {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Ok(input.list(T::decode)?.into_iter().collect())
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        T::decode(input).map(Self::new)
    }
}

impl<A: Decode, B: Decode> Decode for (A, B) {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Ok((input.value()?, input.value()?))
    }
}

errors! {
    /// Bytes that are no canonical encoding of what was to be read.
    #[derive(Copy)]
    pub enum DecodeError {
        /// The bytes end before the value does.
        Short = "decode.short", "the bytes end before the value does", "字节在值结束之前已用尽";
        /// Bytes are left after the value.
        Trailing = "decode.trailing", "bytes are left after the value", "值之后还有多余字节";
        /// Another shape stands where one was expected.
        Tag {
            /// The tag that was found.
            found: Tag,
        } = "decode.tag",
            "the tag {found} stands where another shape was expected",
            "此处出现了标记 {found}，应为另一形式";
        /// A text or a list is longer than its limit.
        TooLong {
            /// The limit, in bytes or items.
            limit: u64,
        } = "decode.too-long",
            "a text or a list is longer than {limit}",
            "文本或列表的长度超过 {limit}";
        /// Records stand in records too deep.
        Depth = "decode.depth",
            "records stand in records more than {limit} deep",
            "记录嵌套超过 {limit} 层",
            limit = LIMITS.nesting();
        /// The bytes are of the right length and stand for no value of the type.
        Value = "decode.value",
            "the bytes stand for no value of their type",
            "这些字节不代表该类型的任何值";
        /// The value is there, but is written otherwise: a set out of order, a fraction not in lowest
        /// terms.
        NotCanonical = "decode.not-canonical",
            "the value has another canonical encoding than these bytes",
            "该值的规范编码与这些字节不同";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::encode::Encoder;

    #[test]
    fn lengths_are_never_believed() {
        let huge = u64::MAX.to_be_bytes();
        for read in [
            |d: &mut Decoder<'_>| d.list(Decoder::value::<u8>).map(drop),
            |d: &mut Decoder<'_>| d.text().map(drop),
            |d: &mut Decoder<'_>| d.byte_string().map(drop),
        ] {
            let read = |bytes: &[u8]| read(&mut Decoder::new(bytes)).unwrap_err();
            assert!(matches!(read(&huge), DecodeError::TooLong { .. }));
            assert_eq!(read(&1024_u64.to_be_bytes()), DecodeError::Short);
        }
        let mut record = Tag::new(1).number().to_be_bytes().to_vec();
        record.extend(huge);
        assert!(Decoder::new(&record).variant().is_err());
    }

    #[test]
    fn depth_is_bounded() {
        fn nested(levels: u32) -> Vec<u8> {
            let mut out = Encoder::new();
            match levels.checked_sub(1) {
                Some(less) => out.record(Tag::new(1), |body| {
                    for byte in nested(less) {
                        body.value(&byte);
                    }
                }),
                None => out.value(&7_u8),
            }
            out.into_bytes()
        }
        fn read(input: &mut Decoder<'_>, levels: u32) -> Result<u8, DecodeError> {
            match levels.checked_sub(1) {
                Some(less) => input.record(Tag::new(1), |body| read(body, less)),
                None => input.value(),
            }
        }
        assert_eq!(read(&mut Decoder::new(&nested(32)), 32), Ok(7));
        assert_eq!(
            read(&mut Decoder::new(&nested(33)), 33),
            Err(DecodeError::Depth)
        );
    }

    #[test]
    fn a_body_is_used_up_and_its_tag_is_known() {
        let mut out = Encoder::new();
        out.record(Tag::new(5), |body| body.value(&1_u16));
        let bytes = out.into_bytes();
        let read = |tag| Decoder::new(&bytes).record(Tag::new(tag), Decoder::value::<u8>);
        assert_eq!(read(5), Err(DecodeError::Trailing));
        assert_eq!(read(6), Err(DecodeError::Tag { found: Tag::new(5) }));
    }
}
