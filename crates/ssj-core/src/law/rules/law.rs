//! The law of a day, and who acts under it.

rules! {
    /// A step is taken under the law of the day on which it takes effect, where its actor is.
    OF_ITS_DAY = "law-of-its-day", [LibSteps] {
        OTHER_DAY = "law.other-day", Correct,
            "the step takes effect on {day}, and the law is that of {law}",
            "操作于 {day} 生效，而所依据的是 {law} 的规定";
        OTHER_PLACE = "law.other-place", Correct,
            "`{agency}` is an agency of `{place}`, and the law is that of `{law}`",
            "{agency} 属于 {place}，而所依据的是 {law} 的规定";
        NO_PLACE = "law.no-place", Correct,
            "`{place}` is no division and no zone on {day}",
            "{place} 在 {day} 不是有效辖区";
    }

    /// Who acts is there on the day: an agency that ended acts no more, its successors do.
    THERE = "law-agency-there", [C2_1D] {
        NOT_THERE = "law.agency-not-there", Correct,
            "`{agency}` is no agency of the register on {day}",
            "{agency} 在 {day} 不是机构名录中的有效机构";
    }
}
