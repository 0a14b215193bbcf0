//! Special campaigns: 二（八）.

rules! {
    /// A campaign has matters, a ratio of its own for each, and an end.
    CONTENT = "campaign-content", [C2_8B] {
        NO_MATTER = "campaign.no-matter", Correct,
            "campaign `{campaign}` has no matters",
            "专项检查 {campaign} 没有抽查事项";
        NO_RATIO = "campaign.no-ratio", Correct,
            "campaign `{campaign}` states no ratio for matter `{matter}`",
            "专项检查 {campaign} 未确定事项 {matter} 的抽查比例";
        ENDLESS = "campaign.endless" [LibData], Correct,
            "campaign `{campaign}` has no last day",
            "专项检查 {campaign} 没有截止日期";
    }

    /// A campaign is carried out by whoever proposed it, and approved by another one: a government of county
    /// level or above, or the superior in a vertically led system.
    WHO = "campaign-who", [C2_8B] {
        NOT_THE_KEEPER = "campaign.not-the-keeper", Correct,
            "`{actor}` can not take this step on a campaign of `{keeper}`",
            "{actor} 不能办理 {keeper} 的专项检查";
        NOT_THE_APPROVER = "campaign.not-the-approver" [S54_6], Correct,
            "`{actor}` can not approve campaign `{campaign}`: that is for a government of county level or above, or for the superior in a vertically led system",
            "{actor} 不能批准专项检查 {campaign}：应由县级以上人民政府或者垂直管理部门的上级批准";
        OWN_APPROVAL = "campaign.own-approval" [S54_6], Correct,
            "`{actor}` can not approve its own campaign `{campaign}`",
            "{actor} 不能批准本部门的专项检查 {campaign}";
    }

    /// A campaign is filed once, before it ends, where an instrument in force asks for it.
    FILING = "campaign-filing", [S54_6] {
        NOT_FILED = "campaign.not-filed", Step "campaign" "file",
            "campaign `{campaign}` was not filed",
            "专项检查 {campaign} 尚未备案";
        FILED_TWICE = "campaign.filed-twice" [LibSteps], Correct,
            "campaign `{campaign}` was filed already",
            "专项检查 {campaign} 已备案";
    }

    /// A superior checks again itself, by sampling, what offices below it checked.
    RECHECK = "campaign-recheck", [C3_3] {
        NOBODY_BELOW = "campaign.nobody-below", Correct,
            "`{actor}` has no agency of its system below it whose checks it could check again",
            "{actor} 没有本系统下级部门，不能开展抽样复查";
        RECHECK_BY_OTHERS = "campaign.recheck-by-others", Correct,
            "matter `{matter}` of a re-check is to be checked by `{agency}`, not by `{keeper}` itself",
            "抽样复查的事项 {matter} 拟由 {agency} 检查，应由 {keeper} 自行复查";
    }

    /// A campaign is proposed, approved, drawn in its period, and closed.
    ORDER = "campaign-order", [LibSteps] {
        WRONG_STATE = "campaign.wrong-state", Next "campaign",
            "can not {step} campaign `{campaign}`: it is {state}",
            "专项检查 {campaign} 处于“{state}”状态，不能执行“{step}”";
        NOT_APPROVED = "campaign.not-approved" [S54_6], Step "campaign" "approve",
            "campaign `{campaign}` is {state}, not approved",
            "专项检查 {campaign} 处于“{state}”状态，未经批准";
        OUTSIDE_PERIOD = "campaign.outside-period" [S54_6], Step "campaign" "propose",
            "{day} lies outside the period {period} of campaign `{campaign}`",
            "{day} 不在专项检查 {campaign} 的期间 {period} 之内";
    }
}
