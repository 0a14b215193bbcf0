//! Where results are published.

use time::Date;

use crate::base::text::Text;

words! {
    /// Where a result is published (公示渠道): 2.7-a names both.
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

/// How a publication stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum PublicationState {
    /// It shows the result as it is.
    Current,
    /// The result was corrected since: it has to be published again.
    Outdated,
    /// It was withdrawn.
    Withdrawn,
}

/// The publication of one agency's results on one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Published {
    /// The day of its first publication: the one that the limit is about.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub first: Date,
    /// The day of its last publication.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub last: Date,
    /// The channel's receipt for the last publication.
    pub receipt: Text,
    /// How it stands.
    pub state: PublicationState,
}

impl Published {
    pub(crate) const fn new(first: Date, last: Date, receipt: Text) -> Self {
        Self {
            first,
            last,
            receipt,
            state: PublicationState::Current,
        }
    }
}
