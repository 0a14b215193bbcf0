//! Matters and their lists: 二（二）.

rules! {
    /// A matter has basis, subject, content and method, and says what it checks.
    COMPLETE = "matter-complete", [C2_2A] {
        NO_BASIS = "matter.no-basis", Correct,
            "`{matter}` names no legal basis",
            "{matter} 未明确抽查依据";
        NO_SUBJECT = "matter.no-subject", Correct,
            "`{matter}` does not say who checks it",
            "{matter} 未明确抽查主体";
        NO_CONTENT = "matter.no-content", Correct,
            "`{matter}` does not say what is checked",
            "{matter} 未明确抽查内容";
        NO_METHOD = "matter.no-method", Correct,
            "`{matter}` does not say how it is checked",
            "{matter} 未明确抽查方式";
        NO_OBJECT_KIND = "matter.no-object-kind" [LibData], Correct,
            "`{matter}` does not say which kinds of object it checks",
            "{matter} 未明确检查对象类别";
    }

    /// A list names each matter once and its versions follow one another.
    LISTED = "matter-listed", [LibData] {
        REPEATED = "matter.repeated", Correct,
            "row {row}: `{matter}` stands on the list already",
            "第{row}行：{matter} 在清单中重复";
        VERSION = "matter.version", Correct,
            "version {version} of `{list}` does not follow version {previous}",
            "{list} 第{version}版不能接续第{previous}版";
    }

    /// A list is published before anything is drawn from it.
    PUBLISHED = "matter-list-published", [C2_2B] {
        UNPUBLISHED = "matter.unpublished", Correct,
            "`{list}` is not published and in effect on {on}",
            "{on} 时 {list} 尚未公布或尚未生效";
        UNLISTED = "matter.unlisted" [C2_5A], Correct,
            "`{matter}` stands on none of the lists, so nothing is drawn on it",
            "{matter} 不在任何抽查事项清单上，不得抽取";
    }

    /// A matter is checked by an agency of the system and level that its list names, as it is on
    /// the day.
    SUBJECT = "matter-subject", [C2_2A] {
        WRONG_SUBJECT = "matter.wrong-subject", Correct,
            "`{agency}` is on {day} no agency of the system and levels that check `{matter}`",
            "{agency} 在 {day} 不是 {matter} 的抽查主体";
    }

    /// A department's list has matters of that department, and no other one's.
    OWN = "matter-own", [C2_2A] {
        NOT_OWN = "matter.not-own", Correct,
            "`{matter}` belongs to `{system}`, and `{agency}`, on whose list `{list}` it stands, is of another system",
            "{list} 列有属于 {system} 的 {matter}，不是 {agency} 的抽查事项";
    }

    /// Every member of a joint matter stands on the list of a department that takes part.
    JOINT = "matter-joint", [C2_2C] {
        JOINT_UNLISTED = "matter.joint-unlisted", Correct,
            "row {row}: `{matter}` of `{joint}` stands on no department's list",
            "第{row}行：{joint} 的 {matter} 不在任何部门清单内";
        JOINT_STRANGER = "matter.joint-stranger", Correct,
            "row {row}: `{matter}` of `{joint}` belongs to `{system}`, which does not take part",
            "第{row}行：{joint} 的 {matter} 属于未列入的 {system}";
        JOINT_LEVEL = "matter.joint-level", Correct,
            "row {row}: `{matter}` of `{joint}` is not checked at all of its levels",
            "第{row}行：{joint} 的 {matter} 在所列层级没有抽查主体";
        JOINT_IDLE = "matter.joint-idle", Correct,
            "row {row}: `{system}` takes part in `{joint}` and checks nothing in it",
            "第{row}行：{system} 列为 {joint} 的配合部门，却没有抽查事项";
        JOINT_ALONE = "matter.joint-alone", Correct,
            "row {row}: `{joint}` has no matter or names fewer than two departments",
            "第{row}行：{joint} 没有抽查事项或参与部门少于两个";
        JOINT_REPEATED = "matter.joint-repeated" [LibData], Correct,
            "row {row}: `{joint}` stands on the list already",
            "第{row}行：{joint} 在清单中重复";
    }
}
