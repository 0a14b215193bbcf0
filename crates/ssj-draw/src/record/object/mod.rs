//! The first 随机: from frames and a seed to those who are visited.

mod committed;
mod disturbance;
mod draw;
mod draw_frame;
mod frame;
mod record;
mod reserves;
mod row;
mod stratum;
mod stream;
mod thresholds;
mod visit;

pub(crate) use committed::{
    CommittedFrame, Entry, LeafBody, LeafHasher, ascending, entries, leaf_digest, merkle_leaf,
    stratum_digest,
};
pub use draw::{ObjectDraw, ObjectDrawParts};
pub(crate) use draw::{commit, results};
pub(crate) use draw_frame::{Sampled, draw_frame, sample_frame, sizes_unmet, unmet};
pub use frame::MatterFrame;
pub use record::{FrameResult, ObjectRecord, StratumResult};
pub use reserves::ReserveVisits;
pub use row::{FrameRow, Reason, RowState};
pub(crate) use ssj_core::paper::{
    ClassSource, FrameCommitment, ObjectCommitment, StratumDisclosure,
};
pub(crate) use stratum::repeated;
pub use stratum::{Class, Stratum, StratumKey, StratumKeyError};
pub use stream::{FrameOrderError, FrameStream};
pub use thresholds::{Published, ThresholdProof};
pub(crate) use thresholds::{threshold_leaf, threshold_tree};
pub use visit::{DrawnCheck, DrawnVisit, visit_token};
