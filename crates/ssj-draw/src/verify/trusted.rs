//! What an archive is believed in, and why nothing in it could show that.

words! {
    /// A kind of thing that [`verify_archive`](super::verify_archive) takes on trust, each for the
    /// reason that stands as its English name.
    ///
    /// The list is whole: whatever else an archive says follows from something else in it, or is bound
    /// by what was published. Of visits, holders, counties, checks, teams, replacements and sizes
    /// nothing is believed.
    ///
    /// ```
    /// use ssj_core::Word;
    /// use ssj_draw::verify::Trusted;
    /// assert_eq!(Trusted::ALL.len(), 12);
    /// assert_eq!(Trusted::Papers.en(), "what a paper says: only its title, number and digest are here");
    /// ```
    #[non_exhaustive]
    pub enum Trusted {
        /// The rows of pools and rosters, and that they are whole.
        Pools = "pools" / "that a pool or roster is whole and its rows true: it is kept elsewhere",
            "库与名录完整、各行属实：另行保管";
        /// Exclusions, needs, fixed places and caps.
        Choices = "choices" / "why places ask for what they ask and somebody is excluded: evidence is named by digest",
            "名额条件与排除的理由：证据仅存摘要";
        /// What seed sources did that only they could show.
        Sources = "sources" / "that a source stayed silent, or spoke when due and not before: only the source could tell",
            "来源未发声，或按时而非提前发声：仅来源自知";
        /// Instants, where nothing else bounds them.
        Instants = "instants" / "that a thing was at the instant written, where its neighbours leave room: nobody else saw it",
            "前后记录所余空间内的时刻：无人旁证";
        /// Salts and the names of commands.
        Names = "names" / "salts and the names of commands: they are chosen at will and say nothing",
            "盐值与指令名：任意选取，并无含义";
        /// Who acted.
        Actors = "actors" / "through whom an agency acted, and which of those that may: only their systems know",
            "经办人，以及由有权部门中的哪一个办理：仅其系统自知";
        /// Papers.
        Papers = "papers" / "what a paper says: only its title, number and digest are here",
            "文书的内容：此处仅有名称、编号与摘要";
        /// Reasons.
        Grounds = "grounds" / "that there was a reason, and a stated one is true: it is a claim about the world",
            "确有理由且所述属实：系对事实的陈述";
        /// Who was there.
        Presence = "presence" / "who of a team was there: only those there could tell",
            "检查组成员到场情况：仅在场者可证";
        /// What was found on the spot, and done about it.
        Results = "results" / "what was found and done about it: it was found by those there",
            "检查所见与处置：由在场者认定";
        /// The roots of laws, and what the lists, rulebooks and registers under them answered.
        Law = "law" / "which lists, rulebooks and registers a step stands on, and what they say: they are published elsewhere",
            "各步骤所依据的清单、实施细则与部门名册及其内容：另行公布";
        /// What plans, campaigns and leads say of themselves.
        Plans = "plans" / "what a plan, campaign or lead is called, expects and answers to: it is its keeper's to say",
            "计划、专项检查与线索的名称、测算与起因：由主办部门自述";
    }
}
