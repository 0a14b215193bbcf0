//! Where a seed comes from: named before anybody can know its value.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use ssj_core::{FactValue, Timestamp};

/// The name of a seed source: 1 to 128 printable ASCII characters without space.
///
/// ```
/// use ssj_draw::record::SourceId;
/// let id: SourceId = "drand:quicknet:21000000".parse()?;
/// assert_eq!(id.as_str(), "drand:quicknet:21000000");
/// assert!("two words".parse::<SourceId>().is_err());
/// # Ok::<(), ssj_draw::record::SourceIdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[!-~]{1,128}$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct SourceId(String);

impl SourceId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

errors! {
    /// Text that is no name of a seed source.
    pub struct SourceIdError {
        /// The text as it came.
        pub input: String,
    } = "source.malformed", "`{input}` is not 1 to 128 printable characters without space",
        "`{input}` 不是 1 至 128 个不含空格的可见字符";
}

impl TryFrom<String> for SourceId {
    type Error = SourceIdError;

    fn try_from(input: String) -> Result<Self, SourceIdError> {
        let plain = (1..=128).contains(&input.len()) && input.bytes().all(|b| b.is_ascii_graphic());
        if plain {
            Ok(Self(input))
        } else {
            Err(SourceIdError { input })
        }
    }
}

texts!(SourceId);

impl FromStr for SourceId {
    type Err = SourceIdError;

    fn from_str(input: &str) -> Result<Self, SourceIdError> {
        String::from(input).try_into()
    }
}

impl From<SourceId> for String {
    fn from(id: SourceId) -> Self {
        id.0
    }
}

impl From<&SourceId> for FactValue {
    fn from(id: &SourceId) -> Self {
        Self::Text(id.0.clone())
    }
}

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

words! {
    /// What kind of thing brings the value.
    #[non_exhaustive]
    pub enum SourceKind {
        /// A public value that nobody controls, such as a beacon's round or a lottery's numbers. It
        /// must speak, and after everything else.
        Beacon = "beacon", "公开信标";
        /// A value that a party commits to by its hash and reveals later. Whoever reveals last can
        /// still decide to stay silent, so it counts for no entropy.
        Reveal = "reveal", "揭示值";
        /// A [`SourceKind::Reveal`] of a party whom the plan names as independent of the drawing
        /// agency: its stated entropy counts.
        IndependentReveal = "independent-reveal", "独立揭示值";
    }
}

impl SourceKind {
    /// Whether the value is committed to and revealed by a party.
    pub const fn is_reveal(self) -> bool {
        matches!(self, Self::Reveal | Self::IndependentReveal)
    }
}

/// A source of the seed, as a commitment names it.
///
/// ```
/// use ssj_draw::record::{SeedSource, SourceKind};
/// let lottery = SeedSource::new(
///     "lottery:dlt:26032".parse()?,
///     SourceKind::Beacon,
///     24,
///     "2026-03-25T13:30:00Z".parse()?,
/// );
/// assert_eq!(lottery.counted_entropy_bits(), 24);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SeedSource {
    id: SourceId,
    kind: SourceKind,
    min_entropy_bits: u16,
    due: Timestamp,
}

impl SeedSource {
    /// A source that speaks at the instant `due` and whose value has at least
    /// `min_entropy_bits` bits of min-entropy to everybody before that.
    pub const fn new(
        id: SourceId,
        kind: SourceKind,
        min_entropy_bits: u16,
        due: Timestamp,
    ) -> Self {
        Self {
            id,
            kind,
            min_entropy_bits,
            due,
        }
    }

    /// Its name.
    pub const fn id(&self) -> &SourceId {
        &self.id
    }

    /// Its kind.
    pub const fn kind(&self) -> SourceKind {
        self.kind
    }

    /// When its value becomes public; for reveals, when they close.
    pub const fn due(&self) -> Timestamp {
        self.due
    }

    /// The entropy that counts toward the seed: what is stated, or nothing for a reveal of a party
    /// that is not named as independent.
    pub const fn counted_entropy_bits(&self) -> u16 {
        match self.kind {
            SourceKind::Beacon | SourceKind::IndependentReveal => self.min_entropy_bits,
            SourceKind::Reveal => 0,
        }
    }
}

record! {
    0x0102 SeedSource { id, kind, min_entropy_bits, due } decode;
}
