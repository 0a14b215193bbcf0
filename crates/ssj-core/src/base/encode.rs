//! The canonical encoding: the one form in which values are hashed.
//!
//! | value | bytes |
//! |---|---|
//! | integer | big-endian, as wide as its type |
//! | boolean | one byte, 0 or 1 |
//! | digest, token, seed | its bytes |
//! | text, byte string | length (u64), then the bytes |
//! | list | number of items (u64), then each item in the stated order |
//! | set | number of items (u64), then each item, in ascending order of their encodings |
//! | option | 0, or 1 and the value |
//! | record, variant | tag (u32), length of the body (u64), then the body: its fields in order |
//!
//! It is written by hand, never by serde: a serialisation library is free to change its mind.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use core::num::{NonZeroU16, NonZeroU32};

use time::Date;

use crate::base::bytes::{BlindToken, Digest, RowSalt, Seed, Token};
use crate::base::suite::Suite;

/// A value with a canonical encoding.
///
/// Sealed: what may be hashed is part of the specification, so only these crates add to it.
pub trait Encode: sealed::Sealed {
    /// Appends the value's encoding.
    fn encode(&self, out: &mut Encoder);

    /// Appends the encodings of several, one after the other.
    #[doc(hidden)]
    fn encode_all(items: &[Self], out: &mut Encoder)
    where
        Self: Sized,
    {
        items.iter().for_each(|item| item.encode(out));
    }

    /// The value's encoding as bytes of its own.
    ///
    /// ```
    /// use ssj_core::Encode;
    /// assert_eq!("ab".to_canonical(), [0, 0, 0, 0, 0, 0, 0, 2, b'a', b'b']);
    /// assert_eq!(7_u32.to_canonical(), [0, 0, 0, 7]);
    /// ```
    fn to_canonical(&self) -> Vec<u8> {
        let mut out = Encoder::new();
        self.encode(&mut out);
        out.into_bytes()
    }
}

/// Keeps [`Encode`] within the workspace.
#[doc(hidden)]
pub mod sealed {
    pub trait Sealed {}
}

/// Number of a record's or variant's shape in the canonical encoding. Never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(u32);

impl Tag {
    /// The tag with this number. The table of numbers in use is in the crates' `tags` modules.
    ///
    /// ```
    /// assert_eq!(ssj_core::Tag::new(7).number(), 7);
    /// ```
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// Its number.
    pub const fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

say_as_shown!(Tag);

/// Writes canonical encodings, one value after the other.
///
/// ```
/// use ssj_core::{Encoder, Tag};
/// let mut out = Encoder::new();
/// out.record(Tag::new(9), |body| body.value(&true));
/// assert_eq!(out.as_bytes(), [0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Encoder {
    bytes: Vec<u8>,
}

impl Encoder {
    /// An empty encoder.
    pub const fn new() -> Self {
        Self { bytes: Vec::new() }
    }

    /// Empties it and keeps its memory, for loops that hash many small values.
    pub fn clear(&mut self) {
        self.bytes.clear();
    }

    /// What was written so far.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What was written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Appends one value.
    pub fn value<T: Encode + ?Sized>(&mut self, value: &T) {
        value.encode(self);
    }

    /// Appends a record or variant: its tag, the length of its body, its body.
    pub fn record(&mut self, tag: Tag, body: impl FnOnce(&mut Self)) {
        self.bytes.extend_from_slice(&tag.0.to_be_bytes());
        let length_at = self.bytes.len();
        self.bytes.extend_from_slice(&[0; 8]);
        let start = self.bytes.len();
        body(self);
        let length = width(self.bytes.len().saturating_sub(start)).to_be_bytes();
        if let Some(slot) = self.bytes.get_mut(length_at..start) {
            slot.copy_from_slice(&length);
        }
    }

    /// Appends a list: its length, then the items in the order given.
    pub fn list<'a, T: Encode + ?Sized + 'a>(
        &mut self,
        items: impl IntoIterator<Item = &'a T, IntoIter: ExactSizeIterator>,
    ) {
        let items = items.into_iter();
        self.value(&width(items.len()));
        items.for_each(|item| self.value(item));
    }

    /// Appends a set: its size, then the items in ascending order of their encodings.
    ///
    /// Items that encode alike are one member, whatever order and number they come in.
    pub fn set<'a, T: Encode + ?Sized + 'a>(&mut self, items: impl IntoIterator<Item = &'a T>) {
        let mut encodings: Vec<_> = items.into_iter().map(Encode::to_canonical).collect();
        encodings.sort_unstable();
        encodings.dedup();
        self.value(&width(encodings.len()));
        encodings
            .iter()
            .for_each(|item| self.bytes.extend_from_slice(item));
    }
}

/// Lengths are 64 bits wide on every machine.
#[expect(
    clippy::as_conversions,
    reason = "`usize` is at most 64 bits wide on every target of Rust"
)]
pub(crate) const fn width(length: usize) -> u64 {
    length as u64
}

