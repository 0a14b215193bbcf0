//! Text and lists that are either built in or owned.
//!
//! Built-in notices and limits borrow from the program itself, so the national calendar needs no
//! allocator; what a caller brings at run time is owned.

#[cfg(feature = "alloc")]
use alloc::{string::String, vec::Vec};
use core::fmt;

/// A string: built in or owned.
#[derive(Clone)]
pub(crate) enum Text {
    Fixed(&'static str),
    #[cfg(feature = "alloc")]
    Owned(String),
}

impl Text {
    pub(crate) const fn as_str(&self) -> &str {
        match self {
            Self::Fixed(text) => text,
            #[cfg(feature = "alloc")]
            Self::Owned(text) => text.as_str(),
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(feature = "alloc")]
impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Owned(text)
    }
}

/// A list: built in or owned.
#[derive(Clone)]
pub(crate) enum List<T: 'static> {
    Fixed(&'static [T]),
    #[cfg(feature = "alloc")]
    Owned(Vec<T>),
}

impl<T> List<T> {
    pub(crate) const fn as_slice(&self) -> &[T] {
        match self {
            Self::Fixed(items) => items,
            #[cfg(feature = "alloc")]
            Self::Owned(items) => items.as_slice(),
        }
    }
}

impl<T: PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Eq> Eq for List<T> {}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_slice().fmt(f)
    }
}

#[cfg(feature = "alloc")]
impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self::Owned(items)
    }
}
