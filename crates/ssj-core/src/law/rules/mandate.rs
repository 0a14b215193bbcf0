//! What a mandate allows to draw: 二（三）, 二（五）.

rules! {
    /// What was planned for an agency is checked by the one that took it over.
    SUCCESSION = "mandate-succession", [C2_1D] {
        DIVIDED = "mandate.divided", Step "plan" "amend",
            "several agencies succeeded `{agency}`, and the register says of none that it took over matter `{matter}`",
            "{agency} 由多个机构承继，机构名录未载明事项 {matter} 由其中哪一个负责";
    }

    /// A draw takes the planned number of each planned matter, once: more or fewer takes an amendment.
    NUMBERS = "mandate-numbers", [C2_5B] {
        USED_UP = "mandate.used-up", Step "plan" "amend",
            "nothing is left to draw for `{task}`: its numbers are used up",
            "{task} 的计划数量已全部抽取，没有剩余";
        UNPLANNED_MATTER = "mandate.unplanned-matter", Correct,
            "nothing of matter `{matter}` is left to draw for `{task}`",
            "{task} 没有事项 {matter} 或其计划数量已全部抽取";
        LEFT_OUT = "mandate.left-out", Correct,
            "the draw for `{task}` leaves out matter `{matter}`",
            "{task} 的抽取遗漏了事项 {matter}";
        OTHER_NUMBER = "mandate.other-number", Correct,
            "the sizes of matter `{matter}` of `{task}` ask for {number} objects, but {left} are left to draw",
            "{task} 的事项 {matter} 按抽取比例应抽 {number} 个检查对象，而计划剩余 {left} 个";
    }

    /// A round draws for what was in force when it was opened: where a plan was amended since, it gives way to
    /// another one.
    IN_FORCE = "mandate-in-force", [C2_5B] {
        STALE = "mandate.stale", Step "round" "supersede",
            "round `{round}` was opened for {named}, and {own} is in force now",
            "批次 {round} 按 {named} 启动，现行的是 {own}";
    }

    /// A matter is drawn from the one pool that is planned for it.
    POOL = "mandate-pool", [C2_5B] {
        OTHER_POOL = "mandate.other-pool", Correct,
            "matter `{matter}` is drawn from pool `{pool}`, but the plan has it from `{planned}`",
            "事项 {matter} 从 {pool} 抽取，计划规定的名录库是 {planned}";
    }

    /// A frame is made as the plan says: sized by it or by the annex that it names by its digest, in its
    /// strata, with its reserves, checked by whom and told to whom it says.
    DESIGN = "mandate-design", [C2_5B] {
        OTHER_DESIGN = "mandate.other-design", Correct,
            "the frame of matter `{matter}` is not as planned: {what}",
            "事项 {matter} 的抽样框与计划不符：{what}";
        OTHER_ANNEX = "mandate.other-annex", Correct,
            "the annex of sizes of matter `{matter}` has the digest {given}, but the plan names {named}",
            "事项 {matter} 的抽查比例附件摘要为 {given}，计划载明的为 {named}";
    }

    /// A round draws once for its item or campaign, and again only in the place of a superseded round,
    /// the same matters and numbers, counted on.
    REDRAW = "mandate-redraw", [C2_5B] {
        OUT_OF_LINE = "mandate.out-of-line", Step "round" "draw-again",
            "round `{round}` with counter {counter} neither is the first draw of its own for `{task}` nor draws again what another one drew",
            "批次 {round}（第 {counter} 次）既不是 {task} 的首次抽取，也不是对已作废批次的原样重新抽取";
    }
}
