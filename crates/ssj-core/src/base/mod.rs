//! Values that know nothing of inspections: bytes, ids, the canonical encoding, trees, periods.

// First, so that its macros are known to all that follows.
#[macro_use]
mod record;
#[macro_use]
mod names;

pub(crate) mod bytes;
pub(crate) mod code;
pub(crate) mod day;
pub(crate) mod decode;
#[macro_use]
pub(crate) mod digests;
pub(crate) mod encode;
pub(crate) mod evidence;
pub(crate) mod exact;
pub(crate) mod fact;
pub(crate) mod hypergeometric;
pub(crate) mod id;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod json;
#[cfg(feature = "serde")]
#[doc(hidden)]
#[allow(
    missing_docs,
    clippy::missing_errors_doc,
    clippy::trivially_copy_pass_by_ref,
    clippy::ref_option,
    reason = "serde names the forms"
)]
pub mod json_u64;
pub(crate) mod label;
pub(crate) mod limits;
#[doc(hidden)]
pub mod literal;
#[cfg(any(feature = "arbitrary", feature = "proptest"))]
mod made;
pub mod merkle;
pub(crate) mod period;
pub(crate) mod sizing;
pub(crate) mod skip;
pub(crate) mod suite;
pub(crate) mod text;
pub(crate) mod timestamp;
pub(crate) mod tree_root;
