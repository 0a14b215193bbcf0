//! Where results are published.

use time::Date;

use crate::base::digests::EvidenceDigest;
use crate::base::text::Text;
use crate::base::timestamp::Timestamp;
pub use crate::data::matter::Channel;

/// A channel's receipt (公示回执): its number, and where the channel says so, the instant of the
/// publication with what shows it.
///
/// The duty to publish is met on the day of a dated receipt, else on the day it was recorded; what the
/// receipt says is not verified here.
///
/// ```
/// use ssj_core::result::Receipt;
/// use ssj_core::{Digest, EvidenceDigest, Text};
/// let bare = Receipt::from(Text::new("20260310-17")?);
/// assert_eq!(bare.day(), None);
/// let evidence = EvidenceDigest(Digest::from_bytes([1; 32]));
/// let dated = bare.dated("2026-03-10T09:00:00+08:00".parse()?, evidence);
/// assert_eq!(dated.day().map(|day| day.to_string()).as_deref(), Some("2026-03-10"));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Receipt {
    /// Its number.
    pub number: Text,
    /// When the channel published, as the receipt says.
    #[cfg_attr(feature = "serde", serde(default))]
    pub at: Option<Timestamp>,
    /// What shows it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub evidence: Option<EvidenceDigest>,
}

impl Receipt {
    /// The same, with the instant that it states and what shows it.
    #[must_use]
    pub fn dated(self, at: Timestamp, evidence: EvidenceDigest) -> Self {
        Self {
            at: Some(at),
            evidence: Some(evidence),
            ..self
        }
    }

    /// The day in Beijing that it states.
    pub fn day(&self) -> Option<Date> {
        self.at.map(Timestamp::china_date)
    }
}

impl From<Text> for Receipt {
    fn from(number: Text) -> Self {
        Self {
            number,
            at: None,
            evidence: None,
        }
    }
}

record! {
    _ Receipt { number, at, evidence };
}

words! {
    /// Why results are not published on a channel.
    #[non_exhaustive]
    pub enum Withholding {
        /// The law forbids it: state secrets, trade secrets, privacy (依法不予公开).
        #[doc(alias = "依法不予公开")]
        NotPublic = "not-public", "依法不予公开";
        /// The channel holds no such object, a school for instance (公示系统无此主体).
        #[doc(alias = "公示系统无此主体")]
        NoChannel = "no-channel", "公示系统无此主体";
    }
}

ssj_calendar::words! {
    /// How a publication stands.
    pub enum PublicationState {
        /// It shows the result as it is.
        Current = "current", "有效";
        /// The result was corrected since: it has to be published again.
        Outdated = "outdated", "待重新公示";
        /// It was withdrawn.
        Withdrawn = "withdrawn", "已撤回";
    }
}

/// The publication of one agency's results on one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Published {
    /// The day of its first publication since it was withdrawn, if ever, by a dated receipt or else as
    /// recorded: the one that the limit is about.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub first: Date,
    /// The day of its last publication.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub last: Date,
    /// The channel's receipt for the last publication.
    pub receipt: Receipt,
    /// How it stands.
    pub state: PublicationState,
}

impl Published {
    pub(crate) const fn new(first: Date, last: Date, receipt: Receipt) -> Self {
        Self {
            first,
            last,
            receipt,
            state: PublicationState::Current,
        }
    }
}
