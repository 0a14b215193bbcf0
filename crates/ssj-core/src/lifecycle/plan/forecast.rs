//! Whether a plan can be carried out, as computed before it is approved.

use alloc::vec::Vec;

use crate::base::bytes::Digest;
use crate::base::id::{DivisionId, Id, MatterId, PlanItemId};

/// What the draw engine foresees for a plan: the plan carries it, core never computes it.
///
/// ```
/// use ssj_core::plan::{Forecast, ObjectForecast};
/// use ssj_core::{Digest, MatterId, PlanItemId};
/// let line = ObjectForecast::new(PlanItemId::new("i")?, MatterId::new("m")?, 100, 30, 60);
/// assert_eq!(line.drawable(), 40);
/// assert_eq!(line.shortage(), 0);
/// let forecast = Forecast::new(Digest::from_bytes([1; 32])).with_objects(line);
/// assert!(forecast.is_feasible());
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Forecast {
    basis: Digest,
    objects: Vec<ObjectForecast>,
    staff: Vec<StaffForecast>,
}

impl Forecast {
    /// A forecast with no lines yet, computed from inputs of this digest.
    pub const fn new(basis: Digest) -> Self {
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

    /// The digest of what it was computed from.
    pub const fn basis(&self) -> Digest {
        self.basis
    }

    /// The lines about objects.
    pub fn objects(&self) -> &[ObjectForecast] {
        &self.objects
    }

    /// The lines about inspectors.
    pub fn staff(&self) -> &[StaffForecast] {
        &self.staff
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
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ObjectForecast {
    item: PlanItemId,
    matter: MatterId,
    in_scope: u64,
    needed: u64,
    excluded: u64,
}

impl ObjectForecast {
    /// Objects in scope, objects needed, and objects in scope that may not be drawn (no repeat,
    /// yearly cap, leave-alone rules).
    pub const fn new(
        item: PlanItemId,
        matter: MatterId,
        in_scope: u64,
        needed: u64,
        excluded: u64,
    ) -> Self {
        Self {
            item,
            matter,
            in_scope,
            needed,
            excluded,
        }
    }

    /// The item.
    pub const fn item(&self) -> &PlanItemId {
        &self.item
    }

    /// The matter.
    pub const fn matter(&self) -> &MatterId {
        &self.matter
    }

    /// Objects in scope: the N of the ratio.
    pub const fn in_scope(&self) -> u64 {
        self.in_scope
    }

    /// Objects the item needs.
    pub const fn needed(&self) -> u64 {
        self.needed
    }

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
    0x0407 ObjectForecast { item, matter, in_scope, needed, excluded };
}

/// One month, county and need: whether there are enough inspectors.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct StaffForecast {
    month: u8,
    county: DivisionId,
    need: Id,
    places: u64,
    room: u64,
}

impl StaffForecast {
    /// In this month (1 to 12) the county's visits have so many places for this need (an agency, a
    /// credential, a specialty), and its inspectors have room for so many.
    pub const fn new(month: u8, county: DivisionId, need: Id, places: u64, room: u64) -> Self {
        Self {
            month,
            county,
            need,
            places,
            room,
        }
    }

    /// The month, 1 to 12.
    pub const fn month(&self) -> u8 {
        self.month
    }

    /// The county.
    pub const fn county(&self) -> &DivisionId {
        &self.county
    }

    /// What the places need.
    pub const fn need(&self) -> &Id {
        &self.need
    }

    /// Places to fill.
    pub const fn places(&self) -> u64 {
        self.places
    }

    /// Places that can be filled.
    pub const fn room(&self) -> u64 {
        self.room
    }

    /// How many are wanting; 0 if there is room.
    pub const fn shortage(&self) -> u64 {
        self.places.saturating_sub(self.room)
    }
}

record! {
    0x0408 StaffForecast { month, county, need, places, room };
}
