//! Following up problems: 二（七）, 三（二）.

rules! {
    /// Every problem has one owner at any time, and only the owner acts on it.
    OWNER = "finding-owner", [C2_7B] {
        NOT_THE_OWNER = "finding.not-the-owner", Step "finding" "offer",
            "`{actor}` can not act on what `{owner}` answers for",
            "{actor} 不能处理由 {owner} 负责的问题";
        OFFERED_ALREADY = "finding.offered-already" [LibSteps], Step "finding" "accept",
            "finding `{finding}` is being handed over",
            "问题 {finding} 正在移交";
        OFFERED_TO_OWNER = "finding.offered-to-owner" [LibSteps], Correct,
            "`{owner}` is the owner already",
            "{owner} 已是责任部门";
        NOT_OFFERED = "finding.not-offered" [LibSteps], Step "finding" "offer",
            "finding `{finding}` was not offered to `{actor}`",
            "问题 {finding} 未移交给 {actor}";
    }

    /// A problem is followed up until it is closed, and reopened openly.
    ORDER = "finding-order", [LibSteps] {
        NO_PROBLEM = "finding.no-problem",
            Final "where no problem was found there is nothing to follow up"
                "未发现问题的，无须后续监管",
            "nothing found on `{object}` is a problem to follow up",
            "{object} 没有需要后续监管的问题";
        CLOSED = "finding.closed", Step "finding" "reopen",
            "finding `{finding}` is closed",
            "问题 {finding} 已办结";
        OPEN = "finding.open", Step "finding" "act",
            "finding `{finding}` is open",
            "问题 {finding} 尚未办结";
    }

    /// A suspected crime is transferred to the police before the problem is closed.
    CRIME = "finding-crime", [C3_2A] {
        CRIME_NOT_TRANSFERRED = "finding.crime-not-transferred", Step "finding" "refer",
            "finding `{finding}` has a suspected crime that was not transferred to the police",
            "问题 {finding} 涉嫌犯罪，尚未移送公安机关";
    }
}
