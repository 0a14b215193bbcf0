//! Special campaigns: 二(八).

use super::{Code, Rule};
use crate::law::clause::Clause::C2_8B;

/// A campaign says what, when, and by which ratio.
pub const CONTENT: Rule = Rule::new(
    "campaign-content",
    &[C2_8B],
    "a campaign has matters, a ratio of its own for each, and an end",
);

/// A campaign is drawn once it is approved.
pub const ORDER: Rule = Rule::new(
    "campaign-order",
    &[C2_8B],
    "a campaign is proposed, approved, drawn in its period, and closed",
);

/// There are no matters.
pub const NO_MATTER: Code = Code::new(
    "campaign.no-matter",
    CONTENT,
    "campaign `{campaign}` has no matters",
    "专项检查 {campaign} 没有抽查事项",
);

/// A matter without a size.
pub const NO_RATIO: Code = Code::new(
    "campaign.no-ratio",
    CONTENT,
    "campaign `{campaign}` states no ratio for matter `{matter}`",
    "专项检查 {campaign} 未确定事项 {matter} 的抽查比例",
);

/// A campaign without an end.
pub const ENDLESS: Code = Code::new(
    "campaign.endless",
    CONTENT,
    "campaign `{campaign}` has no last day",
    "专项检查 {campaign} 没有截止日期",
);

/// The step does not fit the state.
pub const WRONG_STATE: Code = Code::new(
    "campaign.wrong-state",
    ORDER,
    "can not {step} campaign `{campaign}`: it is {state}",
    "专项检查 {campaign} 处于“{state}”状态，不能执行“{step}”",
);

/// It is not approved.
pub const NOT_APPROVED: Code = Code::new(
    "campaign.not-approved",
    ORDER,
    "campaign `{campaign}` is {state}, not approved",
    "专项检查 {campaign} 处于“{state}”状态，未经批准",
);

/// The day lies outside its period.
pub const OUTSIDE_PERIOD: Code = Code::new(
    "campaign.outside-period",
    ORDER,
    "{day} lies outside the period {period} of campaign `{campaign}`",
    "{day} 不在专项检查 {campaign} 的期间 {period} 之内",
);

pub(super) const CODES: &[Code] = &[
    NO_MATTER,
    NO_RATIO,
    ENDLESS,
    WRONG_STATE,
    NOT_APPROVED,
    OUTSIDE_PERIOD,
];
