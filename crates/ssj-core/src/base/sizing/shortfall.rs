//! What happens when fewer are eligible than were to be drawn.

ssj_calendar::words! {
    /// What a plan says about a stratum that has fewer eligible objects than its size. Nothing is ever
    /// filled up from elsewhere.
    ///
    /// ```
    /// assert_eq!(ssj_core::Shortfall::default(), ssj_core::Shortfall::Refuse);
    /// ```
    #[derive(Default)]
    pub enum Shortfall {
        /// The draw is refused, with every short stratum.
        #[default]
        Refuse = "refuse", "不予抽取";
        /// All that are eligible are drawn, and the difference is recorded.
        TakeAll = "take-all" / "take all", "全部抽取";
    }
}

variants! {
    Shortfall decode {
        0x0320 Refuse,
        0x0321 TakeAll,
    }
}
