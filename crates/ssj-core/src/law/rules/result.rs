//! Results and their publication: 二(七).

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_7A, C2_7B};

/// Outcomes agree with each other.
pub const OUTCOMES: Rule = Rule::new(
    "result-outcomes",
    &[C2_7A],
    "a check has at least one outcome, and not both a problem and none",
);

/// Every problem is followed up.
pub const FOLLOWED_UP: Rule = Rule::new(
    "result-followed-up",
    &[C2_7B],
    "a problem has a finding with an owner, and a check without one has none",
);

/// Who checks, enters and publishes.
pub const PUBLISHER: Rule = Rule::new(
    "result-publisher",
    &[C2_7A],
    "the body that checks is the one that enters and publishes the result",
);

/// A publication leaves a trace.
pub const PUBLICATION: Rule = Rule::new(
    "result-publication",
    &[C2_7A],
    "a result is published after the check, once on each channel, and corrected or withdrawn openly",
);

/// There are no outcomes.
pub const EMPTY: Code = Code::new(
    "result.empty",
    OUTCOMES,
    "a check has no outcome",
    "检查没有结果",
);

/// A problem beside no problem.
pub const CONTRADICTION: Code = Code::new(
    "result.contradiction",
    OUTCOMES,
    "`no-problem` can not stand beside `{problem}`",
    "“未发现问题”不能与“{problem}”并存",
);

/// A problem without a finding.
pub const NO_FINDING: Code = Code::new(
    "result.no-finding",
    FOLLOWED_UP,
    "the problem on matter `{matter}` has no finding to be followed up",
    "事项 {matter} 发现的问题没有后续监管记录",
);

/// A finding without a problem.
pub const NO_PROBLEM: Code = Code::new(
    "result.no-problem",
    FOLLOWED_UP,
    "matter `{matter}` has findings but no outcome that is a problem",
    "事项 {matter} 有后续监管记录，但结果中没有问题",
);

/// Someone else than the inspecting body.
pub const WRONG_PUBLISHER: Code = Code::new(
    "result.wrong-publisher",
    PUBLISHER,
    "`{actor}` can not enter or publish what `{agency}` checked",
    "{actor} 不能录入或公示由 {agency} 检查的结果",
);

/// An agency that checks nothing here.
pub const NOT_INSPECTING: Code = Code::new(
    "result.not-inspecting",
    PUBLISHER,
    "`{agency}` checks nothing on visit `{visit}`",
    "{agency} 在检查 {visit} 中没有检查事项",
);

/// Published twice.
pub const PUBLISHED_TWICE: Code = Code::new(
    "result.published-twice",
    PUBLICATION,
    "the results of `{agency}` on visit `{visit}` stand on the {channel} already",
    "{agency} 对检查 {visit} 的结果已在 {channel} 公示",
);

/// Nothing published.
pub const NOT_PUBLISHED: Code = Code::new(
    "result.not-published",
    PUBLICATION,
    "the results of `{agency}` on visit `{visit}` do not stand on the {channel}",
    "{agency} 对检查 {visit} 的结果未在 {channel} 公示",
);

/// A correction that changes nothing.
pub const NOTHING_TO_CORRECT: Code = Code::new(
    "result.nothing-to-correct",
    PUBLICATION,
    "visit `{visit}` has no other result of `{agency}` on matter `{matter}` to correct",
    "检查 {visit} 中 {agency} 的事项 {matter} 没有需要更正的结果",
);

pub(super) const CODES: &[Code] = &[
    EMPTY,
    CONTRADICTION,
    NO_FINDING,
    NO_PROBLEM,
    WRONG_PUBLISHER,
    NOT_INSPECTING,
    PUBLISHED_TWICE,
    NOT_PUBLISHED,
    NOTHING_TO_CORRECT,
];
