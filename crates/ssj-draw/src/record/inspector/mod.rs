//! The second 随机: from visits, inspectors and a seed to teams.

mod draw;
mod record;
mod reserves;
mod roots;
mod rows;
mod shortage;
mod tables;

pub use draw::{InspectorDraw, InspectorDrawParts};
pub use record::InspectorRecord;
pub(crate) use roots::{committed, inspector_leaves, salted, token_leaf};
pub use rows::{
    ExcludedPair, FixedSlot, InspectorRow, SlotNeed, StaffingRows, VisitCap, VisitSlots,
};
pub(crate) use shortage::explain;
pub(crate) use ssj_core::paper::InspectorCommitment;
pub use ssj_core::paper::{Seat, TeamRecord};
pub(crate) use tables::Tables;
