//! How many are drawn: the values that plan items carry.

mod decode;
mod ratio;
mod rule;
mod shortfall;
mod spread;
mod tags;

pub use ratio::{Ratio, RatioError};
pub use rule::{Bounded, Piecewise, SizeRule, SizeRuleError};
pub use shortfall::Shortfall;
pub use spread::{Sizing, Spread, SpreadBounds, SpreadBoundsError};
