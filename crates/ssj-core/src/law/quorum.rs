//! Who counts.

/// Who counts toward the headcount, strictest last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Quorum {
    /// Everybody in the pool, with or without an enforcement certificate.
    Everybody,
    /// Only those whose enforcement certificate is valid on the day.
    #[default]
    Certificated,
}
