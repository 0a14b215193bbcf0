//! What a pool says of itself.

use super::ClassAssignment;
use crate::base::id::{AgencyId, PoolId};
use crate::base::timestamp::Timestamp;

/// A pool's id, the agency that answers for it, the instant its rows were taken.
///
/// ```
/// use ssj_core::pool::PoolHeader;
/// use ssj_core::{AgencyId, PoolId};
/// let header = PoolHeader {
///     id: PoolId::new("food-sellers")?,
///     agency: AgencyId::new("cc-amr")?,
///     as_of: "2026-03-01T00:00:00+08:00".parse()?,
///     classes: None,
/// };
/// assert_eq!(header.as_of.china_date().to_string(), "2026-03-01");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[must_use]
pub struct PoolHeader {
    /// The pool's id.
    pub id: PoolId,
    /// The agency that answers for it.
    pub agency: AgencyId,
    /// The instant its rows were taken.
    pub as_of: Timestamp,
    /// Where its risk classes come from, if it has any.
    #[cfg_attr(feature = "serde", serde(default))]
    pub classes: Option<ClassAssignment>,
}

impl PoolHeader {
    /// Says where the rows' risk classes come from.
    pub const fn with_classes(mut self, classes: ClassAssignment) -> Self {
        self.classes = Some(classes);
        self
    }
}

record! {
    0x0b00 PoolHeader { id, agency, as_of, classes };
}
