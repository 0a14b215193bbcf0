//! Plans: 二(五).

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_5A, C2_5B, C2_5C, C2_7C};

/// Nothing is drawn outside a plan that is in force.
pub const IN_FORCE: Rule = Rule::new(
    "plan-in-force",
    &[C2_5A, C2_5B],
    "a draw belongs to an item of a plan in force",
);

/// A plan goes its way step by step.
pub const ORDER: Rule = Rule::new(
    "plan-order",
    &[C2_5A],
    "a plan is drafted, submitted, approved and put in force, in this order",
);

/// A plan says what is checked, when, how often and by whom.
pub const CONTENT: Rule = Rule::new(
    "plan-content",
    &[C2_5A],
    "every item has matters, objects to check and a period in the plan's year",
);

/// A joint plan joins departments.
pub const JOINT: Rule = Rule::new(
    "plan-joint",
    &[C2_5C],
    "a department plans its own checks; an item of a joint plan takes two departments or more",
);

/// The right body reviews the plan.
pub const REVIEW: Rule = Rule::new(
    "plan-review",
    &[C2_5A],
    "the body that the plan's route names reviews it, and nobody approves a plan of its own",
);

/// A plan is adjusted only after review and filing.
pub const AMENDMENT: Rule = Rule::new(
    "plan-amendment",
    &[C2_5B],
    "a plan in force changes only by an amendment that was reviewed and filed",
);

/// Whoever approves a plan knows whether it can be carried out.
pub const FORECAST: Rule = Rule::new(
    "plan-forecast",
    &[C2_5A],
    "a plan is submitted with a forecast for each matter, and a shortage is approved knowingly or not at all",
);

/// Risk classes are drawn at the ratios that an instrument gives them.
pub const RATIO: Rule = Rule::new(
    "plan-ratio",
    &[C2_7C],
    "a class is drawn at a ratio within its band, where an instrument gives it one",
);

/// The plan is in another state.
pub const NOT_IN_FORCE: Code = Code::new(
    "plan.not-in-force",
    IN_FORCE,
    "plan `{plan}` is {state}, not in force",
    "计划 {plan} 处于“{state}”状态，尚未生效",
);

/// The plan has no such item.
pub const UNKNOWN_ITEM: Code = Code::new(
    "plan.unknown-item",
    IN_FORCE,
    "version {version} of plan `{plan}` has no item `{item}`",
    "计划 {plan} 第 {version} 版没有任务 {item}",
);

/// The day lies outside the item's period.
pub const OUTSIDE_PERIOD: Code = Code::new(
    "plan.outside-period",
    IN_FORCE,
    "{day} lies outside the period {period} of item `{item}`",
    "{day} 不在任务 {item} 的实施期间 {period} 之内",
);

/// The step does not fit the plan's state.
pub const WRONG_STATE: Code = Code::new(
    "plan.wrong-state",
    ORDER,
    "can not {step} plan `{plan}`: it is {state}",
    "计划 {plan} 处于“{state}”状态，不能执行“{step}”",
);

/// The plan has no items.
pub const EMPTY: Code = Code::new(
    "plan.empty",
    CONTENT,
    "the plan has no items",
    "计划没有任务",
);

/// Two items have the same id.
pub const ITEM_TWICE: Code = Code::new(
    "plan.item-twice",
    CONTENT,
    "item `{item}` stands twice in the plan",
    "任务 {item} 在计划中重复",
);

/// The item has no matters.
pub const NO_MATTER: Code = Code::new(
    "plan.no-matter",
    CONTENT,
    "item `{item}` has no matters",
    "任务 {item} 没有抽查事项",
);

/// A matter stands twice in an item.
pub const MATTER_TWICE: Code = Code::new(
    "plan.matter-twice",
    CONTENT,
    "matter `{matter}` stands twice in item `{item}` for the same agency",
    "事项 {matter} 在任务 {item} 中对同一部门重复",
);

/// No objects are to be checked.
pub const NO_OBJECTS: Code = Code::new(
    "plan.no-objects",
    CONTENT,
    "item `{item}` plans to check no object on matter `{matter}`",
    "任务 {item} 的事项 {matter} 计划检查数量为零",
);

/// A day lies outside the plan's year.
pub const OUTSIDE_YEAR: Code = Code::new(
    "plan.outside-year",
    CONTENT,
    "{day} of `{item}` lies outside the plan's year {year}",
    "{item} 的日期 {day} 不在计划年度 {year} 之内",
);

