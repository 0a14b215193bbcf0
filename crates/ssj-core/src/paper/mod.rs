//! The papers of a draw: what is published before it, where its seed comes from, what it came to.
//!
//! They are data and hashing alone: the round that records a draw and whoever verifies it judge
//! them by the same rules. The draw itself is `ssj-draw`'s.

mod as_of;
mod draw_name;
mod drawn;
mod frame_commitment;
mod inspector_commitment;
mod limit;
mod loads;
mod mandate_source;
mod object_commitment;
mod objects;
mod part;
mod seed;
mod teams;

pub use crate::base::tree_root::TreeRoot;
pub use draw_name::DrawName;
pub use drawn::{DrawnCheck, DrawnVisit, Reserve, ReserveList, Team, TeamMember};
pub use frame_commitment::{FrameCommitment, StratumDisclosure};
pub use inspector_commitment::InspectorCommitment;
#[doc(hidden)]
pub use limit::{at_most, short_name};
pub use loads::{Loads, Weight, ZeroDenominator};
pub use mandate_source::MandateSource;
pub use object_commitment::{ClassSource, ObjectCommitment};
pub use objects::{ObjectHead, ObjectsDrawn, PaperError, visit_id, visit_token};
pub use part::DrawPart;
pub use seed::*;
pub use teams::{InspectorHead, Seat, TeamRecord, TeamsDrawn};
