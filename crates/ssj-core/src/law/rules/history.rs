//! Whom the past keeps from being drawn: 二(六).

rules! {
    /// Upper and lower agencies of a system do not repeat a general check of an enterprise on a
    /// matter.
    NO_REPEAT = "history-no-repeat", [C2_6E] {
        REPEAT = "history.repeat", Correct,
            "the same system has a general check of `{object}` on the same matter from {on}",
            "同一系统于 {on} 已对 {object} 的同一事项安排一般检查";
    }

    /// A sampling test passed at a superior or related unit is adopted and not repeated.
    TEST_ADOPTED = "history-test-adopted", [C2_6F] {
        PASSED = "history.passed", Step "visit" "conclude",
            "`{object}` passed the test on {on}",
            "{object} 已于 {on} 检验合格";
    }

    /// An object is not checked on a matter more often than the list says.
    FREQUENCY_KEPT = "history-frequency", [C2_2A] {
        FREQUENT = "history.frequent",
            Final "the object is drawn again once the years of the frequency are over"
                "频次周期届满后方可再次抽取",
            "`{object}` was checked {checks} times on the matter, of at most {at-most}",
            "{object} 在该事项上已检查 {checks} 次，上限为 {at-most} 次";
    }

    /// An enterprise is not called on beyond the cap and the lists of the instruments in force.
    UNDISTURBED = "history-undisturbed", [] {
        CAPPED = "history.capped",
            Final "the enterprise is drawn again in the next year"
                "下一年度方可再次抽取",
            "`{object}` had {visits} visits this year, of at most {at-most}",
            "{object} 本年度已被检查 {visits} 次，上限为 {at-most} 次";
        LEFT_ALONE = "history.left-alone",
            Final "the object is drawn again once the rule no longer covers it"
                "该规则不再适用后方可抽取",
            "`{object}` is left alone: {rule}",
            "{object} 免予打扰：{rule}";
    }
}
