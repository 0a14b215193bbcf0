//! What an object of inspection is.

use crate::base::id::ObjectId;

words! {
    /// The kind of an object of inspection (检查对象类别).
    ///
    /// ```
    /// use ssj_core::identity::ObjectKind;
    /// let kind = ObjectKind::Product;
    /// assert!(kind.needs_holder() && !kind.is_market_entity());
    /// assert!(kind.admits(&"product:milk-2026-03".parse()?));
    /// assert!(!kind.admits(&"uscc:91220101MA13XQYL0T".parse()?));
/// assert!(ObjectKind::IndividualBusiness.admits(&"operator:nanguan-17".parse()?));
    /// # Ok::<(), ssj_core::IdError>(())
    /// ```
    #[doc(alias = "检查对象")]
    #[non_exhaustive]
    pub enum ObjectKind {
        /// An enterprise (企业).
        #[doc(alias = "企业")]
        Enterprise = "enterprise", "企业";
        /// An individual business (个体工商户).
        #[doc(alias = "个体工商户")]
        IndividualBusiness = "individual-business", "个体工商户";
        /// A farmers' cooperative (农民专业合作社).
        #[doc(alias = "农民专业合作社")]
        Cooperative = "cooperative", "农民专业合作社";
        /// An institution or association with a credit code: a school, a hospital (机构).
        #[doc(alias = "机构")]
        Institution = "institution", "机构";
        /// A product (产品); whose, its holder says.
        #[doc(alias = "产品")]
        Product = "product", "产品";
        /// A project (项目); whose, its holder says.
        #[doc(alias = "项目")]
        Project = "project", "项目";
        /// A behaviour (行为), such as a web shop or an advertisement; whose, its holder says.
        #[doc(alias = "行为")]
        Behaviour = "behaviour", "行为";
        /// A place (场所), with or without somebody who holds it.
        #[doc(alias = "场所")]
        Site = "site", "场所";
        /// Whoever operates under no code (无代码经营者): not yet who is unlicensed (无证无照经营), which a check shows. A
        /// household that is registered and has no code is an individual business.
        #[doc(alias = "无代码经营者")]
        Operator = "operator", "无代码经营者";
    }
}

impl ObjectKind {
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
            "uscc" | "reg15" | "uscc-early" => self.is_market_entity() || self == Self::Institution,
            "coop-na" => self == Self::Cooperative,
            "product" => self == Self::Product,
            "project" => self == Self::Project,
            "behaviour" => self == Self::Behaviour,
            "site" => self == Self::Site,
            // A household may be registered and have no code yet.
            "operator" => matches!(self, Self::Operator | Self::IndividualBusiness),
            _ => false,
        }
    }
}
