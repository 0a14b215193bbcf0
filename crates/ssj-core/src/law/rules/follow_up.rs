//! Following up problems: 二(七), 三(二).

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_7B, C3_2A};

/// Who has jurisdiction answers for it.
pub const OWNER: Rule = Rule::new(
    "finding-owner",
    &[C2_7B],
    "every problem has one owner at any time, and only the owner acts on it",
);

/// Problems are open until they are closed.
pub const ORDER: Rule = Rule::new(
    "finding-order",
    &[C2_7B],
    "a problem is followed up until it is closed, and reopened openly",
);

/// Suspected crimes go to the police.
pub const CRIME: Rule = Rule::new(
    "finding-crime",
    &[C3_2A],
    "a suspected crime is transferred to the police before the problem is closed",
);

/// There is nothing to follow up.
pub const NO_PROBLEM: Code = Code::new(
    "finding.no-problem",
    ORDER,
    "nothing found on `{object}` is a problem to follow up",
    "{object} 没有需要后续监管的问题",
);

/// It is closed.
pub const CLOSED: Code = Code::new(
    "finding.closed",
    ORDER,
    "finding `{finding}` is closed",
    "问题 {finding} 已办结",
);

/// It is open.
pub const OPEN: Code = Code::new(
    "finding.open",
    ORDER,
    "finding `{finding}` is open",
    "问题 {finding} 尚未办结",
);

/// Someone else than the owner acts.
pub const NOT_THE_OWNER: Code = Code::new(
    "finding.not-the-owner",
    OWNER,
    "`{actor}` can not act on what `{owner}` answers for",
    "{actor} 不能处理由 {owner} 负责的问题",
);

/// It is being handed over.
pub const OFFERED_ALREADY: Code = Code::new(
    "finding.offered-already",
    OWNER,
    "finding `{finding}` is being handed over",
    "问题 {finding} 正在移交",
);

/// It is offered to its owner.
pub const OFFERED_TO_OWNER: Code = Code::new(
    "finding.offered-to-owner",
    OWNER,
    "`{owner}` is the owner already",
    "{owner} 已是责任部门",
);

/// It was not offered to the actor.
pub const NOT_OFFERED: Code = Code::new(
    "finding.not-offered",
    OWNER,
    "finding `{finding}` was not offered to `{actor}`",
    "问题 {finding} 未移交给 {actor}",
);

/// A crime that the police does not know of.
pub const CRIME_NOT_TRANSFERRED: Code = Code::new(
    "finding.crime-not-transferred",
    CRIME,
    "finding `{finding}` has a suspected crime that was not transferred to the police",
    "问题 {finding} 涉嫌犯罪，尚未移送公安机关",
);

pub(super) const CODES: &[Code] = &[
    NO_PROBLEM,
    CLOSED,
    OPEN,
    NOT_THE_OWNER,
    OFFERED_ALREADY,
    OFFERED_TO_OWNER,
    NOT_OFFERED,
    CRIME_NOT_TRANSFERRED,
];
