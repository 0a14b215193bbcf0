//! How high a ratio a class may be drawn at.

use alloc::vec::Vec;

use super::ClassSize;
use crate::Word as _;
use crate::base::sizing::{Ratio, SizeRule};
use crate::base::text::Text;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::plan as codes;

/// The ratios that a class may be drawn at, both ends included: "A: at most 5 %, B: 5 % to 20 %".
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct RatioBand {
    /// The class.
    pub class: Text,
    /// The lowest ratio.
    pub at_least: Ratio,
    /// The highest ratio.
    pub at_most: Ratio,
}

/// Ratios between two bands that no class may be drawn at, both ends excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct RatioGap {
    /// Where the band below it ends.
    pub above: Ratio,
    /// Where the band above it begins.
    pub below: Ratio,
}

/// What a local instrument says of the ratios of classes (差异化抽查比例).
///
/// Published tables leave gaps between their bands; they are shown, not closed.
///
/// ```
/// use ssj_core::plan::{RatioBand, RatioBands};
/// use ssj_core::{Ratio, Text};
/// let band = |class, at_least: &str, at_most: &str| {
///     Ok::<_, Box<dyn core::error::Error>>(
///         RatioBand { class: Text::new(class)?, at_least: at_least.parse()?, at_most: at_most.parse()? })
/// };
/// let bands = RatioBands::new([band("A", "0", "5%")?, band("B", "5%", "20%")?, band("C", "21%", "60%")?])?;
/// let gaps = bands.gaps();
/// let ends: (Ratio, Ratio) = ("20%".parse()?, "21%".parse()?);
/// assert_eq!((gaps.len(), gaps[0].above, gaps[0].below), (1, ends.0, ends.1));
/// assert!(RatioBands::new([band("A", "6%", "5%")?]).is_err(), "no ratio is both");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "差异化抽查")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "Vec<RatioBand>", try_from = "Vec<RatioBand>")
)]
pub struct RatioBands {
    bands: Vec<RatioBand>,
}

impl RatioBand {
    /// Whether a ratio lies in it.
    pub fn contains(&self, ratio: Ratio) -> bool {
        self.at_least <= ratio && ratio <= self.at_most
    }
}

impl RatioBands {
    /// The bands of these classes, in the instrument's order.
    ///
    /// # Errors
    /// `plan.band` for each band that holds no ratio and each class with two bands.
    pub fn new(bands: impl IntoIterator<Item = RatioBand>) -> Result<Self, Refusals> {
        let bands: Vec<_> = bands.into_iter().collect();
        let mut checks = Checks::new();
        for (place, band) in bands.iter().enumerate() {
            let again = bands.iter().take(place).any(|b| b.class == band.class);
            checks.require(band.at_least <= band.at_most && !again, || {
                Refusal::new(codes::BAND)
                    .with("class", &band.class)
                    .with("at-least", alloc::format!("{}", band.at_least))
                    .with("at-most", alloc::format!("{}", band.at_most))
            });
        }
        checks.finish().map(|()| Self { bands })
    }

    /// Each band.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &RatioBand> {
        self.bands.iter()
    }

    /// The band of a class.
    pub fn of(&self, class: &Text) -> Option<&RatioBand> {
        self.bands.iter().find(|band| band.class == *class)
    }

    /// The ratios that lie between bands and in none, the lowest first.
    pub fn gaps(&self) -> Vec<RatioGap> {
        let mut ends: Vec<_> = self.bands.iter().map(|b| (b.at_least, b.at_most)).collect();
        ends.sort_unstable();
        let mut gaps = Vec::new();
        let mut reached: Option<Ratio> = None;
        for (at_least, at_most) in ends {
            if let Some(above) = reached.filter(|above| *above < at_least) {
                let below = at_least;
                gaps.push(RatioGap { above, below });
            }
            reached = reached.max(Some(at_most));
        }
        gaps
    }

    /// That the sizes of a plan's classes lie in the bands of their names (`A`); a class without a band
    /// is free.
    ///
    /// # Errors
    /// `plan.outside-band` for each class that is drawn at another ratio, or at none.
    pub fn check(&self, sizes: &[ClassSize]) -> Result<(), Refusals> {
        let mut checks = Checks::new();
        for size in sizes {
            let own =
                |band: &&RatioBand| size.class.is_some_and(|c| c.name() == band.class.as_str());
            let Some(band) = self.bands.iter().find(own) else {
                continue;
            };
            let ratio = ratio_of(&size.sizing.rule);
            checks.require(ratio.is_some_and(|ratio| band.contains(ratio)), || {
                let ratio = ratio.map_or_else(|| "none".into(), |r| alloc::format!("{r}"));
                Refusal::new(codes::OUTSIDE_BAND)
                    .with("class", &band.class)
                    .with("ratio", ratio)
                    .with("at-least", alloc::format!("{}", band.at_least))
                    .with("at-most", alloc::format!("{}", band.at_most))
            });
        }
        checks.finish()
    }
}

/// The ratio that a rule draws at, whatever bounds it has.
fn ratio_of(rule: &SizeRule) -> Option<Ratio> {
    match rule {
        SizeRule::Census => Some(Ratio::ONE),
        SizeRule::Ratio(ratio) => Some(*ratio),
        SizeRule::Bounded(bounded) => ratio_of(bounded.rule()),
        SizeRule::Fixed(_) | SizeRule::Piecewise(_) => None,
    }
}

impl From<RatioBands> for Vec<RatioBand> {
    fn from(bands: RatioBands) -> Self {
        bands.bands
    }
}

impl TryFrom<Vec<RatioBand>> for RatioBands {
    type Error = Refusals;

    fn try_from(bands: Vec<RatioBand>) -> Result<Self, Refusals> {
        Self::new(bands)
    }
}