/// A department plans another's checks.
pub const FOREIGN_AGENCY: Code = Code::new(
    "plan.foreign-agency",
    JOINT,
    "item `{item}` of a department's plan has checks of `{agency}`",
    "部门计划的任务 {item} 含有其他部门 {agency} 的检查",
);

/// A joint item with one department.
pub const NOT_JOINT: Code = Code::new(
    "plan.not-joint",
    JOINT,
    "item `{item}` of a joint plan has fewer than two departments",
    "联合计划的任务 {item} 不足两个部门",
);

/// The body is not the one of the route.
pub const WRONG_BODY: Code = Code::new(
    "plan.wrong-body",
    REVIEW,
    "`{body}` is a {kind} of `{jurisdiction}`, but the plan is reviewed by the {wanted-kind} of `{wanted-jurisdiction}`",
    "{body} 是 {jurisdiction} 的 {kind}，计划应由 {wanted-jurisdiction} 的 {wanted-kind} 审核",
);

/// Someone else than the reviewing body acts.
pub const NOT_THE_BODY: Code = Code::new(
    "plan.not-the-body",
    REVIEW,
    "`{actor}` can not review in the name of `{body}`",
    "{actor} 不能以 {body} 的名义审核",
);

/// A plan approved by its own agency.
pub const OWN_APPROVAL: Code = Code::new(
    "plan.own-approval",
    REVIEW,
    "`{body}` can not review its own plan",
    "{body} 不能审核本部门的计划",
);

/// A matter without a forecast.
pub const NO_FORECAST: Code = Code::new(
    "plan.no-forecast",
    FORECAST,
    "the forecast says nothing of matter `{matter}` in item `{item}`",
    "可行性预测未涵盖任务 {item} 的事项 {matter}",
);

/// Too few objects may be drawn.
pub const TOO_FEW_OBJECTS: Code = Code::new(
    "plan.too-few-objects",
    FORECAST,
    "item `{item}` needs {needed} objects for matter `{matter}`, and {drawable} may be drawn",
    "任务 {item} 的事项 {matter} 需要 {needed} 个检查对象，可抽取的只有 {drawable} 个",
);

/// Too few inspectors.
pub const TOO_FEW_INSPECTORS: Code = Code::new(
    "plan.too-few-inspectors",
    FORECAST,
    "in month {month}, `{county}` has {places} places for `{need}` and room for {room}",
    "{county} 在 {month} 月需要 {need} 人次 {places}，可安排 {room}",
);

/// An amendment is under review.
pub const AMENDMENT_PENDING: Code = Code::new(
    "plan.amendment-pending",
    AMENDMENT,
    "an amendment of plan `{plan}` is under review",
    "计划 {plan} 有调整正在审核",
);

/// There is no amendment under review.
pub const NO_AMENDMENT: Code = Code::new(
    "plan.no-amendment",
    AMENDMENT,
    "plan `{plan}` has no amendment under review",
    "计划 {plan} 没有待审核的调整",
);

/// A band without a ratio, or a second one of a class.
pub const BAND: Code = Code::new(
    "plan.band",
    RATIO,
    "the band from {at-least} to {at-most} of class `{class}` is empty, or the second one",
    "类别 {class} 的比例区间 {at-least} 至 {at-most} 为空或重复",
);

/// A class is drawn at a ratio outside its band.
pub const OUTSIDE_BAND: Code = Code::new(
    "plan.outside-band",
    RATIO,
    "class `{class}` is drawn at the ratio {ratio}, not between {at-least} and {at-most}",
    "类别 {class} 的抽查比例为 {ratio}，不在 {at-least} 至 {at-most} 之间",
);

pub(super) const CODES: &[Code] = &[
    NOT_IN_FORCE,
    UNKNOWN_ITEM,
    OUTSIDE_PERIOD,
    WRONG_STATE,
    EMPTY,
    ITEM_TWICE,
    NO_MATTER,
    MATTER_TWICE,
    NO_OBJECTS,
    OUTSIDE_YEAR,
    FOREIGN_AGENCY,
    NOT_JOINT,
    WRONG_BODY,
    NOT_THE_BODY,
    OWN_APPROVAL,
    NO_FORECAST,
    TOO_FEW_OBJECTS,
    TOO_FEW_INSPECTORS,
    AMENDMENT_PENDING,
    NO_AMENDMENT,
    BAND,
    OUTSIDE_BAND,
];
