//! What can be wrong with the tables of a problem.

use alloc::vec::Vec;
use core::fmt;

use ssj_core::Token;

use super::row::{PersonRow, ScheduleRow, SlotRow, VisitRow};

/// One thing that is wrong with the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// A table has more rows than the library takes.
    #[error("{rows} rows of {table}, more than the limit of {limit}")]
    TooMany {
        /// The table.
        table: &'static str,
        /// Its rows.
        rows: u64,
        /// The limit.
        limit: u64,
    },
    /// A row refers to one that does not exist.
    #[error("row {row} of {table} names {column} {value}, which does not exist")]
    NoSuchRow {
        /// The table that refers.
        table: &'static str,
        /// The row that refers.
        row: u64,
        /// The column.
        column: &'static str,
        /// The row it names.
        value: u32,
    },
    /// Two visits have one token.
    #[error("visit token `{token}` occurs more than once")]
    DuplicateVisit {
        /// The token.
        token: Token,
    },
    /// Two persons have one token.
    #[error("person token `{token}` occurs more than once")]
    DuplicatePerson {
        /// The token.
        token: Token,
    },
    /// Two groups of a schedule share a visit and neither contains the other.
    #[error("caps of schedule {} cross at visit {}", schedule.number(), visit.number())]
    CapsCross {
        /// The schedule.
        schedule: ScheduleRow,
        /// A visit where they cross.
        visit: VisitRow,
    },
    /// A slot was fixed twice.
    #[error("slot {} is fixed more than once", slot.number())]
    FixedTwice {
        /// The slot.
        slot: SlotRow,
    },
    /// The person of a fixed assignment lacks what the slot asks for.
    #[error("person {} fixed to slot {} lacks what it asks for", person.number(), slot.number())]
    FixedUnfit {
        /// The slot.
        slot: SlotRow,
        /// The person.
        person: PersonRow,
    },
    /// The person of a fixed assignment is excluded from the visit.
    #[error("person {} fixed to slot {} is excluded from its visit", person.number(), slot.number())]
    FixedExcluded {
        /// The slot.
        slot: SlotRow,
        /// The person.
        person: PersonRow,
    },
    /// The fixed assignments of a person break a cap, or send them on one visit twice.
    #[error("person {} fixed to slot {} breaks a cap", person.number(), slot.number())]
    FixedOverCap {
        /// The slot at which the cap breaks.
        slot: SlotRow,
        /// The person.
        person: PersonRow,
    },
}

impl Fault {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooMany { .. } => "assign.too-many",
            Self::NoSuchRow { .. } => "assign.no-such-row",
            Self::DuplicateVisit { .. } => "assign.duplicate-visit",
            Self::DuplicatePerson { .. } => "assign.duplicate-person",
            Self::CapsCross { .. } => "assign.caps-cross",
            Self::FixedTwice { .. } => "assign.fixed-twice",
            Self::FixedUnfit { .. } => "assign.fixed-unfit",
            Self::FixedExcluded { .. } => "assign.fixed-excluded",
            Self::FixedOverCap { .. } => "assign.fixed-over-cap",
        }
    }
}

/// Tables that make no problem, with every fault found.
///
/// ```
/// use ssj_core::Token;
/// use ssj_draw::assign::Problem;
/// let mut tables = Problem::builder();
/// tables.visit(Token::from_bytes([1; 16]));
/// tables.visit(Token::from_bytes([1; 16]));
/// let refused = tables.build().unwrap_err();
/// assert_eq!(refused.faults()[0].code(), "assign.duplicate-visit");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidProblem {
    faults: Vec<Fault>,
}

impl InvalidProblem {
    pub(super) const fn new(faults: Vec<Fault>) -> Self {
        Self { faults }
    }

    /// All that is wrong.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The stable code `assign.invalid-problem`; each fault has its own.
    pub const fn code(&self) -> &'static str {
        "assign.invalid-problem"
    }
}

impl fmt::Display for InvalidProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.faults.as_slice() {
            [] => f.write_str("the tables make no problem"),
            [only] => only.fmt(f),
            [first, rest @ ..] => write!(f, "{first}; and {} more", rest.len()),
        }
    }
}

impl core::error::Error for InvalidProblem {}
