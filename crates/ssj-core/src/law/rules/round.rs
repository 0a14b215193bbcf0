//! Rounds: 二(五) and 二(六), and the order that makes a draw checkable.

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_3C, C2_5B, C2_5C, C2_6D};

/// A round is drawn while its mandate lasts, on what its mandate covers.
pub const MANDATE: Rule = Rule::new(
    "round-mandate",
    &[C2_5B],
    "a round draws what its plan item or campaign covers, in its period",
);

/// Commitment, then seed, then draw, each once.
pub const ORDER: Rule = Rule::new(
    "round-order",
    &[C2_6D],
    "a commitment is published before its seed is known, the draw follows, and each happens once",
);

/// Nothing drawn is deleted.
pub const REDRAW: Rule = Rule::new(
    "round-redraw",
    &[C2_5B, C2_6D],
    "a redraw is a new round that counts on, linked to the old one, which stays",
);

/// One visit for each enterprise, nobody twice.
pub const ONE_VISIT: Rule = Rule::new(
    "round-one-visit",
    &[C2_5C],
    "several matters on one enterprise are one visit, and nothing is drawn twice",
);

/// A full team for each visit.
pub const TEAM: Rule = Rule::new(
    "round-team",
    &[C2_3C],
    "each visit has enough inspectors of each department that conducts a check",
);

/// Only the next reserve steps in.
pub const RESERVE: Rule = Rule::new(
    "round-reserve",
    &[C2_5B],
    "who falls out is replaced by the next reserve, and nobody picks",
);

/// The day lies outside the mandate's period.
pub const OUTSIDE_PERIOD: Code = Code::new(
    "round.outside-period",
    MANDATE,
    "{day} lies outside the period {period} of the mandate",
    "{day} 不在实施期间 {period} 之内",
);

/// Lists and rulebooks were looked up for another day.
pub const OTHER_DAY: Code = Code::new(
    "round.other-day",
    MANDATE,
    "lists and rulebooks were looked up for {checked}, and the round is opened on {day}",
    "清单和细则按 {checked} 核对,而抽取批次于 {day} 启动",
);

/// A check that the mandate does not cover.
pub const OUTSIDE_MANDATE: Code = Code::new(
    "round.outside-mandate",
    MANDATE,
    "visit `{visit}` has a check of `{matter}` by `{agency}`, which the mandate does not cover",
    "检查 {visit} 含有任务之外的事项：{agency} 的 {matter}",
);

/// The round is superseded or closed.
pub const OVER: Code = Code::new(
    "round.over",
    ORDER,
    "round `{round}` is over",
    "抽取批次 {round} 已结束",
);

/// A draw without commitment.
pub const NO_COMMITMENT: Code = Code::new(
    "round.no-commitment",
    ORDER,
    "the draw `{part}` has no published commitment",
    "抽取 {part} 尚未公布承诺值",
);

/// A second commitment for one draw.
pub const SECOND_COMMITMENT: Code = Code::new(
    "round.second-commitment",
    ORDER,
    "the draw `{part}` has the commitment {first} already",
    "抽取 {part} 已公布承诺值 {first}",
);

/// Inspectors before objects and recusals.
pub const TOO_EARLY: Code = Code::new(
    "round.too-early",
    ORDER,
    "the objects of round `{round}` are not drawn, or its recusals not known yet",
    "抽取批次 {round} 的检查对象尚未抽取，或回避情况尚未确定",
);

/// Recusals after the commitment that covers them.
pub const RECUSALS_COMMITTED: Code = Code::new(
    "round.recusals-committed",
    ORDER,
    "the commitment of `{part}` covers the recusals, so they can not change any more",
    "{part} 的承诺值已涵盖回避情况，不得再变更",
);

/// An instant that has not come.
pub const NOT_YET: Code = Code::new(
    "round.not-yet",
    ORDER,
    "{instant} lies after the record of it at {recorded}",
    "{instant} 晚于记录时间 {recorded}",
);

/// The seed was known before the commitment.
pub const SEED_KNOWN_BEFORE: Code = Code::new(
    "round.seed-known-before",
    ORDER,
    "the seed was known at {revealed}, not after the commitment was published at {published}",
    "种子于 {revealed} 已知，不晚于承诺值公布时间 {published}",
);

