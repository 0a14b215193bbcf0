//! Who counts.

words! {
    /// Who counts toward the headcount, strictest last.
    #[derive(Default)]
    pub enum Quorum as Certificated {
        /// Everybody in the pool, with or without an enforcement certificate.
        Everybody = "everybody", "全体人员";
        /// Only those whose enforcement certificate is valid on the day.
        #[default]
        Certificated = "certificated", "持行政执法证人员";
    }
}
