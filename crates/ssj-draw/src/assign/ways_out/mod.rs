//! What else could be done: ways out of a shortage, replacements, and what could have come out.

mod foresee;
mod lift;
mod most;
mod pairs;
mod postpone;
mod relax;
mod replace;

pub use foresee::{Outlook, OutlookLine, foresee};
pub use most::assign_most;
pub use relax::{Addition, Lift, Relaxation};
pub use replace::{Move, Passed, ReplaceError, Replacement};
