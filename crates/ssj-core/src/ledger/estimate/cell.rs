//! What each check of a draw speaks for.

use alloc::string::String;
use alloc::vec::Vec;

use crate::Excerpt;

use crate::base::digests::RecordDigest;
use crate::base::id::{DivisionId, MatterId, ObjectId};

/// A stratum of a draw, or the part of one in a county, as its verified record and frame have it: how
/// many were eligible and who was drawn. `ssj-draw` makes them (`ObjectDraw::cells`).
///
/// Whoever has the cells knows every stratum: where strata are secret they are the auditor's.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct SampledCell {
    /// The record of the draw.
    pub record: RecordDigest,
    /// The matter.
    pub matter: MatterId,
    /// The class of the stratum: strata are collapsed within it.
    pub class: String,
    /// The stratum.
    pub stratum: String,
    /// Where.
    pub county: DivisionId,
    /// What figures are told by beside counties: the class, or whatever else is known of each object
    /// of the frame before the draw.
    pub group: String,
    /// `N_h`: how many counted.
    #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::base::json_u64::Written")
    )]
    pub in_scope: u64,
    /// `E_h`: how many of them could be drawn.
    #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::base::json_u64::Written")
    )]
    pub eligible: u64,
    /// Who was drawn: `n_h`.
    pub drawn: Vec<ObjectId>,
    /// Who stood by.
    pub reserves: Vec<ObjectId>,
}

errors! {
    /// Cells that no draw has.
    pub enum CellError {
        /// Fewer eligible than were drawn or stood by.
        Small {
            /// The stratum.
            stratum: Excerpt,
            /// How many were eligible.
            eligible: u64,
            /// How many were drawn or stood by.
            named: u64,
        } = "estimate.cell-small",
            "the cell of stratum `{stratum}` has {eligible} eligible objects and names {named}",
            "层`{stratum}`的单元可抽对象为{eligible}，所列对象却为{named}";
        /// An object in two cells of one draw and matter.
        Twice {
            /// The object.
            object: ObjectId,
        } = "estimate.object-twice",
            "`{object}` stands in two cells of one draw", "`{object}`在同一次抽取的两个单元中";
    }
}
