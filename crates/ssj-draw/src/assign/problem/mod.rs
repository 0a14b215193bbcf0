//! What is to be assigned: the tables, what their rows say, and what can be wrong with them.

mod caps;
mod check;
mod fault;
mod need;
mod num;
mod row;
mod tables;

pub(crate) use caps::{Around, CapForest};
pub(crate) use num::{NONE, ix, row};

pub use caps::CapSchedule;
pub use fault::{Fault, InvalidProblem, TableName};
pub use need::{Credential, Department, Need, Profile, Region};
pub use row::{NeedRow, PersonRow, ProfileRow, ScheduleRow, SlotRow, VisitRow};
pub use ssj_core::paper::{Loads, Weight, ZeroDenominator};
pub use tables::{Problem, ProblemBuilder};