/// A second seed.
pub const SECOND_SEED: Code = Code::new(
    "round.second-seed",
    ORDER,
    "the draw `{part}` has its seed already",
    "抽取 {part} 的种子已确定",
);

/// A draw without seed.
pub const NO_SEED: Code = Code::new(
    "round.no-seed",
    ORDER,
    "the draw `{part}` has no seed yet",
    "抽取 {part} 的种子尚未确定",
);

/// A second draw.
pub const DRAWN_ALREADY: Code = Code::new(
    "round.drawn-already",
    REDRAW,
    "`{part}` was drawn already: only a new round draws again",
    "{part} 已经抽取，只能另开批次重新抽取",
);

/// A redraw whose old round does not name it.
pub const NOT_SUPERSEDED: Code = Code::new(
    "round.not-superseded",
    REDRAW,
    "round `{round}` was not superseded by `{successor}`",
    "抽取批次 {round} 未标明由 {successor} 取代",
);

/// A visit twice.
pub const VISIT_TWICE: Code = Code::new(
    "round.visit-twice",
    ONE_VISIT,
    "visit `{visit}` stands twice",
    "检查 {visit} 重复",
);

/// One enterprise in two visits.
pub const SPLIT: Code = Code::new(
    "round.split-visit",
    ONE_VISIT,
    "the checks on `{holder}` are split over several visits",
    "对 {holder} 的检查被拆分为多次",
);

/// An object twice on one matter.
pub const OBJECT_TWICE: Code = Code::new(
    "round.object-twice",
    ONE_VISIT,
    "`{object}` is drawn twice on matter `{matter}`",
    "{object} 在事项 {matter} 中被重复抽取",
);

/// A visit without checks.
pub const NOTHING_TO_CHECK: Code = Code::new(
    "round.nothing-to-check",
    ONE_VISIT,
    "visit `{visit}` has no checks",
    "检查 {visit} 没有检查事项",
);

/// A visit that the round does not have.
pub const UNKNOWN_VISIT: Code = Code::new(
    "round.unknown-visit",
    TEAM,
    "the round has no visit `{visit}`",
    "本批次没有检查 {visit}",
);

/// A visit with two teams.
pub const STAFFED_TWICE: Code = Code::new(
    "round.staffed-twice",
    TEAM,
    "visit `{visit}` has a team already",
    "检查 {visit} 已配备检查人员",
);

/// A person twice on a team.
pub const PERSON_TWICE: Code = Code::new(
    "round.person-twice",
    TEAM,
    "`{inspector}` stands twice on the team of visit `{visit}`",
    "{inspector} 在检查 {visit} 的人员中重复",
);

/// Too few inspectors.
pub const SHORT_TEAM: Code = Code::new(
    "round.short-team",
    TEAM,
    "visit `{visit}` has {found} inspectors of `{agency}` and needs {needed}",
    "检查 {visit} 有 {agency} 的执法人员 {found} 名，至少需要 {needed} 名",
);

/// A visit without a team.
pub const UNSTAFFED: Code = Code::new(
    "round.unstaffed",
    TEAM,
    "visit `{visit}` has no team",
    "检查 {visit} 没有配备检查人员",
);

/// Another than the next reserve.
pub const NOT_NEXT_RESERVE: Code = Code::new(
    "round.not-next-reserve",
    RESERVE,
    "`{by}` can not take the place of `{out}`: the next reserve is `{next}`",
    "{by} 不能替补 {out}：下一顺位备选为 {next}",
);

pub(super) const CODES: &[Code] = &[
    OUTSIDE_PERIOD,
    OTHER_DAY,
    OUTSIDE_MANDATE,
    OVER,
    NO_COMMITMENT,
    SECOND_COMMITMENT,
    TOO_EARLY,
    RECUSALS_COMMITTED,
    NOT_YET,
    SEED_KNOWN_BEFORE,
    SECOND_SEED,
    NO_SEED,
    DRAWN_ALREADY,
    NOT_SUPERSEDED,
    VISIT_TWICE,
    SPLIT,
    OBJECT_TWICE,
    NOTHING_TO_CHECK,
    UNKNOWN_VISIT,
    STAFFED_TWICE,
    PERSON_TWICE,
    SHORT_TEAM,
    UNSTAFFED,
    NOT_NEXT_RESERVE,
];
