//! Further reserves, drawn once those of the draw of inspectors are used up.

use alloc::vec::Vec;

use crate::base::digests::RecordDigest;
use crate::lifecycle::round::TeamMember;

/// Who stands by for a visit beside those that the draw of inspectors gave it (补充抽取): from a draw of
/// its own, which repeats no other one.
///
/// ```
/// use ssj_core::round::{Supplement, TeamMember};
/// use ssj_core::{AgencyId, Digest, InspectorId, RecordDigest};
/// let record = RecordDigest(Digest::from_bytes([7; 32]));
/// let further = TeamMember { inspector: InspectorId::new("7")?, agency: AgencyId::new("cc-amr")? };
/// let supplement = Supplement { number: 1, record, reserves: vec![further] };
/// assert_eq!(supplement.reserves.len(), 1);
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[doc(alias = "补充抽取")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Supplement {
    /// Which of the round's supplements, from 1.
    pub number: u32,
    /// The digest of its record.
    pub record: RecordDigest,
    /// Who stands by, the next one first, after all who do already.
    pub reserves: Vec<TeamMember>,
}

record! {
    _ Supplement { number, record, reserves };
}
