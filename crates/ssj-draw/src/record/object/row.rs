//! One row of an object frame.

use alloc::string::String;

use ssj_core::{Clause, Digest, DivisionId, ObjectId};

/// An object of inspection in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct FrameRow {
    /// The object.
    pub object: ObjectId,
    /// Who is visited about it, where that is somebody else: the holder of a product or site.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<ObjectId>"))]
    pub holder: Option<ObjectId>,
    /// Where it is, by the pool: whoever holds something in two counties is visited in both.
    pub division: DivisionId,
    /// The number of its stratum in the frame's list, from 0.
    pub stratum: u32,
    /// Whether it can be drawn.
    pub state: RowState,
}

impl FrameRow {
    /// Who is visited: the holder, or the object itself.
    pub fn visited(&self) -> &ObjectId {
        self.holder.as_ref().unwrap_or(&self.object)
    }
}

/// Whether a row counts and can be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "ssj_core::strict")
)]
pub enum RowState {
    /// It counts in `N_h` and can be drawn.
    Eligible,
    /// It counts in `N_h` and can't be drawn: no repeat, a yearly cap, a rule to leave it alone.
    NotDrawable(Reason),
    /// It does not count: closed, moved away.
    OutOfScope(Reason),
}

/// Why a row can't be drawn, and the evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct Reason {
    /// The stable name of the reason.
    pub code: String,
    /// The clause that it rests on, if one does.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<Clause>"))]
    pub clause: Option<Clause>,
    /// The digest of its evidence: an invented past inspection is the cheapest way to fix a draw,
    /// so an auditor asks for what hashes to this.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<Digest>"))]
    pub evidence: Option<Digest>,
}

impl Reason {
    /// A reason that names neither a clause nor evidence.
    pub fn of(code: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            clause: None,
            evidence: None,
        }
    }
}

impl RowState {
    /// The reason, unless the row is eligible.
    pub const fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Eligible => None,
            Self::NotDrawable(reason) | Self::OutOfScope(reason) => Some(reason),
        }
    }
}

variants! {
    RowState decode {
        0x0108 Eligible,
        0x0109 NotDrawable(reason),
        0x010a OutOfScope(reason),
    }
}

record! {
    0x010b Reason { code, clause, evidence } decode;
    0x011f FrameRow { object, holder, division, stratum, state } decode;
}
