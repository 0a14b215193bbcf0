//! Autonomous areas with holidays of their own.

use crate::{region::Region, storage::Text};

/// An area that sets holidays of its own by a notice each year.
///
/// The days come from that notice and are never derived from an anniversary: Yanbian moved them
/// in 2024. A year without the notice is therefore unknown for everyone in the area.
///
/// Basis: 全国年节及纪念日放假办法, article 4.
///
/// ```
/// use ssj_calendar::LocalArea;
///
/// let yanbian = LocalArea::built_in().iter().find(|area| area.region().code() == 222_400);
/// assert_eq!(yanbian.map(LocalArea::name), Some("延边朝鲜族自治州"));
/// ```
#[doc(alias = "民族自治地方")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalArea {
    region: Region,
    name: Text,
    basis: Text,
}

impl LocalArea {
    /// An area, its name and the rule that lets it set holidays.
    ///
    /// ```
    /// use ssj_calendar::{LocalArea, Region};
    ///
    /// let area = LocalArea::new(Region::new(450_000)?, "广西壮族自治区", "广西壮族自治区少数民族习惯节日放假办法");
    /// assert_eq!(area.region().to_string(), "450000");
    /// # Ok::<(), ssj_calendar::RegionError>(())
    /// ```
    #[cfg(feature = "alloc")]
    pub fn new(region: Region, name: &str, basis: &str) -> Self {
        let owned = |text: &str| Text::from(alloc::string::String::from(text));
        Self {
            region,
            name: owned(name),
            basis: owned(basis),
        }
    }

    pub(crate) const fn fixed(region: Region, name: &'static str, basis: &'static str) -> Self {
        Self {
            region,
            name: Text::Fixed(name),
            basis: Text::Fixed(basis),
        }
    }

    /// The built-in areas: all autonomous areas of Jilin.
    pub const fn built_in() -> &'static [Self] {
        crate::data::local::AREAS
    }

    /// The area's division.
    pub const fn region(&self) -> Region {
        self.region
    }

    /// The area's name.
    pub const fn name(&self) -> &str {
        self.name.as_str()
    }

    /// The rule that lets it set holidays.
    pub const fn basis(&self) -> &str {
        self.basis.as_str()
    }
}
