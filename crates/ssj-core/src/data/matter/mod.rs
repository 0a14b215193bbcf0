//! What is inspected: matters, the lists that departments publish, the joint list.
//!
//! A [`Matter`] is made from a [`MatterDraft`], a row as it comes: a draft without one of the four
//! mandatory parts is refused, with every fault it has. A [`MatterList`] is a version of a
//! department's list, refused as a whole with every fault by row.

mod attributes;
mod catalogue;
mod draft;
mod entry;
mod joint;
mod list;
mod publication;
#[cfg(test)]
mod tests;

pub use attributes::{
    CheckMethod, Dispatch, DispatchError, Frequency, FrequencyError, Importance, LegalBasis,
    LegalForm, Subject,
};
pub use catalogue::{Catalogue, Completeness};
pub use draft::MatterDraft;
pub use entry::Matter;
pub use joint::{JointList, JointMatter};
pub use list::MatterList;
pub use publication::{Channel, Publication};
