//! Agencies in time: 二（一）.

rules! {
    /// A reform is reported to the market regulator of the same level and adopted by the
    /// province's.
    ROUTE = "agency-change-route", [C2_1D] {
        REPORTER = "agency.reporter", Correct,
            "`{agency}` reports a reform that does not touch it",
            "{agency} 报告的变更与其无关";
        ADDRESSEE = "agency.addressee", Correct,
            "`{to}` is not the market regulator of the level and jurisdiction of `{agency}`",
            "{to} 不是 {agency} 的同级市场监管部门";
        ADOPTER = "agency.adopter", Correct,
            "`{agency}` is not a provincial market regulator and can't adopt a reform",
            "{agency} 不是省级市场监管部门，不能统一调整";
        ADOPTED_EARLY = "agency.adopted-early", Correct,
            "adopted on {adopted}, before the report of {reported}",
            "调整日期 {adopted} 早于报告日期 {reported}";
    }

    /// On every day each matter has one owner and every ended agency its successors.
    SUCCESSION = "agency-succession", [LibData] {
        ABSENT = "agency.absent", Correct,
            "`{agency}` is not an agency in force on {on}",
            "{on} 时 {agency} 不是有效机构";
        FOUNDING = "agency.founding", Correct,
            "`{agency}` is founded twice, or on another day than {on}",
            "{agency} 重复设立，或设立日期不是 {on}";
        CIRCLE = "agency.circle", Correct,
            "`{agency}` would succeed itself",
            "{agency} 不能承继自身";
        GAP = "agency.gap", Correct,
            "`{matter}` would have no owner from {on} on",
            "自 {on} 起 {matter} 将没有责任部门";
        TWO_OWNERS = "agency.two-owners", Correct,
            "`{matter}` would have two owners from {on} on",
            "自 {on} 起 {matter} 将有两个责任部门";
        NOT_OWNER = "agency.not-owner", Correct,
            "`{agency}` does not own `{matter}` on {on}",
            "{on} 时 {agency} 不是 {matter} 的责任部门";
    }

    /// The joint conference is led by a market regulator, and an agency has one seat at a time.
    CONFERENCE = "agency-conference", [C3_1] {
        CONFERENCE_LEAD = "conference.lead", Correct,
            "`{agency}` is no market regulator on {on} and can not lead the joint conference",
            "{on} 时 {agency} 不是市场监管部门，不能牵头联席会议";
        CONFERENCE_ABSENT = "conference.absent" [LibData], Correct,
            "`{agency}` is not there on {on} to take a seat in the joint conference",
            "{on} 时 {agency} 不存在，不能参加联席会议";
        CONFERENCE_TWICE = "conference.twice" [LibData], Correct,
            "`{agency}` has another seat in the joint conference on {on}",
            "{on} 时 {agency} 已是联席会议成员";
    }
}
