//! The seed: who brings it, in which order, and what it is made of.

mod beacon;
mod evidence;
mod header;
mod natural;
mod redraw;
mod reveal;
mod schedule;
mod source;
mod value;

pub use beacon::{DrandChain, DrandError, DrandRound};
pub use evidence::{SeedEvidence, SeedValue};
pub use header::{Header, HeaderParts, MIN_ENTROPY_BITS, SPEC};
use natural::Natural;
pub use redraw::{Fraction, MAX_ROUNDS, Previous, RedrawBounds};
pub use reveal::{RevealHash, reveal_hash};
pub use schedule::{SourceSchedule, Speaks};
pub use source::{SeedSource, SourceId, SourceIdError, SourceKind};
pub use value::{SourceValue, SourceValueError};
