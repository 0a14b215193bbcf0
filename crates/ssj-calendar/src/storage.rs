//! Text and lists that are either built in or owned.
//!
//! Built-in notices and limits borrow from the program itself, so the national calendar needs no
//! allocator; what a caller brings at run time is owned.

#[cfg(feature = "alloc")]
use alloc::{string::String, vec::Vec};
use core::{fmt, ops::Deref};

/// A string, built in or owned: `Cow<'static, str>` where there may be no allocator.
///
/// ```
/// use ssj_calendar::CowStr;
/// const BUILT_IN: CowStr = CowStr::Fixed("劳动节");
/// assert_eq!(CowStr::from("劳动节"), BUILT_IN);
/// assert_eq!(BUILT_IN.chars().count(), 3);
/// ```
#[derive(Clone)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(from = "String", into = "String"))]
#[non_exhaustive]
pub enum CowStr {
    /// Built in.
    Fixed(#[cfg_attr(feature = "serde", serde(skip))] &'static str),
    /// Brought at run time.
    #[cfg(feature = "alloc")]
    Owned(String),
}

impl CowStr {
    /// [`Deref`] in `const` form.
    pub(crate) const fn as_str(&self) -> &str {
        match self {
            Self::Fixed(text) => text,
            #[cfg(feature = "alloc")]
            Self::Owned(text) => text.as_str(),
        }
    }
}

impl Deref for CowStr {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for CowStr {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for CowStr {}

impl PartialEq<&str> for CowStr {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Debug for CowStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for CowStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl From<&'static str> for CowStr {
    fn from(text: &'static str) -> Self {
        Self::Fixed(text)
    }
}

#[cfg(feature = "alloc")]
impl From<String> for CowStr {
    fn from(text: String) -> Self {
        Self::Owned(text)
    }
}

#[cfg(feature = "alloc")]
impl From<CowStr> for String {
    fn from(text: CowStr) -> Self {
        match text {
            CowStr::Fixed(text) => text.into(),
            CowStr::Owned(text) => text,
        }
    }
}

/// A list, built in or owned: `Cow<'static, [T]>` where there may be no allocator.
///
/// ```
/// use ssj_calendar::CowList;
/// const DAYS: CowList<u8> = CowList::Fixed(&[1, 2]);
/// assert_eq!(DAYS.last(), Some(&2));
/// assert!(CowList::<u8>::default().is_empty());
/// ```
#[derive(Clone)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(
        from = "Vec<T>",
        into = "Vec<T>",
        bound(
            serialize = "T: Clone + serde::Serialize",
            deserialize = "T: serde::Deserialize<'de>"
        )
    )
)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", schemars(rename = "CowList_{T}"))]
pub enum CowList<T: 'static> {
    /// Built in.
    Fixed(&'static [T]),
    /// Brought at run time.
    #[cfg(feature = "alloc")]
    Owned(Vec<T>),
}

impl<T> CowList<T> {
    /// [`Deref`] in `const` form.
    pub(crate) const fn as_slice(&self) -> &[T] {
        match self {
            Self::Fixed(items) => items,
            #[cfg(feature = "alloc")]
            Self::Owned(items) => items.as_slice(),
        }
    }

    /// Changes the items; built-in ones are copied first.
    #[cfg(feature = "alloc")]
    pub(crate) fn edit(&mut self, edit: impl FnOnce(&mut Vec<T>))
    where
        T: Clone,
    {
        let mut items = Vec::from(core::mem::take(self));
        edit(&mut items);
        *self = Self::Owned(items);
    }
}

impl<T> Deref for CowList<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> Default for CowList<T> {
    fn default() -> Self {
        Self::Fixed(&[])
    }
}

impl<T: PartialEq> PartialEq for CowList<T> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Eq> Eq for CowList<T> {}

impl<T: fmt::Debug> fmt::Debug for CowList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_slice().fmt(f)
    }
}

#[cfg(feature = "alloc")]
impl<T> From<Vec<T>> for CowList<T> {
    fn from(items: Vec<T>) -> Self {
        Self::Owned(items)
    }
}

#[cfg(feature = "alloc")]
impl<T: Clone> From<CowList<T>> for Vec<T> {
    fn from(list: CowList<T>) -> Self {
        match list {
            CowList::Fixed(items) => items.into(),
            CowList::Owned(items) => items,
        }
    }
}
