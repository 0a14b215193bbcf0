//! The forms of a draw: the auditor's, and what everybody may see.

mod auditor;
mod public;
mod teams;

pub use auditor::{InspectorForm, ObjectForm};
pub use public::{
    PublicBounds, PublicDrawn, PublicForm, PublicFrame, PublicOutcome, PublicStratum, Visits,
};
pub use teams::PublicTeams;
