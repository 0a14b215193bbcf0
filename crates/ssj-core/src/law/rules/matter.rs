//! Matters and their lists: 二(二).

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_1D, C2_2A, C2_2B, C2_2C};

/// A matter has all its parts.
pub const COMPLETE: Rule = Rule::new(
    "matter-complete",
    &[C2_2A],
    "a matter has basis, subject, content and method, and says what it checks",
);

/// A list is one row per matter, one version after the other.
pub const LISTED: Rule = Rule::new(
    "matter-listed",
    &[C2_2A],
    "a list names each matter once and its versions follow one another",
);

/// Nothing is drawn from an unpublished list.
pub const PUBLISHED: Rule = Rule::new(
    "matter-list-published",
    &[C2_2B],
    "a list is published before anything is drawn from it",
);

/// Who checks is whom the list names.
pub const SUBJECT: Rule = Rule::new(
    "matter-subject",
    &[C2_1D, C2_2A],
    "a matter is checked by an agency of the system and level that its list names, as it is on the day",
);

/// A joint matter is made of the departments' own matters.
pub const JOINT: Rule = Rule::new(
    "matter-joint",
    &[C2_2C],
    "every member of a joint matter stands on the list of a department that takes part",
);

/// The basis is missing.
pub const NO_BASIS: Code = Code::new(
    "matter.no-basis",
    COMPLETE,
    "`{matter}` names no legal basis",
    "{matter} 未明确抽查依据",
);

/// The subject is missing.
pub const NO_SUBJECT: Code = Code::new(
    "matter.no-subject",
    COMPLETE,
    "`{matter}` does not say who checks it",
    "{matter} 未明确抽查主体",
);

/// The content is missing.
pub const NO_CONTENT: Code = Code::new(
    "matter.no-content",
    COMPLETE,
    "`{matter}` does not say what is checked",
    "{matter} 未明确抽查内容",
);

/// The method is missing.
pub const NO_METHOD: Code = Code::new(
    "matter.no-method",
    COMPLETE,
    "`{matter}` does not say how it is checked",
    "{matter} 未明确抽查方式",
);

/// The object kind is missing.
pub const NO_OBJECT_KIND: Code = Code::new(
    "matter.no-object-kind",
    COMPLETE,
    "`{matter}` does not say which kinds of object it checks",
    "{matter} 未明确检查对象类别",
);

/// A matter stands twice on a list.
pub const REPEATED: Code = Code::new(
    "matter.repeated",
    LISTED,
    "row {row}: `{matter}` stands on the list already",
    "第{row}行：{matter} 在清单中重复",
);

/// A version does not follow the one before.
pub const VERSION: Code = Code::new(
    "matter.version",
    LISTED,
    "version {version} of `{list}` does not follow version {previous}",
    "{list} 第{version}版不能接续第{previous}版",
);

/// The list is not published or does not apply yet.
pub const UNPUBLISHED: Code = Code::new(
    "matter.unpublished",
    PUBLISHED,
    "`{list}` is not published and in effect on {on}",
    "{on} 时 {list} 尚未公布或尚未生效",
);

/// The matter stands on no list.
pub const UNLISTED: Code = Code::new(
    "matter.unlisted",
    PUBLISHED,
    "`{matter}` stands on none of the lists, so nothing is drawn on it",
    "{matter} 不在任何抽查事项清单上,不得抽取",
);

/// The agency is none of those that check it.
pub const WRONG_SUBJECT: Code = Code::new(
    "matter.wrong-subject",
    SUBJECT,
    "`{agency}` is on {day} no agency of the system and levels that check `{matter}`",
    "{agency} 在 {day} 不是 {matter} 的抽查主体",
);

/// A member stands on no list.
pub const JOINT_UNLISTED: Code = Code::new(
    "matter.joint-unlisted",
    JOINT,
    "row {row}: `{matter}` of `{joint}` stands on no department's list",
    "第{row}行：{joint} 的 {matter} 不在任何部门清单内",
);

/// A member's department is not named.
pub const JOINT_STRANGER: Code = Code::new(
    "matter.joint-stranger",
    JOINT,
    "row {row}: `{matter}` of `{joint}` belongs to `{system}`, which does not take part",
    "第{row}行：{joint} 的 {matter} 属于未列入的 {system}",
);

/// A member's department does not act at the level.
pub const JOINT_LEVEL: Code = Code::new(
    "matter.joint-level",
    JOINT,
    "row {row}: `{matter}` of `{joint}` is not checked at all of its levels",
    "第{row}行：{joint} 的 {matter} 在所列层级没有抽查主体",
);

/// A joint matter without members, or of one department.
pub const JOINT_ALONE: Code = Code::new(
    "matter.joint-alone",
    JOINT,
    "row {row}: `{joint}` has no matter or names fewer than two departments",
    "第{row}行：{joint} 没有抽查事项或参与部门少于两个",
);

/// A joint matter stands twice.
pub const JOINT_REPEATED: Code = Code::new(
    "matter.joint-repeated",
    JOINT,
    "row {row}: `{joint}` stands on the list already",
    "第{row}行：{joint} 在清单中重复",
);

pub(super) const CODES: &[Code] = &[
    NO_BASIS,
    NO_SUBJECT,
    NO_CONTENT,
    NO_METHOD,
    NO_OBJECT_KIND,
    REPEATED,
    VERSION,
    UNPUBLISHED,
    UNLISTED,
    WRONG_SUBJECT,
    JOINT_UNLISTED,
    JOINT_STRANGER,
    JOINT_LEVEL,
    JOINT_ALONE,
    JOINT_REPEATED,
];
