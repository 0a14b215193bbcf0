//! How a draw is run (细则) and how a matter is checked (指引), inherited down the levels.

mod draft;
mod entry;
mod guideline;
mod reach;
mod shelf;
#[cfg(test)]
mod tests;

pub use draft::RulebookDraft;
pub use entry::{Rulebook, RulebookPart};
pub use guideline::{Guideline, Guidelines};
pub use reach::{Issuer, Reach};
pub use shelf::Rulebooks;
