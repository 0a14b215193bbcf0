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
        NO_CREDENTIAL = "lead.no-credential" [C2_3C], Correct,
            "`{inspector}` does not hold `{credential}` on {day}",
            "{inspector} 在 {day} 没有资质 {credential}";
        ON_LEAVE = "lead.on-leave" [C2_3C], Correct,
            "`{inspector}` is on leave on {day}",
            "{inspector} 在 {day} 休假";
        NOT_APPROVED = "lead.not-approved" [S54_5A], Step "lead" "approve",
            "a check of lead `{lead}` has not been approved",
            "线索 {lead} 的检查未经批准";
        NOT_NOTIFIED = "lead.not-notified" [S54_5B], Step "lead" "notify",
            "there is no notice of a check of lead `{lead}`",
            "线索 {lead} 的检查未出具检查通知";
    }

    /// A lead is handed over to the agency in charge.
    HANDOVER = "lead-handover", [C2_7B] {
        HANDED_TO_ITSELF = "lead.handed-to-itself", Correct,
            "`{agency}` has this lead, and can not hand it over to itself",
            "{agency} 承办该线索，不能移送给自己";
        NOT_THE_OFFICE = "lead.not-the-office" [C2_2A, S684_8], Correct,
            "`{agency}` is not there, or does not check on matter `{matter}` by its list",
            "{agency} 当日不存在，或按清单不是事项 {matter} 的检查主体";
    }

    /// What was published of a lead is what its last check found.
    SHOWN = "lead-shown", [C2_7A] {
        PUBLISHED_OUTDATED = "lead.published-outdated", Step "lead" "publish",
            "lead `{lead}` was checked again since it was published on the {channel}",
            "线索 {lead} 在{channel}公示后又进行了检查，须重新公示";
    }

    /// A problem on a lead has a finding, and a check without one has none.
    FOLLOWED_UP = "lead-followed-up", [C2_7B] {
        NO_FINDING = "lead.no-finding", Step "finding" "open",
            "lead `{lead}` has a problem without a finding, or a finding without a problem",
            "线索 {lead} 的问题与后续监管记录不一致";
    }

    /// Confirmed unlicensed operation is punished or guided to a licence, and published on the publicity system.
    UNLICENSED = "lead-unlicensed", [C2_8C] {
        UNLICENSED_UNPUNISHED = "lead.unlicensed-unpunished", Step "lead" "file-case",
            "lead `{lead}` confirmed unlicensed operation, and neither was a case filed nor anybody guided to a licence",
            "线索 {lead} 已确认无证无照经营，尚未立案查处或引导办理证照";
        NOT_UNLICENSED = "lead.not-unlicensed" [S684_10], Step "lead" "record-check",
            "no check of lead `{lead}` confirmed unlicensed operation",
            "线索 {lead} 的检查未确认无证无照经营";
        UNLICENSED_UNPUBLISHED = "lead.unlicensed-unpublished", Step "lead" "publish",
            "lead `{lead}` confirmed unlicensed operation, which the publicity system does not show",
            "线索 {lead} 已确认无证无照经营，尚未在公示系统公示";
    }
}
