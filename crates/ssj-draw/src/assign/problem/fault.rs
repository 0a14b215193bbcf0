//! What can be wrong with the tables of a problem.

use alloc::format;
use alloc::string::String;
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

impl Fault {
    /// The sentence in Chinese. Rows are counted from 0, as in English.
    ///
    /// ```
    /// use ssj_draw::assign::{CapSchedule, Problem};
    /// # use ssj_core::Token;
    /// let mut tables = Problem::builder();
    /// # let visits = [1, 2, 3].map(|visit| tables.visit(Token::from_bytes([visit; 16])));
    /// // Monday and Tuesday, and one cap over Tuesday and Wednesday.
    /// let schedule = CapSchedule::new().at_most(1, [visits[0], visits[1]]).at_most(1, [visits[1], visits[2]]);
    /// tables.schedule(schedule);
    /// let refused = tables.build().unwrap_err();
    /// assert_eq!(refused.faults()[0].zh(), "第 0 组上限在检查 2 处交叉：任两组检查须互不相交或者一组包含另一组");
    /// ```
    pub fn zh(&self) -> String {
        match *self {
            Self::TooMany { table, rows, limit } => {
                format!("{}有 {rows} 行，超过 {limit} 行的限度", table_zh(table))
            }
            Self::NoSuchRow {
                table,
                row,
                column,
                value,
            } => {
                let (table, column) = (table_zh(table), column_zh(column));
                format!("{table}第 {row} 行所指的{column} {value} 不存在")
            }
            Self::DuplicateVisit { token } => format!("检查标记 `{token}` 出现不止一次"),
            Self::DuplicatePerson { token } => format!("检查人员标记 `{token}` 出现不止一次"),
            Self::CapsCross { schedule, visit } => format!(
                "第 {} 组上限在检查 {} 处交叉：任两组检查须互不相交或者一组包含另一组",
                schedule.number(),
                visit.number()
            ),
            Self::FixedTwice { slot } => format!("名额 {} 被指定不止一次", slot.number()),
            Self::FixedUnfit { slot, person } => {
                of_fixed(slot, person, "不具备该名额所需的部门、辖区或者资质")
            }
            Self::FixedExcluded { slot, person } => of_fixed(slot, person, "须回避该次检查"),
            Self::FixedOverCap { slot, person } => of_fixed(slot, person, "超过其次数上限"),
        }
    }
}

fn of_fixed(slot: SlotRow, person: PersonRow, what: &str) -> String {
    let (slot, person) = (slot.number(), person.number());
    format!("指定到名额 {slot} 的检查人员 {person} {what}")
}

fn table_zh(table: &str) -> &'static str {
    match table {
        "visits" => "检查表",
        "slots" => "名额表",
        "needs" => "人员需求表",
        "persons" => "检查人员表",
        "profiles" => "人员类别表",
        "schedules" => "上限表",
        "exclusions" => "回避表",
        "fixed" => "指定人员表",
        _ => "数据表",
    }
}

fn column_zh(column: &str) -> &'static str {
    match column {
        "visit" => "检查",
        "need" => "人员需求",
        "profile" => "人员类别",
        "schedule" => "上限组",
        "person" => "检查人员",
        "slot" => "名额",
        _ => "行",
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
    pub(crate) const fn new(faults: Vec<Fault>) -> Self {
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
