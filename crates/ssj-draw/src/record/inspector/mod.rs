//! The second 随机: from visits, inspectors and a seed to teams.

mod draw;
mod record;
mod roots;
mod rows;
mod shortage;
mod tables;
mod teams;

pub use draw::{InspectorDraw, InspectorDrawParts, Team};
pub use record::{InspectorRecord, TeamRecord};
pub(crate) use roots::{committed, inspector_leaves, salted, token_leaf};
pub use rows::{
    ExcludedPair, FixedSlot, InspectorRow, SlotNeed, StaffingRows, VisitCap, VisitSlots,
};
pub(crate) use shortage::explain;
pub(crate) use ssj_core::paper::InspectorCommitment;
pub(crate) use tables::Tables;
pub(crate) use teams::{team_leaf, team_nonce, team_tree};
