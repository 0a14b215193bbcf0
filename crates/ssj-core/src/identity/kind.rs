//! What an object of inspection is.

use core::fmt;

use crate::encode::{Encode, Encoder, sealed};
use crate::id::ObjectId;
use crate::refusal::FactValue;

/// The kind of an object of inspection (检查对象类别).
///
/// ```
/// use ssj_core::identity::ObjectKind;
/// let kind = ObjectKind::Product;
/// assert!(kind.needs_holder() && !kind.is_market_entity());
/// assert!(kind.admits(&"product:milk-2026-03".parse()?));
/// assert!(!kind.admits(&"uscc:91220101MA13XQYL0T".parse()?));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[doc(alias = "检查对象")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ObjectKind {
    /// An enterprise (企业).
    #[doc(alias = "企业")]
    Enterprise,
    /// An individual business (个体工商户).
    #[doc(alias = "个体工商户")]
    IndividualBusiness,
    /// A farmers' cooperative (农民专业合作社).
    #[doc(alias = "农民专业合作社")]
    Cooperative,
    /// An institution or association with a credit code: a school, a hospital (机构).
    #[doc(alias = "机构")]
    Institution,
    /// A product (产品); whose, its holder says.
    #[doc(alias = "产品")]
    Product,
    /// A project (项目); whose, its holder says.
    #[doc(alias = "项目")]
    Project,
    /// A behaviour (行为), such as a web shop or an advertisement; whose, its holder says.
    #[doc(alias = "行为")]
    Behaviour,
    /// A place (场所), with or without somebody who holds it.
    #[doc(alias = "场所")]
    Site,
    /// Somebody who operates without registration (无证无照经营者).
    #[doc(alias = "无证无照经营")]
    Operator,
}

impl ObjectKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Enterprise,
        Self::IndividualBusiness,
        Self::Cooperative,
        Self::Institution,
        Self::Product,
        Self::Project,
        Self::Behaviour,
        Self::Site,
        Self::Operator,
    ];

    /// The name in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Enterprise => "enterprise",
            Self::IndividualBusiness => "individual-business",
            Self::Cooperative => "cooperative",
            Self::Institution => "institution",
            Self::Product => "product",
            Self::Project => "project",
            Self::Behaviour => "behaviour",
            Self::Site => "site",
            Self::Operator => "operator",
        }
    }

    /// The name in Chinese.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Enterprise => "企业",
            Self::IndividualBusiness => "个体工商户",
            Self::Cooperative => "农民专业合作社",
            Self::Institution => "机构",
            Self::Product => "产品",
            Self::Project => "项目",
            Self::Behaviour => "行为",
            Self::Site => "场所",
            Self::Operator => "无证无照经营者",
        }
    }

    /// Whether it is a market entity (市场主体), whose pool rests on the publicity system.
    pub const fn is_market_entity(self) -> bool {
        matches!(
            self,
            Self::Enterprise | Self::IndividualBusiness | Self::Cooperative
        )
    }

    /// Whether it must name somebody who holds it, on whom its checks can bundle.
    pub const fn needs_holder(self) -> bool {
        matches!(self, Self::Product | Self::Project | Self::Behaviour)
    }

    /// Whether an object of this kind can have this id.
    pub fn admits(self, id: &ObjectId) -> bool {
        match id.as_id().scheme() {
            "uscc" | "reg15" => self.is_market_entity() || self == Self::Institution,
            "product" => self == Self::Product,
            "project" => self == Self::Project,
            "behaviour" => self == Self::Behaviour,
            "site" => self == Self::Site,
            "operator" => self == Self::Operator,
            _ => false,
        }
    }
}

impl fmt::Display for ObjectKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl From<ObjectKind> for FactValue {
    fn from(it: ObjectKind) -> Self {
        Self::word(it.name(), it.zh())
    }
}

impl sealed::Sealed for ObjectKind {}
impl Encode for ObjectKind {
    fn encode(&self, out: &mut Encoder) {
        out.value(self.name());
    }
}
