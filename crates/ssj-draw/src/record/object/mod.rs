//! The first 随机: from frames and a seed to those who are visited.

mod cells;
mod committed;
mod disturbance;
mod draw;
mod draw_frame;
mod frame;
mod leaf;
mod leaves;
mod outcome;
mod record;
mod row;
mod sizes;
mod stratum;
mod stream;
mod streamed;
mod streaming;
mod thresholds;

pub(crate) use committed::{CommittedFrame, Entry, LeafHasher, ascending, entries};
pub use draw::{ObjectDraw, ObjectDrawParts};
pub(crate) use draw::{commit, results};
pub(crate) use draw_frame::{Sampled, draw_frame, sample_frame, sizes_unmet, unmet};
pub use frame::MatterFrame;
pub(crate) use leaf::OpenHalf;
pub use leaf::SealedHalf;
pub(crate) use outcome::Outcome;
pub use record::{FrameResult, ObjectRecord, StratumResult};
pub use row::{FrameRow, Reason, RowState};
pub use sizes::stratum_shares;
pub(crate) use sizes::{FramePlan, shares};
pub(crate) use ssj_core::paper::{
    ClassSource, FrameCommitment, ObjectCommitment, StratumDisclosure,
};
pub use ssj_core::{StratumKey, StratumKeyError};
pub(crate) use stratum::repeated;
pub use stratum::{Class, Stratum};
pub use stream::{FrameOrderError, FrameStream};
pub use streamed::{StreamedDraw, StreamedError, StreamedRecord, StreamedSample};
pub use streaming::{StreamedFrame, Streaming};
pub use thresholds::{Published, ThresholdProof};
pub(crate) use thresholds::{threshold_leaf, threshold_tree};
