//! Which draw something is said of.

use core::fmt;

use super::{DrawPart, MandateSource};

/// One draw: there may be one commitment, one record and one value of each source for it.
///
/// It follows from what the draw is for, what it draws and how often that was drawn: nobody types a name,
/// so that no second draw stands beside it under another one.
///
/// ```
/// use ssj_core::paper::{DrawName, DrawPart, MandateSource};
/// use ssj_core::{PlanId, PlanItemId};
/// let mandate = MandateSource::Plan { plan: PlanId::new("jl-2026")?, item: PlanItemId::new("jl-2026-03")?, version: 1 };
/// let name = DrawName { mandate, part: DrawPart::Objects, counter: 1 };
/// assert_eq!(name.to_string(), "item:jl-2026-03 of plan:jl-2026 in version 1, objects 1");
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct DrawName {
    /// The plan item, in the plan's version, or the campaign that it draws for.
    pub mandate: MandateSource,
    /// What it draws.
    pub part: DrawPart,
    /// 1 for the first draw of this for this mandate, 2 for its first redraw, and so on.
    pub counter: u32,
}

/// As the header has it.
impl fmt::Display for DrawName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} {}", self.mandate, self.part, self.counter)
    }
}
