//! Which draw something is said of.

use alloc::string::String;
use core::fmt;

use crate::PlanItemId;

/// One draw: there may be one commitment, one record and one value of each source for it.
///
/// ```
/// use ssj_core::PlanItemId;
/// use ssj_core::paper::DrawName;
/// let name = DrawName { plan_item: PlanItemId::new("jl-2026-03")?, draw: "objects".into(), counter: 1 };
/// assert_eq!(name.to_string(), "item:jl-2026-03 objects 1");
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct DrawName {
    /// The plan item that it belongs to.
    pub plan_item: PlanItemId,
    /// Its name within the round.
    pub draw: String,
    /// 1 for the first draw of this name for this item, 2 for its first redraw, and so on.
    pub counter: u32,
}

/// As the header has it: `item:jl-2026-03 objects 1`.
impl fmt::Display for DrawName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.plan_item, self.draw, self.counter)
    }
}
