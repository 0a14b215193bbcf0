//! That something was published.

use time::Date;

use crate::base::digests::EvidenceDigest;
use crate::base::text::Text;

/// The publication of a list, a rulebook or a guideline: when, where, and the receipt's digest.
///
/// ```
/// use ssj_core::Text;
/// use ssj_core::matter::Publication;
/// use time::macros::date;
/// let published = Publication { on: date!(2026-01-05), place: Text::new("国家企业信用信息公示系统（吉林）")?, receipt: None };
/// assert_eq!(published.on, date!(2026-01-05));
/// # Ok::<(), ssj_core::TextError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Publication {
    /// The day.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
    /// Where: the publicity system, a gazette, a site.
    pub place: Text,
    /// The digest of the receipt, if there is one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub receipt: Option<EvidenceDigest>,
}

impl Publication {
    /// Adds the digest of the receipt.
    #[must_use]
    pub const fn with_receipt(mut self, receipt: EvidenceDigest) -> Self {
        self.receipt = Some(receipt);
        self
    }
}

record! {
    0x0a06 Publication { on, place, receipt };
}
