//! Jurisdictions: the addressees of the regulation.

use super::{Code, Rule};
use crate::law::clause::Clause::C0;

/// A gazetteer's rows fit together on every day.
pub const CONSISTENT: Rule = Rule::new(
    "jurisdiction-consistent",
    &[C0],
    "every jurisdiction has one row at a time, a parent above it and a successor that takes over",
);

/// Two rows of one id share a day.
pub const OVERLAP: Code = Code::new(
    "jurisdiction.overlap",
    CONSISTENT,
    "row {row}: `{division}` already has a row for some of these days",
    "第{row}行：{division} 的有效期与另一行重叠",
);

/// The parent is missing or not above.
pub const PARENT: Code = Code::new(
    "jurisdiction.parent",
    CONSISTENT,
    "row {row}: the parent of `{division}` is missing or not above it",
    "第{row}行：{division} 的上级不存在或层级不高于它",
);

/// The successor is missing or starts at another time.
pub const SUCCESSOR: Code = Code::new(
    "jurisdiction.successor",
    CONSISTENT,
    "row {row}: the successor of `{division}` is not there the day after it ends",
    "第{row}行：{division} 终止次日没有承继的辖区",
);

pub(super) const CODES: &[Code] = &[OVERLAP, PARENT, SUCCESSOR];
