//! Rulebooks and guidelines: 二（四）.

rules! {
    /// A rulebook settles drawing, flow, approval, publicity and archiving.
    COMPLETE = "rulebook-complete", [C2_4A] {
        PART = "rulebook.part", Correct,
            "`{rulebook}` says nothing about {part}",
            "{rulebook} 未规定 {part}";
        BACKWARDS = "rulebook.backwards" [LibData], Correct,
            "`{rulebook}` ends before it begins",
            "{rulebook} 的废止日期早于施行日期";
        REPEATED = "rulebook.repeated" [LibData], Correct,
            "`{rulebook}` stands twice from the same day on",
            "{rulebook} 同日重复施行";
    }

    /// A department draws by a published rulebook of its own or of a level above.
    IN_FORCE = "rulebook-in-force", [C2_4A] {
        NONE = "rulebook.none", Correct,
            "no published rulebook serves `{system}` in `{division}` for `{matter}` on {on}",
            "{on} 时 {division} 的 {system} 对 {matter} 没有已公布的抽查细则";
    }

    /// A guideline settles content, method and requirements of the checks on every matter.
    GUIDED = "rulebook-guided", [C2_4B] {
        NO_GUIDELINE = "rulebook.no-guideline", Correct,
            "no guideline serves `{division}` for `{matter}`",
            "{division} 的 {matter} 没有抽查工作指引";
    }
}
