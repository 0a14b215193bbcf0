//! Reserves that were passed over.

use crate::base::digests::EvidenceDigest;
use crate::base::encode::{Encode, Encoder, sealed};
use crate::base::text::Text;

/// A reserve that could not step in, and why: nobody passes one over in silence.
///
/// ```
/// use ssj_core::{Digest, EvidenceDigest, InspectorId, Skip, Text};
/// let evidence = EvidenceDigest(Digest::from_bytes([7; 32]));
/// let skip = Skip { who: InspectorId::new("7")?, reason: Text::new("请假")?, evidence };
/// assert_eq!(skip.reason.as_str(), "请假");
/// assert_eq!(&skip.who, &InspectorId::new("7")?);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "schemars", schemars(rename = "Skip_{T}"))]
pub struct Skip<T> {
    /// Who was passed over.
    pub who: T,
    /// Why.
    pub reason: Text,
    /// What shows it.
    pub evidence: EvidenceDigest,
}

impl<T: Encode> sealed::Sealed for Skip<T> {}
impl<T: Encode> Encode for Skip<T> {
    fn encode(&self, out: &mut Encoder) {
        out.value(&self.who);
        out.value(&self.reason);
        out.value(&self.evidence);
    }
}
