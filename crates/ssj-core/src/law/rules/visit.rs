//! Visits: 二(六).

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_3C, C2_5B, C2_6A, C2_6B, C2_6C, C2_6D, C2_6F, C2_6G, C2_7C};

/// A visit goes its way step by step.
pub const ORDER: Rule = Rule::new(
    "visit-order",
    &[C2_6D],
    "a visit is drawn, started, completed, published and archived, in this order",
);

/// Only what was drawn is visited.
pub const DRAWN: Rule = Rule::new(
    "visit-drawn",
    &[C2_5B],
    "a visit is one that its round has drawn and staffed, with the checks drawn",
);

/// The drawn team checks, in full number.
pub const TEAM: Rule = Rule::new(
    "visit-team",
    &[C2_3C],
    "those who check are on the drawn team, enough of each department",
);

/// Those who check may enforce.
pub const CERTIFICATE: Rule = Rule::new(
    "visit-certificate",
    &[C2_3C],
    "those who check hold an enforcement certificate on the day, where the instrument in force asks for it",
);

/// Only the next reserve steps in.
pub const RESERVE: Rule = Rule::new(
    "visit-reserve",
    &[C2_6D],
    "an inspector who falls out is replaced by the next reserve, for a reason",
);

/// Approval and notice come first, where they are asked for.
pub const PRIOR: Rule = Rule::new(
    "visit-prior",
    &[C2_6A],
    "where the instrument in force asks for approval and notice, they come before the check",
);

/// Adopted conclusions exist already.
pub const ADOPTION: Rule = Rule::new(
    "visit-adoption",
    &[C2_6B],
    "a conclusion is adopted after it was issued",
);

/// Entrusted bodies are qualified.
pub const ENTRUSTMENT: Rule = Rule::new(
    "visit-entrustment",
    &[C2_6C],
    "a body that is entrusted is qualified on the day, and its report belongs to the visit",
);

/// Passed tests are not repeated.
pub const SAMPLING: Rule = Rule::new(
    "visit-sampling",
    &[C2_6F],
    "what has passed a test elsewhere is not sampled again",
);

/// Every check has its result.
pub const RESULT: Rule = Rule::new(
    "visit-result",
    &[C2_6D],
    "every check drawn has one result, and obstacles are said only with evidence",
);

/// One visit, one dossier.
pub const DOSSIER: Rule = Rule::new(
    "visit-dossier",
    &[C2_6G],
    "one visit has one dossier, which is complete when it is archived",
);

/// Others recognise results.
pub const RECOGNITION: Rule = Rule::new(
    "visit-recognition",
    &[C2_7C],
    "results are recognised by departments other than those that found them, once",
);

/// The step does not fit the visit's state.
pub const WRONG_STATE: Code = Code::new(
    "visit.wrong-state",
    ORDER,
    "can not {step} visit `{visit}`: it is {state}",
    "检查 {visit} 处于“{state}”状态，不能执行“{step}”",
);

/// Something that happens once happened before.
pub const TWICE: Code = Code::new(
    "visit.twice",
    ORDER,
    "visit `{visit}` has its {what} already",
    "检查 {visit} 已有“{what}”",
);

/// The round has not drawn and staffed it.
pub const NOT_DRAWN: Code = Code::new(
    "visit.not-drawn",
    DRAWN,
    "round `{round}` has not drawn and staffed visit `{visit}`, or is superseded",
    "抽取批次 {round} 未抽取或未配备检查 {visit}，或已被取代",
);

/// A matter that was not drawn.
pub const UNKNOWN_MATTER: Code = Code::new(
    "visit.unknown-matter",
    DRAWN,
    "matter `{matter}` was not drawn for this object and agency on visit `{visit}`",
    "检查 {visit} 未抽取该对象和部门的事项 {matter}",
);

/// Someone who is not on the team.
pub const NOT_ON_TEAM: Code = Code::new(
    "visit.not-on-team",
    TEAM,
    "`{inspector}` is not on the team of visit `{visit}`",
    "{inspector} 不是检查 {visit} 的检查人员",
);

/// Too few inspectors.
pub const TOO_FEW_PRESENT: Code = Code::new(
    "visit.too-few-present",
    TEAM,
    "{found} inspectors of `{agency}` are present on visit `{visit}`, which takes {needed}",
    "检查 {visit} 到场的 {agency} 执法人员 {found} 名，至少需要 {needed} 名",
);

/// Someone who may not enforce on the day.
pub const NO_CERTIFICATE: Code = Code::new(
    "visit.no-certificate",
    CERTIFICATE,
    "`{inspector}` holds no enforcement certificate on {day}",
    "{inspector} 在 {day} 没有有效的行政执法证",
);

