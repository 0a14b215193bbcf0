//! That something was published.

use time::Date;

use crate::base::digests::EvidenceDigest;

words! {
    /// Where something is published (公示渠道): 2.2-b and 2.4-a name the one, 2.7-a both. A notice at the gate is none.
    #[doc(alias = "公示渠道")]
    #[non_exhaustive]
    pub enum Channel {
        /// The national enterprise credit publicity system (国家企业信用信息公示系统).
        #[doc(alias = "国家企业信用信息公示系统")]
        PublicitySystem = "publicity-system", "国家企业信用信息公示系统";
        /// The national credit information platform (全国信用信息共享平台).
        #[doc(alias = "全国信用信息共享平台")]
        CreditPlatform = "credit-platform", "全国信用信息共享平台";
    }
}

/// The publication of a list, a rulebook or a guideline: when, where, and the receipt's digest.
///
/// ```
/// use ssj_core::matter::{Channel, Publication};
/// use time::macros::date;
/// let published = Publication::in_publicity_system(date!(2026-01-05));
/// assert_eq!((published.on, published.channel), (date!(2026-01-05), Channel::PublicitySystem));
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
    /// Where.
    pub channel: Channel,
    /// The digest of the receipt, if there is one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub receipt: Option<EvidenceDigest>,
}

impl Publication {
    /// That something stands in the publicity system since a day, where lists and rulebooks have to be.
    pub const fn in_publicity_system(on: Date) -> Self {
        Self {
            on,
            channel: Channel::PublicitySystem,
            receipt: None,
        }
    }

    /// Whether it is there on a day, in the publicity system: where lists (2.2-b) and rulebooks (2.4-a) have
    /// to be.
    pub fn is_public(&self, on: Date) -> bool {
        self.channel == Channel::PublicitySystem && self.on <= on
    }

    /// Adds the digest of the receipt.
    #[must_use]
    pub const fn with_receipt(mut self, receipt: EvidenceDigest) -> Self {
        self.receipt = Some(receipt);
        self
    }
}

record! {
    0x0a06 Publication { on, channel, receipt };
}
