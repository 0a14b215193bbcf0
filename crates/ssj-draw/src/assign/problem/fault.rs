//! What can be wrong with the tables of a problem.

use ssj_core::Token;

use super::row::{PersonRow, ScheduleRow, SlotRow, VisitRow};
use crate::several::Several;

words! {
    /// A table of a problem.
    #[non_exhaustive]
    pub enum TableName {
        /// The visits.
        Visits = "visits", "检查表";
        /// The slots: places on visits.
        Slots = "slots", "名额表";
        /// What slots ask for.
        Needs = "needs", "人员需求表";
        /// The persons.
        Persons = "persons", "检查人员表";
        /// What persons have.
        Profiles = "profiles", "人员类别表";
        /// Caps over groups of visits.
        Schedules = "schedules", "上限表";
        /// Who may not go on which visit.
        Exclusions = "exclusions", "回避表";
        /// Slots whose person is named beforehand.
        Fixed = "fixed", "指定人员表";
    }
}

errors! {
    /// One thing that is wrong with the tables. Rows are counted from 0.
    #[derive(Copy)]
    pub enum Fault {
        /// A table has more rows than the library takes.
        TooMany {
            /// The table.
            table: TableName,
            /// Its rows.
            rows: usize,
            /// How many there may be.
            limit: u32,
        } = "assign.too-many", "{rows} rows of {table}, more than the limit of {limit}",
            "{table}有 {rows} 行，超过 {limit} 行的限度";
        /// A row refers to one that does not exist.
        NoSuchRow {
            /// The table that refers.
            table: TableName,
            /// The row that refers.
            row: usize,
            /// The table that it refers to.
            of: TableName,
            /// The row that it refers to.
            value: u32,
        } = "assign.no-such-row",
            "row {row} of {table} names row {value} of {of}, which does not exist",
            "{table}第 {row} 行所指的{of}第 {value} 行不存在";
        /// Two visits have one token.
        DuplicateVisit {
            /// The token.
            token: Token,
        } = "assign.duplicate-visit", "visit token `{token}` occurs more than once",
            "检查标记 `{token}` 出现不止一次";
        /// Two persons have one token.
        DuplicatePerson {
            /// The token.
            token: Token,
        } = "assign.duplicate-person", "person token `{token}` occurs more than once",
            "检查人员标记 `{token}` 出现不止一次";
        /// Two groups of a schedule share a visit and neither contains the other.
        CapsCross {
            /// The schedule.
            schedule: ScheduleRow,
            /// A visit where they cross.
            visit: VisitRow,
        } = "assign.caps-cross", "caps of schedule {schedule} cross at visit {visit}",
            "第 {schedule} 组上限在检查任务 {visit} 处交叉：任两组检查须互不相交或者一组包含另一组";
        /// A slot was fixed twice.
        FixedTwice {
            /// The slot.
            slot: SlotRow,
        } = "assign.fixed-twice", "slot {slot} is fixed more than once",
            "名额 {slot} 被指定不止一次";
        /// The person of a fixed assignment lacks what the slot asks for.
        FixedUnfit {
            /// The slot.
            slot: SlotRow,
            /// The person.
            person: PersonRow,
        } = "assign.fixed-unfit", "person {person} fixed to slot {slot} lacks what it asks for",
            "指定到名额 {slot} 的检查人员 {person} 不具备该名额所需的部门、辖区或者资质";
        /// The person of a fixed assignment is excluded from the visit.
        FixedExcluded {
            /// The slot.
            slot: SlotRow,
            /// The person.
            person: PersonRow,
        } = "assign.fixed-excluded",
            "person {person} fixed to slot {slot} is excluded from its visit",
            "指定到名额 {slot} 的检查人员 {person} 须回避该次检查";
        /// The fixed assignments of a person break a cap, or send them on one visit twice.
        FixedOverCap {
            /// The slot at which the cap breaks.
            slot: SlotRow,
            /// The person.
            person: PersonRow,
        } = "assign.fixed-over-cap", "person {person} fixed to slot {slot} breaks a cap",
            "指定到名额 {slot} 的检查人员 {person} 超过其次数上限";
    }
}

errors! {
    /// Tables that make no problem, with every fault found.
    ///
    /// ```
    /// use ssj_core::{Explain, Token};
    /// use ssj_draw::assign::{CapSchedule, Problem};
    /// let mut tables = Problem::builder();
    /// let visits = [1, 2, 3].map(|visit| tables.visit(Token::from_bytes([visit; 16])));
    /// // Monday and Tuesday, and one cap over Tuesday and Wednesday.
    /// let schedule = CapSchedule::new().at_most(1, [visits[0], visits[1]]).at_most(1, [visits[1], visits[2]]);
    /// tables.schedule(schedule);
    /// let refused = tables.build().unwrap_err();
    /// assert_eq!(refused.faults[0].code(), "assign.caps-cross");
    /// assert_eq!(
    ///     refused.faults[0].zh().to_string(),
    ///     "第 0 组上限在检查任务 2 处交叉：任两组检查须互不相交或者一组包含另一组",
    /// );
    /// ```
    pub struct InvalidProblem {
        /// All that is wrong.
        pub faults: Several<Fault>,
    } = "assign.invalid-problem", "the tables make no problem: {faults}",
        "数据表不符合规定：{faults}";
}
