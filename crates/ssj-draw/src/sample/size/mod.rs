//! How many are drawn from each stratum, and why.

mod class;
mod equal_proportions;
mod error;
mod plan;
mod remainder;
mod share;
mod sizes;
mod stratum;
mod wide;

pub use class::{ClassSize, SizeStep};
pub use error::{ShortStratum, SizeColumn, SizeError};
pub use plan::SizePlan;
pub use share::{Expected, Shares, StratumShare};
pub use sizes::Sizes;
pub use stratum::{Rounding, StratumBound, StratumSize};
