//! What happens when fewer are eligible than were to be drawn.

/// What a plan says about a stratum that has fewer eligible objects than its size. Nothing is ever
/// filled up from elsewhere.
///
/// ```
/// assert_eq!(ssj_core::Shortfall::default(), ssj_core::Shortfall::Refuse);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum Shortfall {
    /// The draw is refused, with every short stratum.
    #[default]
    Refuse,
    /// All that are eligible are drawn, and the difference is recorded.
    TakeAll,
}

variants! {
    Shortfall decode {
        0x0320 Refuse,
        0x0321 TakeAll,
    }
}
