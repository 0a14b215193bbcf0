//! Trails: 二(六), 全过程留痕.

use super::{Code, Rule};
use crate::law::clause::Clause::C2_6D;

/// Steps are taken one after the other, by those who have seen the last one.
pub const SEQUENCE: Rule = Rule::new(
    "trail-sequence",
    &[C2_6D],
    "a step follows the state that its actor has seen",
);

/// A command has one meaning.
pub const ONE_MEANING: Rule = Rule::new(
    "trail-one-meaning",
    &[C2_6D],
    "a command id stands for one command only",
);

/// Records are made in order of time.
pub const TIME: Rule = Rule::new(
    "trail-time",
    &[C2_6D],
    "what is recorded happened before, and records follow each other in time",
);

/// Someone else acted meanwhile.
pub const CONFLICT: Code = Code::new(
    "trail.conflict",
    SEQUENCE,
    "the command expects `{subject}` after {expected} events, but it is after {actual}",
    "操作以 {subject} 的第 {expected} 个事件为前提，但现已有 {actual} 个事件",
);

/// There is no room for more entries.
pub const FULL: Code = Code::new(
    "trail.full",
    SEQUENCE,
    "the trail of `{subject}` has no room for another entry",
    "{subject} 的留痕链已达上限",
);

/// The id of an earlier command with another content.
pub const COMMAND_REUSED: Code = Code::new(
    "trail.command-reused",
    ONE_MEANING,
    "the command `{command}` caused event {sequence} with another content, actor or instant",
    "操作编号 {command} 已用于第 {sequence} 号事件，且内容、操作者或时间不同",
);

/// Recorded before it happened.
pub const FROM_THE_FUTURE: Code = Code::new(
    "trail.from-the-future",
    TIME,
    "the step is recorded at {recorded}, before it takes effect at {effective}",
    "记录时间 {recorded} 早于生效时间 {effective}",
);

/// Recorded before the last entry.
pub const BACK_IN_TIME: Code = Code::new(
    "trail.back-in-time",
    TIME,
    "the step is recorded at {recorded}, before the last one at {last}",
    "记录时间 {recorded} 早于上一条记录的时间 {last}",
);

pub(super) const CODES: &[Code] = &[
    CONFLICT,
    FULL,
    COMMAND_REUSED,
    FROM_THE_FUTURE,
    BACK_IN_TIME,
];
