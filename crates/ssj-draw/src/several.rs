//! Several things that are wrong, told in one sentence.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

use ssj_core::{Language, Say};

/// A list that reads as one fact: its first three items, and how many more there are.
///
/// ```
/// use ssj_core::Zh;
/// let rows = ssj_draw::Several(vec![3_u32, 5, 8, 13, 21]);
/// assert_eq!(rows.to_string(), "3; 5; 8; and 2 more");
/// assert_eq!(Zh(&rows).to_string(), "3；5；8；另有 2 项");
/// assert_eq!(rows.len(), 5);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Several<T>(pub Vec<T>);

const TOLD: usize = 3;

impl<T> Deref for Several<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a Several<T> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Say> Say for Several<T> {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chinese = language == Language::Chinese;
        let separator = if chinese { "；" } else { "; " };
        for (place, item) in self.iter().take(TOLD).enumerate() {
            f.write_str(if place == 0 { "" } else { separator })?;
            item.say(language, f)?;
        }
        match self.len().saturating_sub(TOLD) {
            0 => Ok(()),
            more if chinese => write!(f, "；另有 {more} 项"),
            more => write!(f, "; and {more} more"),
        }
    }
}

impl<T: Say> fmt::Display for Several<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.say(Language::English, f)
    }
}
