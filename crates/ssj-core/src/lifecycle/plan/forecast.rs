//! Whether a plan can be carried out, as computed before it is approved.

use alloc::vec::Vec;

use crate::base::digests::EvidenceDigest;
use crate::base::id::{DivisionId, Id, MatterId, PlanItemId};

/// What the draw engine foresees for a plan: the plan carries it, core never computes it.
///
/// ```
/// use ssj_core::EvidenceDigest;
/// use ssj_core::plan::{Forecast, ObjectForecast};
/// use ssj_core::{Digest, MatterId, PlanItemId};
/// let line = ObjectForecast { item: PlanItemId::new("i")?, matter: MatterId::new("m")?, in_scope: 100, needed: 30, excluded: 60, without_chance: 0 };
/// assert_eq!(line.drawable(), 40);
/// assert_eq!(line.shortage(), 0);
/// let forecast = Forecast::new(EvidenceDigest(Digest::from_bytes([1; 32]))).with_objects(line);
/// assert!(forecast.is_feasible());
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Forecast {
    /// The digest of what it was computed from.
    pub basis: EvidenceDigest,
    /// The lines about objects.
    pub objects: Vec<ObjectForecast>,
    /// The lines about inspectors.
    pub staff: Vec<StaffForecast>,
}

impl Forecast {
    /// A forecast with no lines yet, computed from inputs of this digest.
    pub const fn new(basis: EvidenceDigest) -> Self {
        Self {
            basis,
            objects: Vec::new(),
            staff: Vec::new(),
        }
    }

    /// Adds a line about a matter's objects.
    #[must_use]
    pub fn with_objects(mut self, line: ObjectForecast) -> Self {
        self.objects.push(line);
        self
    }

    /// Adds a line about inspectors.
    #[must_use]
    pub fn with_staff(mut self, line: StaffForecast) -> Self {
        self.staff.push(line);
        self
    }

    /// Whether no line falls short.
    pub fn is_feasible(&self) -> bool {
        self.objects.iter().all(|line| line.shortage() == 0)
            && self.staff.iter().all(|line| line.shortage() == 0)
    }

    pub(super) fn covers(&self, item: &PlanItemId, matter: &MatterId) -> bool {
        self.objects
            .iter()
            .any(|line| line.item == *item && line.matter == *matter)
    }
}

record! {
    0x0406 Forecast { basis, objects, staff };
}

/// One matter of one item: whether the pool has enough objects that may be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct ObjectForecast {
    /// The item.
    pub item: PlanItemId,
    /// The matter.
    pub matter: MatterId,
    /// Objects in scope: the N of the ratio.
    pub in_scope: u64,
    /// Objects the item needs.
    pub needed: u64,
    /// Objects in scope that may not be drawn in the period.
    pub excluded: u64,
    /// Objects in scope in strata to which a fixed allocation gives none, whatever the seed.
    pub without_chance: u64,
}

impl ObjectForecast {
    /// Objects in scope that may be drawn.
    pub const fn drawable(&self) -> u64 {
        self.in_scope.saturating_sub(self.excluded)
    }

    /// How many are wanting; 0 if there are enough.
    pub const fn shortage(&self) -> u64 {
        self.needed.saturating_sub(self.drawable())
    }
}

record! {
    0x0407 ObjectForecast { item, matter, in_scope, needed, excluded, without_chance };
}

/// One month, county and need: whether there are enough inspectors.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct StaffForecast {
    /// The month, 1 to 12.
    pub month: u8,
    /// The county.
    pub county: DivisionId,
    /// What the places need.
    pub need: Id,
    /// Places to fill.
    pub places: u64,
    /// Places that can be filled.
    pub room: u64,
}

impl StaffForecast {
    /// How many are wanting; 0 if there is room.
    pub const fn shortage(&self) -> u64 {
        self.places.saturating_sub(self.room)
    }
}

record! {
    0x0408 StaffForecast { month, county, need, places, room };
}
