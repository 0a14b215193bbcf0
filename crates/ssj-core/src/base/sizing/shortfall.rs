//! What happens when fewer are eligible than were to be drawn.

use super::tags;
use crate::base::encode::{Encode, Encoder, sealed};

/// What a plan says about a stratum that has fewer eligible objects than its size. Nothing is ever
/// filled up from elsewhere.
///
/// ```
/// assert_eq!(ssj_core::Shortfall::default(), ssj_core::Shortfall::Refuse);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Shortfall {
    /// The draw is refused, with every short stratum.
    #[default]
    Refuse,
    /// All that are eligible are drawn, and the difference is recorded.
    TakeAll,
}

impl sealed::Sealed for Shortfall {}
impl Encode for Shortfall {
    fn encode(&self, out: &mut Encoder) {
        let tag = match self {
            Self::Refuse => tags::REFUSE,
            Self::TakeAll => tags::TAKE_ALL,
        };
        out.record(tag, |_| {});
    }
}
