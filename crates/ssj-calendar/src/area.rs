//! Autonomous areas with holidays of their own.

use crate::{region::Region, storage::CowStr};

/// An area that sets holidays of its own by a notice each year.
///
/// The days come from that notice and are never derived from an anniversary: Yanbian moved them
/// in 2024. A year without the notice is therefore unknown for everyone in the area.
///
/// Basis: 全国年节及纪念日放假办法, article 4.
///
/// ```
/// use ssj_calendar::{LocalArea, Region};
///
/// let yanbian = LocalArea::built_in().iter().find(|area| area.region == Region::YANBIAN).unwrap();
/// assert_eq!(yanbian.name, "延边朝鲜族自治州");
/// let guangxi = LocalArea {
///     region: Region::new(450_000)?,
///     name: "广西壮族自治区".into(),
///     basis: "广西壮族自治区少数民族习惯节日放假办法".into(),
/// };
/// assert!(!LocalArea::built_in().contains(&guangxi));
/// # Ok::<(), ssj_calendar::RegionError>(())
/// ```
#[doc(alias = "民族自治地方")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct LocalArea {
    /// Its division.
    pub region: Region,
    /// Its full name, as its regulation has it.
    pub name: CowStr,
    /// The rule that lets it set holidays.
    pub basis: CowStr,
}

impl LocalArea {
    /// The built-in areas: all autonomous areas of Jilin.
    pub const fn built_in() -> &'static [Self] {
        crate::data::local::AREAS
    }
}
