//! Rulebooks and guidelines: 二(四).

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_4A, C2_4B};

/// A rulebook has its five parts.
pub const COMPLETE: Rule = Rule::new(
    "rulebook-complete",
    &[C2_4A],
    "a rulebook settles drawing, flow, approval, publicity and archiving",
);

/// Nothing is drawn without a rulebook.
pub const IN_FORCE: Rule = Rule::new(
    "rulebook-in-force",
    &[C2_4A],
    "a department draws by a published rulebook of its own or of a level above",
);

/// Every matter has a guideline.
pub const GUIDED: Rule = Rule::new(
    "rulebook-guided",
    &[C2_4B],
    "a guideline settles content, method and requirements of the checks on every matter",
);

/// A part is missing.
pub const PART: Code = Code::new(
    "rulebook.part",
    COMPLETE,
    "`{rulebook}` says nothing about {part}",
    "{rulebook} 未规定 {part}",
);

/// A rulebook stands twice.
pub const REPEATED: Code = Code::new(
    "rulebook.repeated",
    COMPLETE,
    "`{rulebook}` stands twice from the same day on",
    "{rulebook} 同日重复施行",
);

/// No rulebook in force.
pub const NONE: Code = Code::new(
    "rulebook.none",
    IN_FORCE,
    "no published rulebook serves `{system}` in `{division}` for `{matter}` on {on}",
    "{on} 时 {division} 的 {system} 对 {matter} 没有已公布的抽查细则",
);

/// A matter without a guideline.
pub const NO_GUIDELINE: Code = Code::new(
    "rulebook.no-guideline",
    GUIDED,
    "no guideline serves `{division}` for `{matter}`",
    "{division} 的 {matter} 没有抽查工作指引",
);

pub(super) const CODES: &[Code] = &[PART, REPEATED, NONE, NO_GUIDELINE];
