//! Instruments: the rules that rules come from.

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_3C, C2_6G, C2_7A};

/// An instrument applies, and says one thing at a time.
pub const APPLIES: Rule = Rule::new(
    "instrument-applies",
    &[C2_3C, C2_6G, C2_7A],
    "on every day of a round an instrument says who checks and by when",
);

/// No instrument applies.
pub const NONE: Code = Code::new(
    "instrument.none",
    APPLIES,
    "no instrument applies on {on}",
    "{on} 没有适用的规范性文件",
);

/// An instrument stands twice for a day.
pub const REPEATED: Code = Code::new(
    "instrument.repeated",
    APPLIES,
    "`{instrument}` stands twice for some of the same days",
    "{instrument} 在同一时期重复出现",
);

pub(super) const CODES: &[Code] = &[NONE, REPEATED];
