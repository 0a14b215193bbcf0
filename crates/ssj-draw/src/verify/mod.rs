//! Verifying: everything done again, by somebody who trusts nobody.
//!
//! The commitment and the values of the seed's sources come from the verifier, as [`Anchors`]: a
//! record that is checked against itself proves nothing. A [`Verdict`] therefore says of each thing
//! what it rests on ([`Basis`]), of the whole what it is worth ([`Standing`]), and lists every
//! [`Difference`].
//!
//! | who | holds | asks |
//! |---|---|---|
//! | anybody | the public form | [`verify_public_form`], [`verify_public_teams`] |
//! | a reader of the record | the record | [`verify_object_record`], [`verify_inspector_record`] |
//! | an auditor | record, secret and rows | [`verify_objects`], [`verify_inspectors`], [`check_teams`] |
//! | an enterprise | its extract, or nothing | [`verify_object_extract`], [`verify_team`], [`verify_absence`] |
//! | who collects extracts | those of one draw | an [`ExtractVerifier`] |
//! | an inspector | their extract | [`verify_inspector_extract`] |
//! | who kept a trail's head or a checkpoint | the round's trail | [`verify_trail`] |
//! | who holds the whole archive | plan, forms and all trails | [`verify_archive`] |
//! | who kept every commitment | all records of a draw | [`verify_rounds`], [`Equivocation`] |
//!
//! What no verifying can show is said too: that the pool was whole, that nobody's risk class was
//! lowered before the as-of instant, that a recusal is true. Those need the law, not a hash.

#[macro_use]
mod inquiry;

mod alone;
mod anchors;
mod archive;
mod equivocation;
mod extract_verifier;
mod extracts;
mod hint;
mod inspectors;
mod lawful;
mod objects;
mod public;
mod seed;
mod trail;
mod trusted;
mod verdict;

pub use alone::{verify_inspector_record, verify_object_record};
pub use anchors::{Anchors, Said, Statement};
pub use archive::{Archive, verify_archive};
pub use equivocation::{Commitment, Equivocation, Record, verify_rounds};
pub use extract_verifier::{ExtractVerifier, verify_object_extract};
pub use extracts::{check_object_leaf, verify_absence, verify_inspector_extract, verify_team};
pub use hint::Hint;
pub use inspectors::verify_inspectors;
pub use lawful::{Unlawful, check_teams};
pub use objects::verify_objects;
pub use public::{verify_public_form, verify_public_teams};
pub use trail::{CheckpointProof, LogProof, verify_trail};
pub use trusted::Trusted;
pub use verdict::{Basis, Difference, Finding, Standing, Verdict};
