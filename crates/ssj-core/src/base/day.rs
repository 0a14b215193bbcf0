//! Days and maps inside of what is shown.

use time::Date;

/// A civil date that is written as `2026-03-02` wherever it stands: in options, lists and maps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub(crate) struct Day(
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub(crate) Date,
);

/// A map whose keys are no text is written as a list of pairs.
#[cfg(feature = "serde")]
pub(crate) fn pairs<K: serde::Serialize, V: serde::Serialize, S: serde::Serializer>(
    map: &alloc::collections::BTreeMap<K, V>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(map)
}