/// A result by someone who was not there for the department.
pub const NOT_PRESENT: Code = Code::new(
    "visit.not-present",
    TEAM,
    "`{inspector}` was not there for `{agency}`",
    "{inspector} 未代表 {agency} 到场检查",
);

/// A result by nobody.
pub const NOBODY_CHECKED: Code = Code::new(
    "visit.nobody-checked",
    TEAM,
    "no inspector stands for the result on matter `{matter}`",
    "事项 {matter} 的检查结果没有检查人员",
);

/// Another than the next reserve.
pub const NOT_NEXT_RESERVE: Code = Code::new(
    "visit.not-next-reserve",
    RESERVE,
    "`{by}` can not take the place of `{out}`: the next reserve is `{next}`",
    "{by} 不能替补 {out}：下一顺位备选为 {next}",
);

/// No approval.
pub const NOT_APPROVED: Code = Code::new(
    "visit.not-approved",
    PRIOR,
    "the check of visit `{visit}` has not been approved, and nothing says that it is urgent",
    "检查 {visit} 未经批准，且未说明紧急情况",
);

/// No notice.
pub const NOT_NOTIFIED: Code = Code::new(
    "visit.not-notified",
    PRIOR,
    "there is no notice of the check of visit `{visit}`, and nothing says that it is urgent",
    "检查 {visit} 未出具检查通知，且未说明紧急情况",
);

/// A conclusion issued after it was adopted.
pub const CONCLUSION_LATER: Code = Code::new(
    "visit.conclusion-later",
    ADOPTION,
    "the conclusion is dated {dated}, after it was adopted on {day}",
    "结论日期 {dated} 晚于采用日期 {day}",
);

/// A body without valid qualification.
pub const NOT_QUALIFIED: Code = Code::new(
    "visit.not-qualified",
    ENTRUSTMENT,
    "the qualification `{qualification}` of `{body}` is not valid on {day}",
    "{body} 的资质 {qualification} 在 {day} 无效",
);

/// A report nobody asked for.
pub const NOT_ENTRUSTED: Code = Code::new(
    "visit.not-entrusted",
    ENTRUSTMENT,
    "nobody was entrusted with work for matter `{matter}`",
    "事项 {matter} 未委托任何机构",
);

/// A sample that was tested before.
pub const SAMPLED_BEFORE: Code = Code::new(
    "visit.sampled-before",
    SAMPLING,
    "batch `{batch}` of `{object}` was sampled before for `{item}`: the result is adopted, not repeated",
    "{object} 批次 {batch} 的 {item} 已经抽样检验，应采用其结果，不得再次抽样",
);

/// A test of a sample nobody took.
pub const NOT_SAMPLED: Code = Code::new(
    "visit.not-sampled",
    SAMPLING,
    "no sample of `{object}` was taken for `{item}`",
    "未对 {object} 的 {item} 抽样",
);

/// An obstacle that nobody met.
pub const NO_OBSTACLE: Code = Code::new(
    "visit.no-obstacle",
    RESULT,
    "the outcome `{outcome}` takes evidence of `{obstacle}`",
    "结果“{outcome}”需要有“{obstacle}”的证据",
);

/// A check without result.
pub const OPEN_CHECK: Code = Code::new(
    "visit.open-check",
    RESULT,
    "`{agency}` has no result on matter `{matter}`",
    "{agency} 的事项 {matter} 尚无检查结果",
);

/// The dossier lacks something.
pub const DOSSIER_INCOMPLETE: Code = Code::new(
    "visit.dossier-incomplete",
    DOSSIER,
    "the dossier of visit `{visit}` lacks {missing}",
    "检查 {visit} 的档案缺少：{missing}",
);

/// A department recognises its own results.
pub const RECOGNISED_BY_ITSELF: Code = Code::new(
    "visit.recognised-by-itself",
    RECOGNITION,
    "`{agency}` conducted a check of this visit and can not recognise its own results",
    "{agency} 参与了本次检查，不能自行互认",
);

pub(super) const CODES: &[Code] = &[
    WRONG_STATE,
    TWICE,
    NOT_DRAWN,
    UNKNOWN_MATTER,
    NOT_ON_TEAM,
    NO_CERTIFICATE,
    TOO_FEW_PRESENT,
    NOT_PRESENT,
    NOBODY_CHECKED,
    NOT_NEXT_RESERVE,
    NOT_APPROVED,
    NOT_NOTIFIED,
    CONCLUSION_LATER,
    NOT_QUALIFIED,
    NOT_ENTRUSTED,
    SAMPLED_BEFORE,
    NOT_SAMPLED,
    NO_OBSTACLE,
    OPEN_CHECK,
    DOSSIER_INCOMPLETE,
    RECOGNISED_BY_ITSELF,
];
