//! Leads: 二（八）.

rules! {
    /// A lead is checked, handled and closed by the agency that has it.
    ORDER = "lead-order", [LibSteps] {
        CLOSED = "lead.closed", Step "lead" "receive",
            "lead `{lead}` is closed",
            "线索 {lead} 已办结";
        NOT_CHECKED = "lead.not-checked" [C2_8A], Step "lead" "record-check",
            "lead `{lead}` has not been checked",
            "线索 {lead} 尚未检查";
        TWICE = "lead.twice", Next "lead",
            "lead `{lead}` has its {what} already",
            "线索 {lead} 已有“{what}”";
        NOT_THE_AGENCY = "lead.not-the-agency" [C2_7B], Correct,
            "`{actor}` can not handle a lead of `{agency}`",
            "{actor} 不能办理 {agency} 的线索";
    }

    /// A lead is checked by enough inspectors, with certificates and approval where the instrument
    /// in force asks for them.
    CONDUCT = "lead-conduct", [C2_3D] {
        TOO_FEW = "lead.too-few", Correct,
            "{found} inspectors checked lead `{lead}`, which takes {needed}",
            "线索 {lead} 由 {found} 名执法人员检查，至少需要 {needed} 名";
        NO_CERTIFICATE = "lead.no-certificate" [S54_2], Correct,
            "`{inspector}` holds no enforcement certificate on {day}",
            "{inspector} 在 {day} 没有有效的行政执法证";
        NOT_OF_AGENCY = "lead.not-of-agency" [C2_3C], Correct,
            "`{inspector}` is of `{of}` that day, and can not check a lead of `{agency}`",
            "{inspector} 当日属于 {of}，不能检查 {agency} 的线索";
        ON_LEAVE = "lead.on-leave" [C2_3C], Correct,
            "`{inspector}` is on leave on {day}",
            "{inspector} 在 {day} 休假";
        NOT_APPROVED = "lead.not-approved" [S54_5A], Step "lead" "approve",
            "the check of lead `{lead}` has not been approved",
            "线索 {lead} 的检查未经批准";
    }

    /// A problem on a lead has a finding, and a check without one has none.
    FOLLOWED_UP = "lead-followed-up", [C2_7B] {
        NO_FINDING = "lead.no-finding", Step "finding" "open",
            "lead `{lead}` has a problem without a finding, or a finding without a problem",
            "线索 {lead} 的问题与后续监管记录不一致";
    }

    /// Confirmed unlicensed operation is punished, and published on the publicity system.
    UNLICENSED = "lead-unlicensed", [C2_8C] {
        UNLICENSED_UNPUNISHED = "lead.unlicensed-unpunished", Step "lead" "file-case",
            "lead `{lead}` confirmed unlicensed operation, and no case was filed",
            "线索 {lead} 已确认无证无照经营，尚未立案查处";
        UNLICENSED_UNPUBLISHED = "lead.unlicensed-unpublished", Step "lead" "publish",
            "lead `{lead}` confirmed unlicensed operation, which the publicity system does not show",
            "线索 {lead} 已确认无证无照经营，尚未在公示系统公示";
    }
}
