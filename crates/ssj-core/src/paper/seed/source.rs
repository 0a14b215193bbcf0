//! Where a seed comes from: named before anybody can know its value.

use alloc::string::String;

use super::schedule::quicknet_from;
use super::{SeedValue, SourceValue};
use crate::Timestamp;

names! {
    /// The name of a seed source: 1 to 128 printable ASCII characters without space.
    ///
    /// ```
    /// use ssj_core::paper::SourceId;
    /// let id: SourceId = "drand:quicknet:26540212".parse()?;
    /// assert_eq!(id.as_str(), "drand:quicknet:26540212");
    /// assert!("two words".parse::<SourceId>().is_err());
    /// # Ok::<(), ssj_core::paper::SourceIdError>(())
    /// ```
    SourceId;
    /// Text that is no name of a seed source.
    SourceIdError = "source.malformed";
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
/// use ssj_core::paper::{SeedSource, SourceKind};
/// let lottery = SeedSource {
///     id: "lottery:dlt:26032".parse()?,
///     kind: SourceKind::Beacon,
///     min_entropy_bits: 24,
///     due: "2026-03-25T13:30:00Z".parse()?,
/// };
/// assert_eq!(lottery.counted_entropy_bits(), 24);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct SeedSource {
    /// Its name.
    pub id: SourceId,
    /// Its kind.
    pub kind: SourceKind,
    /// The min-entropy, in bits, that its value has to everybody before it is out.
    pub min_entropy_bits: u16,
    /// When its value becomes public; for reveals, when they close.
    pub due: Timestamp,
}

impl SeedSource {
    /// The first round of drand's quicknet that speaks at an instant or after it: there is one every three
    /// seconds. None before its first round.
    ///
    /// ```
    /// use ssj_core::beijing;
    /// use ssj_core::paper::SeedSource;
    /// let noon = SeedSource::quicknet(beijing!(2026-03-02 12:00)).unwrap();
    /// assert_eq!(noon.id.as_str(), "drand:quicknet:26540212");
    /// assert_eq!(noon.due, beijing!(2026-03-02 12:00));
    /// assert!(SeedSource::quicknet(beijing!(2023-08-01 12:00)).is_none());
    /// ```
    pub fn quicknet(from: Timestamp) -> Option<Self> {
        let (id, due) = quicknet_from(from)?;
        Some(Self {
            id,
            kind: SourceKind::Beacon,
            min_entropy_bits: 128,
            due,
        })
    }

    /// What it said, when it was due: of a source that needs no hash before, such as a beacon.
    ///
    /// ```
    /// use ssj_core::beijing;
    /// use ssj_core::paper::{SeedEvidence, SeedSource, SourceValue};
    /// let noon = SeedSource::quicknet(beijing!(2026-03-02 12:00)).ok_or("before its first round")?;
    /// let said = noon.said(SourceValue::from(&[0xbe; 32][..]));
    /// let evidence = SeedEvidence::of_values(beijing!(2026-03-02 09:00), vec![said]);
    /// assert_eq!(evidence.values[0].at, noon.due);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn said(&self, value: SourceValue) -> SeedValue {
        SeedValue {
            source: self.id.clone(),
            at: self.due,
            value,
            nonce: None,
        }
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
