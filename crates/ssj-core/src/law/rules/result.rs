//! Results and their publication: 二（七）.

rules! {
    /// A check has at least one outcome, and not both a problem and none.
    OUTCOMES = "result-outcomes", [LibData] {
        EMPTY = "result.empty", Correct,
            "a check has no outcome",
            "检查没有结果";
        CONTRADICTION = "result.contradiction", Correct,
            "`no-problem` can not stand beside `{problem}`",
            "“未发现问题”不能与“{problem}”并存";
    }

    /// A problem has a finding with an owner, and a check without one has none.
    FOLLOWED_UP = "result-followed-up", [C2_7B] {
        NO_FINDING = "result.no-finding", Step "finding" "open",
            "the problem on matter `{matter}` has no finding to be followed up",
            "事项 {matter} 发现的问题没有后续监管记录";
        NO_PROBLEM = "result.no-problem", Correct,
            "matter `{matter}` has findings but no outcome that is a problem",
            "事项 {matter} 有后续监管记录，但结果中没有问题";
    }

    /// The body that checks is the one that enters and publishes the result.
    PUBLISHER = "result-publisher", [C2_7A] {
        WRONG_PUBLISHER = "result.wrong-publisher", Correct,
            "`{actor}` can not enter or publish what `{agency}` checked",
            "{actor} 不能录入或公示由 {agency} 检查的结果";
        NOT_INSPECTING = "result.not-inspecting", Correct,
            "`{agency}` checks nothing on visit `{visit}`",
            "{agency} 在检查任务 {visit} 中没有检查事项";
    }

    /// A result is published after the check, once on each channel, and corrected or withdrawn
    /// openly.
    PUBLICATION = "result-publication", [LibSteps] {
        PUBLISHED_TWICE = "result.published-twice", Step "visit" "correct",
            "the results of `{agency}` on visit `{visit}` stand on the {channel} already",
            "{agency} 对检查任务 {visit} 的结果已在 {channel} 公示";
        HAS_CHANNEL = "result.has-channel" [C2_7A], Step "visit" "publish",
            "`{holder}` is a market entity, which the {channel} holds",
            "{holder} 为市场主体，{channel} 有该主体";
        NOT_PUBLISHED = "result.not-published", Step "visit" "publish",
            "the results of `{agency}` on visit `{visit}` do not stand on the {channel}",
            "{agency} 对检查任务 {visit} 的结果未在 {channel} 公示";
        NOTHING_TO_CORRECT = "result.nothing-to-correct",
            Final "the result stands as it is"
                "结果维持不变，无须更正",
            "visit `{visit}` has no other result of `{agency}` on matter `{matter}` to correct",
            "检查任务 {visit} 中 {agency} 的事项 {matter} 没有需要更正的结果";
    }
}
