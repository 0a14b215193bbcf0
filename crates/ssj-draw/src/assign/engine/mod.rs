//! How a problem is assigned: component by component, exactly filled, evened out, then walked.

mod assignment;
pub(crate) mod board;
pub(crate) mod chain;
mod components;
mod condition;
mod deal;
pub(crate) mod draw;
mod error;
mod even;
pub(crate) mod fill;
mod first_fit;
pub(crate) mod keys;
pub(crate) mod layout;
mod loops;
pub(crate) mod meter;
mod pair_cap;
pub(crate) mod random;
mod ranges;
pub(crate) mod reach;
pub(crate) mod residual;
pub(crate) mod rules;
mod search;
mod shortage;
pub(crate) mod split;
mod strong;
mod table;
pub(crate) mod whole;

pub use assignment::{Assignment, ComponentReport};
pub use condition::{Condition, SearchError};
pub use draw::{Draw, Part, assign};
pub use error::AssignError;
pub use loops::LOOP_RULE;
pub use pair_cap::PairCapWitness;
pub use search::search;
pub use shortage::{NeedLine, PersonRoom, Shortage, Witness};
pub use table::Table;
