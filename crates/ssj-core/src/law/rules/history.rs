//! Whom the past keeps from being drawn: 二(六).

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_2A, C2_6E, C2_6F};

/// A general check is not repeated within a system.
pub const NO_REPEAT: Rule = Rule::new(
    "history-no-repeat",
    &[C2_6E],
    "upper and lower agencies of a system do not repeat a general check of an enterprise on a matter",
);

/// A passed test is adopted.
pub const TEST_ADOPTED: Rule = Rule::new(
    "history-test-adopted",
    &[C2_6F],
    "a sampling test passed at a superior or related unit is adopted and not repeated",
);

/// A matter's frequency is kept.
pub const FREQUENCY_KEPT: Rule = Rule::new(
    "history-frequency",
    &[C2_2A],
    "an object is not checked on a matter more often than the list says",
);

/// An enterprise is not disturbed more often than a cap or a list allows.
pub const UNDISTURBED: Rule = Rule::new(
    "history-undisturbed",
    &[],
    "an enterprise is not called on beyond the cap and the lists of the instruments in force",
);

/// The same system has checked it, or is about to.
pub const REPEAT: Code = Code::new(
    "history.repeat",
    NO_REPEAT,
    "the same system has a general check of `{object}` on the same matter from {on}",
    "同一系统于 {on} 已对 {object} 的同一事项安排一般检查",
);

/// It passed the test already.
pub const PASSED: Code = Code::new(
    "history.passed",
    TEST_ADOPTED,
    "`{object}` passed the test on {on}",
    "{object} 已于 {on} 检验合格",
);

/// The frequency is reached.
pub const FREQUENT: Code = Code::new(
    "history.frequent",
    FREQUENCY_KEPT,
    "`{object}` was checked {checks} times on the matter, of at most {at-most}",
    "{object} 在该事项上已检查 {checks} 次，上限为 {at-most} 次",
);

/// The yearly cap is reached.
pub const CAPPED: Code = Code::new(
    "history.capped",
    UNDISTURBED,
    "`{object}` had {visits} visits this year, of at most {at-most}",
    "{object} 本年度已被检查 {visits} 次，上限为 {at-most} 次",
);

/// A rule leaves it alone.
pub const LEFT_ALONE: Code = Code::new(
    "history.left-alone",
    UNDISTURBED,
    "`{object}` is left alone: {rule}",
    "{object} 免予打扰：{rule}",
);

pub(super) const CODES: &[Code] = &[REPEAT, PASSED, FREQUENT, CAPPED, LEFT_ALONE];
