//! Good reasons to repeat a check.

use alloc::vec::Vec;

use time::Date;

use crate::base::digests::EvidenceDigest;
use crate::base::id::{AgencyId, MatterId, ObjectId};
use crate::base::text::Text;

/// A recorded good reason (正当理由) why an object may be drawn again although the same system
/// checked it: the only exclusion that the regulation lets anybody lift.
#[doc(alias = "正当理由")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Override {
    /// The object.
    pub object: ObjectId,
    /// The matter.
    pub matter: MatterId,
    /// Why.
    pub reason: Text,
    /// Who approved it.
    pub approved_by: AgencyId,
    /// When.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
    /// The digest of the approval.
    pub evidence: EvidenceDigest,
}

record! {
    0x014b Override { object, matter, reason, approved_by, on, evidence };
}

/// The overrides of a round, by matter and object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(
    feature = "serde",
    serde(into = "Vec<Override>", from = "Vec<Override>")
)]
pub struct Overrides {
    sorted: Vec<Override>,
}

impl Overrides {
    /// These overrides, in any order.
    ///
    /// ```
    /// assert_eq!(ssj_core::history::Overrides::new([]).iter().len(), 0);
    /// ```
    pub fn new(overrides: impl IntoIterator<Item = Override>) -> Self {
        let mut sorted: Vec<_> = overrides.into_iter().collect();
        sorted.sort_by(|a, b| order(a).cmp(&order(b)));
        Self { sorted }
    }

    /// Each of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Override> {
        self.sorted.iter()
    }

    /// The first one for this object and matter that was approved by a day.
    pub fn find(&self, object: &ObjectId, matter: &MatterId, by: Date) -> Option<&Override> {
        let start = self
            .sorted
            .partition_point(|known| (&known.matter, &known.object) < (matter, object));
        self.sorted
            .get(start..)?
            .iter()
            .take_while(|known| known.matter == *matter && known.object == *object)
            .find(|known| known.on <= by)
    }
}

fn order(own: &Override) -> (&MatterId, &ObjectId, Date, EvidenceDigest) {
    (&own.matter, &own.object, own.on, own.evidence)
}

impl From<Vec<Override>> for Overrides {
    fn from(overrides: Vec<Override>) -> Self {
        Self::new(overrides)
    }
}

impl From<Overrides> for Vec<Override> {
    fn from(overrides: Overrides) -> Self {
        overrides.sorted
    }
}
