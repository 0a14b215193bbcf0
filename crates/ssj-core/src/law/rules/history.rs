//! Whom the past keeps from being drawn: 二（六）.

rules! {
    /// Upper and lower agencies of a system do not repeat a general check of an enterprise on a
    /// matter.
    NO_REPEAT = "history-no-repeat", [C2_6E] {
        REPEAT = "history.repeat", Correct,
            "the same system has a general check of `{object}` on the same matter from {on}",
            "同一系统于 {on} 已对 {object} 的同一事项安排一般检查";
    }

    /// A good reason lifts one past check: approved by an agency of the system, said in words, for a
    /// time.
    GOOD_REASON = "history-good-reason", [C2_6E] {
        OVERRIDE_SAYS_NOTHING = "history.override-says-nothing", Correct,
            "the reason for checking `{object}` again on `{matter}` says nothing: {reason}",
            "再次检查 {object} 事项 {matter} 的理由未说明任何情况：{reason}";
        OVERRIDE_STRANGER = "history.override-stranger", Correct,
            "`{agency}` is of no system that answers for `{matter}` and can not approve another check of `{object}`",
            "{agency} 不属于负责事项 {matter} 的系统，不能批准再次检查 {object}";
        OVERRIDE_ENDLESS = "history.override-endless" [LibData], Correct,
            "the reason for checking `{object}` again on `{matter}` has no last day, or was approved after it",
            "再次检查 {object} 事项 {matter} 的理由没有截止日期，或批准晚于截止日期";
    }

    /// A sampling test passed at a superior or related unit is adopted and not repeated.
    TEST_ADOPTED = "history-test-adopted", [C2_6F] {
        PASSED = "history.passed", Step "visit" "conclude",
            "`{object}` passed the test on {on}",
            "{object} 已于 {on} 检验合格";
    }

    /// An object is not checked on a matter more often than the list says.
    FREQUENCY_KEPT = "history-frequency", [LibParameters] {
        FREQUENT = "history.frequent",
            Final "the object is drawn again once the years of the frequency are over"
                "频次周期届满后方可再次抽取",
            "`{object}` was checked {checks} times on the matter, of at most {at-most}",
            "{object} 在该事项上已检查 {checks} 次，上限为 {at-most} 次";
    }

    /// An enterprise is not called on beyond the cap and the lists of the instruments in force.
    UNDISTURBED = "history-undisturbed", [LibParameters] {
        CAPPED = "history.capped" [S54_4B],
            Final "the enterprise is called on again once the days of the cap are over"
                "频次上限的计算期届满后方可再次检查",
            "`{object}` has {visits} visits in {span}, of at most {at-most} by {by}",
            "{object} {span}已安排或实施检查 {visits} 次，依 {by} 上限为 {at-most} 次";
        LEFT_ALONE = "history.left-alone",
            Final "the object is drawn again once the rule no longer covers it"
                "该规则不再适用后方可抽取",
            "`{object}` is left alone: {rule}",
            "{object} 依“{rule}”不列入抽取范围";
    }
}
