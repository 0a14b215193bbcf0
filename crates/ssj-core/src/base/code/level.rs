//! How high a jurisdiction or an agency stands.

words! {
    /// The level of a jurisdiction or an agency. Higher levels compare as smaller: the state comes
    /// before its provinces.
    ///
    /// ```
    /// use ssj_core::{Word, jurisdiction::Level};
    /// assert!(Level::Province < Level::County);
    /// assert_eq!(Level::Prefecture.zh(), "市级");
    /// ```
    #[doc(alias = "层级")]
    pub enum Level {
        /// The state (国家级), as for customs.
        #[doc(alias = "国家级")]
        State = "state", "国家级";
        /// A province (省级).
        #[doc(alias = "省级")]
        Province = "province", "省级";
        /// A prefecture (市级): city or autonomous prefecture.
        #[doc(alias = "市级")]
        Prefecture = "prefecture", "市级";
        /// A county (县级): district, county or county-level city.
        #[doc(alias = "县级")]
        County = "county", "县级";
    }
}
