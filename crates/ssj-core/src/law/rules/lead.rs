//! Leads: 二(八).

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_3C, C2_7B, C2_8A, C2_8C};

/// Leads are checked and handled.
pub const ORDER: Rule = Rule::new(
    "lead-order",
    &[C2_8A],
    "a lead is checked, handled and closed by the agency that has it",
);

/// Enough inspectors, with approval where it is asked for.
pub const CONDUCT: Rule = Rule::new(
    "lead-conduct",
    &[C2_3C, C2_8A],
    "a lead is checked by enough inspectors, with certificates and approval where the instrument in force asks for them",
);

/// Problems are followed up.
pub const FOLLOWED_UP: Rule = Rule::new(
    "lead-followed-up",
    &[C2_7B],
    "a problem on a lead has a finding, and a check without one has none",
);

/// Unlicensed operation is punished and published.
pub const UNLICENSED: Rule = Rule::new(
    "lead-unlicensed",
    &[C2_8C],
    "confirmed unlicensed operation is punished, and published on the publicity system",
);

/// It is closed.
pub const CLOSED: Code = Code::new(
    "lead.closed",
    ORDER,
    "lead `{lead}` is closed",
    "线索 {lead} 已办结",
);

/// It was not checked.
pub const NOT_CHECKED: Code = Code::new(
    "lead.not-checked",
    ORDER,
    "lead `{lead}` has not been checked",
    "线索 {lead} 尚未检查",
);

/// Something that happens once happened before.
pub const TWICE: Code = Code::new(
    "lead.twice",
    ORDER,
    "lead `{lead}` has its {what} already",
    "线索 {lead} 已有“{what}”",
);

/// Another agency acts.
pub const NOT_THE_AGENCY: Code = Code::new(
    "lead.not-the-agency",
    ORDER,
    "`{actor}` can not handle a lead of `{agency}`",
    "{actor} 不能办理 {agency} 的线索",
);

/// Too few inspectors.
pub const TOO_FEW: Code = Code::new(
    "lead.too-few",
    CONDUCT,
    "{found} inspectors checked lead `{lead}`, which takes {needed}",
    "线索 {lead} 由 {found} 名执法人员检查，至少需要 {needed} 名",
);

/// Someone who may not enforce on the day.
pub const NO_CERTIFICATE: Code = Code::new(
    "lead.no-certificate",
    CONDUCT,
    "`{inspector}` holds no enforcement certificate on {day}",
    "{inspector} 在 {day} 没有有效的行政执法证",
);

/// No approval.
pub const NOT_APPROVED: Code = Code::new(
    "lead.not-approved",
    CONDUCT,
    "the check of lead `{lead}` has not been approved",
    "线索 {lead} 的检查未经批准",
);

/// A problem without a finding, or the other way round.
pub const NO_FINDING: Code = Code::new(
    "lead.no-finding",
    FOLLOWED_UP,
    "lead `{lead}` has a problem without a finding, or a finding without a problem",
    "线索 {lead} 的问题与后续监管记录不一致",
);

/// Unlicensed operation without a case.
pub const UNLICENSED_UNPUNISHED: Code = Code::new(
    "lead.unlicensed-unpunished",
    UNLICENSED,
    "lead `{lead}` confirmed unlicensed operation, and no case was filed",
    "线索 {lead} 已确认无证无照经营，尚未立案查处",
);

/// Unlicensed operation that was not published.
pub const UNLICENSED_UNPUBLISHED: Code = Code::new(
    "lead.unlicensed-unpublished",
    UNLICENSED,
    "lead `{lead}` confirmed unlicensed operation, which the publicity system does not show",
    "线索 {lead} 已确认无证无照经营，尚未在公示系统公示",
);

pub(super) const CODES: &[Code] = &[
    CLOSED,
    NOT_CHECKED,
    TWICE,
    NOT_THE_AGENCY,
    TOO_FEW,
    NO_CERTIFICATE,
    NOT_APPROVED,
    NO_FINDING,
    UNLICENSED_UNPUNISHED,
    UNLICENSED_UNPUBLISHED,
];
