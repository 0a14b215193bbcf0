//! How a problem is assigned: component by component, exactly filled, evened out, then walked.

pub(crate) mod assignment;
pub(crate) mod board;
pub(crate) mod chain;
mod components;
pub(crate) mod condition;
mod deal;
pub(crate) mod draw;
pub(crate) mod error;
mod even;
pub(crate) mod fill;
mod first_fit;
pub(crate) mod layout;
pub(crate) mod loops;
pub(crate) mod meter;
pub(crate) mod random;
pub(crate) mod reach;
pub(crate) mod rules;
pub(crate) mod search;
pub(crate) mod shortage;
pub(crate) mod table;
mod team;
mod words;

pub use assignment::{Assignment, ComponentReport};
pub use condition::{Condition, SearchError};
pub use draw::{Draw, Part, assign};
pub use error::AssignError;
pub use loops::LOOP_RULE;
pub use meter::{Observer, Phase, StepBudget};
pub use search::search;
pub use shortage::{NeedLine, PersonRoom, Shortage, Witness};
pub use table::Table;
pub use table::pair_cap::PairCapWitness;
pub use team::{Member, Team};
pub use words::Language;
