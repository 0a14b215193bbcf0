//! Strata by name, and what a spread counts them by.

use alloc::string::String;
use alloc::vec::Vec;

names! {
    /// The name of a class or stratum (层): 1 to 128 printable ASCII characters without space, such as
    /// `220102/A`. Strata stand in the order of their names, byte by byte, whoever lists them: ties of a
    /// fixed allocation go to the lower name.
    ///
    /// ```
    /// use ssj_core::StratumKey;
    /// assert!("220102/A".parse::<StratumKey>()? < "220103/A".parse()?);
    /// # Ok::<(), ssj_core::StratumKeyError>(())
    /// ```
    #[doc(alias = "层")]
    StratumKey;
    /// Text that is no name of a stratum.
    StratumKeyError = "stratum.malformed";
}

/// A figure for each of some strata: the `S_h` of Neyman's allocation, or how many are drawn where the
/// law fixes that for each.
///
/// ```
/// use ssj_core::{StratumFigures, StratumKey};
/// let key = |name: &str| name.parse::<StratumKey>();
/// let figures = StratumFigures::new([(key("220103")?, 4), (key("220102")?, 7)])?;
/// assert_eq!(figures.of(&key("220102")?), Some(7));
/// assert_eq!(figures.of(&key("220104")?), None);
/// assert_eq!(figures.iter().map(|(_, figure)| figure).collect::<Vec<_>>(), [7, 4], "by name");
/// assert!(StratumFigures::new([(key("220102")?, 4), (key("220102")?, 7)]).is_err());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "Vec<(StratumKey, u32)>", try_from = "Vec<(StratumKey, u32)>")
)]
pub struct StratumFigures {
    figures: Vec<(StratumKey, u32)>,
}

impl StratumFigures {
    /// The figures, in any order.
    ///
    /// # Errors
    /// [`StratumFiguresError`] where a stratum stands twice.
    pub fn new(
        figures: impl IntoIterator<Item = (StratumKey, u32)>,
    ) -> Result<Self, StratumFiguresError> {
        let mut figures: Vec<_> = figures.into_iter().collect();
        figures.sort_unstable();
        Self::ascending(figures)
    }

    /// The figure of a stratum, if it has one.
    pub fn of(&self, stratum: &StratumKey) -> Option<u32> {
        let at = self
            .figures
            .binary_search_by(|(key, _)| key.cmp(stratum))
            .ok()?;
        self.figures.get(at).map(|(_, figure)| *figure)
    }

    /// Every stratum with its figure, in ascending order of name.
    pub fn iter(&self) -> impl Iterator<Item = (&StratumKey, u32)> {
        self.figures.iter().map(|(key, figure)| (key, *figure))
    }

    fn ascending(figures: Vec<(StratumKey, u32)>) -> Result<Self, StratumFiguresError> {
        let mut pairs = figures.iter().zip(figures.iter().skip(1));
        match pairs.find(|(one, next)| one.0 >= next.0) {
            Some((_, (stratum, _))) => Err(StratumFiguresError {
                stratum: stratum.clone(),
            }),
            None => Ok(Self { figures }),
        }
    }
}

impl TryFrom<Vec<(StratumKey, u32)>> for StratumFigures {
    type Error = StratumFiguresError;

    fn try_from(figures: Vec<(StratumKey, u32)>) -> Result<Self, StratumFiguresError> {
        Self::ascending(figures)
    }
}

impl From<StratumFigures> for Vec<(StratumKey, u32)> {
    fn from(figures: StratumFigures) -> Self {
        figures.figures
    }
}

record! {
    _ StratumFigures { figures } decode StratumFigures::ascending;
}

errors! {
    /// Figures that name a stratum twice, or not in ascending order where they are read back.
    pub struct StratumFiguresError {
        /// The stratum.
        pub stratum: StratumKey,
    } = "stratum.figures-unordered", "the figures name `{stratum}` twice or out of order",
        "各层数值中“{stratum}”重复或次序不当";
}
