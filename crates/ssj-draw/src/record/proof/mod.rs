//! What one enterprise or one inspector can prove of a draw.

mod absence;
mod extract;
mod extractor;
mod inspector;

pub use absence::{AbsenceProof, Neighbour};
pub use extract::{ObjectExtract, OpenedStratum, StratumOpening};
pub use extractor::Extractor;
pub use inspector::{InspectorExtract, InspectorExtractor, TeamExtract};