/// Values that are their bytes, without a length.
macro_rules! fixed_width {
    ($($type:ty: $bytes:expr),* $(,)?) => {$(
        impl sealed::Sealed for $type {}
        impl Encode for $type {
            fn encode(&self, out: &mut Encoder) {
                let bytes: fn(&$type) -> _ = $bytes;
                out.bytes.extend_from_slice(bytes(self).as_ref());
            }
        }
    )*};
}

fixed_width! {
    u16: |v| v.to_be_bytes(),
    u32: |v| v.to_be_bytes(),
    u64: |v| v.to_be_bytes(),
    u128: |v| v.to_be_bytes(),
    i32: |v| v.to_be_bytes(),
    i64: |v| v.to_be_bytes(),
    i128: |v| v.to_be_bytes(),
    bool: |v| [u8::from(*v)],
    NonZeroU16: |v| v.get().to_be_bytes(),
    NonZeroU32: |v| v.get().to_be_bytes(),
    Digest: |v| *v.as_bytes(),
    Token: |v| *v.as_bytes(),
    BlindToken: |v| *v.as_bytes(),
    RowSalt: |v| *v.as_bytes(),
    Seed: |v| *v.as_bytes(),
}

impl sealed::Sealed for u8 {}
impl Encode for u8 {
    fn encode(&self, out: &mut Encoder) {
        out.bytes.push(*self);
    }

    fn encode_all(items: &[Self], out: &mut Encoder) {
        out.bytes.extend_from_slice(items);
    }
}

impl sealed::Sealed for str {}
impl Encode for str {
    fn encode(&self, out: &mut Encoder) {
        self.as_bytes().encode(out);
    }
}

impl sealed::Sealed for String {}
impl Encode for String {
    fn encode(&self, out: &mut Encoder) {
        self.as_str().encode(out);
    }
}

impl<T: Encode> sealed::Sealed for [T] {}
impl<T: Encode> Encode for [T] {
    fn encode(&self, out: &mut Encoder) {
        out.value(&width(self.len()));
        T::encode_all(self, out);
    }
}

impl<T: Encode> sealed::Sealed for Vec<T> {}
impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, out: &mut Encoder) {
        self.as_slice().encode(out);
    }
}

impl<T: Encode> sealed::Sealed for BTreeSet<T> {}
impl<T: Encode> Encode for BTreeSet<T> {
    fn encode(&self, out: &mut Encoder) {
        out.set(self);
    }
}

impl<T: Encode + ?Sized> sealed::Sealed for Box<T> {}
impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, out: &mut Encoder) {
        (**self).encode(out);
    }
}

impl<A: Encode, B: Encode> sealed::Sealed for (A, B) {}
impl<A: Encode, B: Encode> Encode for (A, B) {
    fn encode(&self, out: &mut Encoder) {
        out.value(&self.0);
        out.value(&self.1);
    }
}

impl<T: Encode> sealed::Sealed for Option<T> {}
impl<T: Encode> Encode for Option<T> {
    fn encode(&self, out: &mut Encoder) {
        out.value(&self.is_some());
        if let Some(value) = self {
            out.value(value);
        }
    }
}

impl<T: Encode + ?Sized> sealed::Sealed for &T {}
impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, out: &mut Encoder) {
        (**self).encode(out);
    }
}

impl sealed::Sealed for Suite {}
impl Encode for Suite {
    fn encode(&self, out: &mut Encoder) {
        out.value(self.name());
    }
}

/// A length of time is how it is written in English: `7 working days`.
impl sealed::Sealed for ssj_calendar::Period {}
impl Encode for ssj_calendar::Period {
    fn encode(&self, out: &mut Encoder) {
        out.value(&alloc::format!("{self}"));
    }
}

/// A civil date is its Julian day number, an `i32`.
impl sealed::Sealed for Date {}
impl Encode for Date {
    fn encode(&self, out: &mut Encoder) {
        out.value(&self.to_julian_day());
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn a_set_does_not_depend_on_order_or_repetition() {
        let mut once = Encoder::new();
        once.set([&2_u32, &1]);
        let mut again = Encoder::new();
        again.set([&1_u32, &2, &2]);
        assert_eq!(once.as_bytes(), again.as_bytes());
        assert_eq!(
            once.as_bytes(),
            [0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2]
        );
    }

    #[test]
    fn records_nest_and_lengths_count_the_body_only() {
        let mut out = Encoder::new();
        out.record(Tag::new(1), |body| {
            body.record(Tag::new(2), |inner| inner.value(&3_u8));
        });
        let inner = vec![0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 3];
        let mut expected = vec![0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 13];
        expected.extend(inner);
        assert_eq!(out.into_bytes(), expected);
    }

    #[test]
    fn neighbours_can_not_be_confused() {
        let pair = |a: &str, b: &str| {
            let mut out = Encoder::new();
            out.value(a);
            out.value(b);
            out.into_bytes()
        };
        assert_ne!(pair("ab", "c"), pair("a", "bc"));
    }
}
