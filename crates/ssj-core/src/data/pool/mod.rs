//! The two pools (两库): what may be inspected, and who may inspect.
//!
//! An [`ObjectPool`] belongs to one matter, an [`InspectorPool`] to one locality. Both are made
//! from rows and are immutable from then on: a pool with one bad row is refused as a whole, with
//! every fault by row and rule; a list as offices have it is [imported](ObjectPool::import), and its bad
//! rows come back. A [`Snapshot`] fixes a pool by its digest, whatever the order its
//! rows came in.

mod class;
mod directory;
mod eligibility;
mod expert;
mod header;
mod import;
mod inspector;
mod inspector_pool;
mod load;
mod needs;
mod object;
mod object_pool;
mod recusal;
mod roster;
mod rows;
mod snapshot;
mod status;
#[cfg(test)]
mod tests;
mod vacuum;

pub use crate::law::quorum::Quorum;
pub use class::{ClassAssignment, RiskClass};
pub use directory::{Pooling, PoolingException};
pub use eligibility::{Eligibility, Ineligible, Need};
pub use expert::{Expert, ExpertPool};
pub use header::PoolHeader;
pub use import::{BadRow, BadRowReason, Import, ImportError, ImportReport};
pub use inspector::{Credential, InspectorEntry, InspectorKind};
pub use inspector_pool::InspectorPool;
pub use load::{Filled, Load, Work, loads};
pub use needs::{Places, needs};
pub use object::{ObjectEntry, Provenance};
pub use object_pool::ObjectPool;
pub use recusal::{Recusal, RecusalGround, Recusals};
pub use roster::{Roster, RosterGaps};
pub use snapshot::Snapshot;
pub use status::{Ending, ObjectStatus};
pub use vacuum::{KnownObject, Vacuum, vacuum};
