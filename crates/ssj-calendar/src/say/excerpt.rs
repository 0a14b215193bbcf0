//! What an error shows of its input.

use alloc::string::String;
use core::fmt::{self, Write};

/// The beginning of an input, as an error quotes it: at most [`Excerpt::CHARACTERS`] characters,
/// and `…` where there was more.
///
/// Whoever sends a text of a hundred megabytes gets no such error back.
///
/// ```
/// use ssj_calendar::Excerpt;
/// assert_eq!(Excerpt::of(&"site:1").as_str(), "site:1");
/// let long = Excerpt::from("x".repeat(1_000));
/// assert_eq!(long.as_str().chars().count(), Excerpt::CHARACTERS);
/// assert!(long.as_str().ends_with("x…"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Excerpt(String);

impl Excerpt {
    /// The most characters that are shown, `…` included.
    pub const CHARACTERS: usize = 200;

    /// What is shown of a value.
    pub fn of(value: &(impl fmt::Display + ?Sized)) -> Self {
        let mut cut = Cut {
            kept: String::new(),
            room: Self::CHARACTERS,
        };
        // It stops writing where there is no room.
        let _ = write!(cut, "{value}");
        Self(cut.kept)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Takes characters while there is room.
struct Cut {
    kept: String,
    room: usize,
}

impl Write for Cut {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            let Some(room) = self.room.checked_sub(1) else {
                self.kept.pop();
                self.kept.push('…');
                return Err(fmt::Error);
            };
            self.room = room;
            self.kept.push(character);
        }
        Ok(())
    }
}

impl From<&str> for Excerpt {
    fn from(text: &str) -> Self {
        Self::of(text)
    }
}

impl From<String> for Excerpt {
    fn from(text: String) -> Self {
        Self::of(&text)
    }
}

/// As tests compare what an error quotes.
impl PartialEq<&str> for Excerpt {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl From<Excerpt> for String {
    fn from(excerpt: Excerpt) -> Self {
        excerpt.0
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

crate::say_as_shown!(Excerpt);

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn the_last_character_gives_way_to_the_mark() {
        let exact = "双".repeat(Excerpt::CHARACTERS);
        assert_eq!(Excerpt::of(&exact).to_string(), exact);
        let cut = Excerpt::of(&(exact + "!")).to_string();
        assert_eq!(cut, "双".repeat(Excerpt::CHARACTERS - 1) + "…");
        assert_eq!(Excerpt::of("").to_string(), "");
    }
}
