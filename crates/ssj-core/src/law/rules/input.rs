//! What holds of every input: it has an end. The limits are [`Limits`](crate::Limits).

use super::{Code, Rule};

/// Inputs have a greatest size.
pub const BOUNDED: Rule = Rule::new(
    "input-bounded",
    &[],
    "no input is larger than the limits, and none is cut short",
);

/// More rows than the limit.
pub const TOO_LARGE: Code = Code::new(
    "input.too-large",
    BOUNDED,
    "{what} have more than {limit} rows",
    "{what}超过上限 {limit} 行",
);

pub(super) const CODES: &[Code] = &[TOO_LARGE];
