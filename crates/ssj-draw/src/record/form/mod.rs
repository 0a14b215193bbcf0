//! The forms of a draw: the auditor's, and what everybody may see.

mod auditor;
mod pending;
mod public;
mod teams;

pub use auditor::{InspectorForm, ObjectForm};
pub use pending::{PendingInspectors, PendingObjects};
pub(crate) use public::public_digests;
pub use public::{PublicDrawn, PublicForm, PublicFrame, PublicObject, PublicStratum, Visits};
pub use teams::PublicTeams;
