//! Who may go where: the rows that an inspector draw is made from.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use ssj_core::{
    AgencyId, Clause, Digest, DivisionId, InspectorId, ObjectId, Text, Timestamp, Token,
};

use crate::assign::Loads;
use crate::record::object::Reason;

/// A visit and its slots.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct VisitSlots {
    /// The visit's token.
    pub visit: Token,
    /// Who is visited.
    pub visited: ObjectId,
    /// What its places ask for: each the number of a need in the draw's list, from 0.
    pub slots: Vec<u32>,
}

/// What a slot asks for: an inspector of one agency, of one of these divisions, with all of these
/// credentials.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct SlotNeed {
    /// The agency that conducts the check.
    pub agency: AgencyId,
    /// The divisions whose inspectors may come; none means any of the agency's.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::strict::set"))]
    pub divisions: BTreeSet<DivisionId>,
    /// The names of the credentials and specialties that the person must hold.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::strict::set"))]
    pub credentials: BTreeSet<String>,
}

/// An inspector in the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct InspectorRow {
    /// The inspector.
    pub inspector: InspectorId,
    /// Their agency.
    pub agency: AgencyId,
    /// The divisions that they work in.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::strict::set"))]
    pub divisions: BTreeSet<DivisionId>,
    /// The names of the credentials and specialties that they hold and that are valid.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::strict::set"))]
    pub credentials: BTreeSet<String>,
    /// How many slots of this draw they can take at most.
    pub cap: u32,
    /// How many slots they filled so far in the period over which loads are evened out, with the
    /// baseline: what the assignment evens out.
    pub load: u32,
    /// How many of the load they did not fill: what colleagues did while they were not there.
    pub baseline: u32,
}

/// An inspector who may not go on a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct ExcludedPair {
    /// The visit's token.
    pub visit: Token,
    /// The inspector.
    pub inspector: InspectorId,
    /// Why: a recusal, a leave, the same inspector as last time.
    pub reason: Reason,
}

/// A cap on how many of some visits one inspector can go on: in a day, a week, a county.
///
/// Caps of one inspector are nested or disjoint: a day within a week, or a county within it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct VisitCap {
    /// How many slots of these visits at most.
    pub at_most: u32,
    /// The visits' tokens.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::strict::set"))]
    pub visits: BTreeSet<Token>,
    /// Whom it holds for; none means everyone.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::strict::set"))]
    pub inspectors: BTreeSet<InspectorId>,
}

/// A slot whose inspector is named beforehand, because a clause says who goes (指定人员): whoever verifies
/// the draw is told of each, with clause and reason.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct FixedSlot {
    /// The visit's token.
    pub visit: Token,
    /// The number of the slot on the visit, from 0.
    pub slot: u32,
    /// The inspector.
    pub inspector: InspectorId,
    /// The clause that names them.
    pub clause: Clause,
    /// Why it does on this visit.
    pub reason: Text,
}

/// The rows that an inspector draw is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct StaffingRows {
    /// The digest of the object record whose visits are staffed.
    pub object_record: Digest,
    /// The instant that the inspectors' rows are of.
    pub as_of: Timestamp,
    /// What slots ask for, named by number in [`VisitSlots::slots`].
    pub needs: Vec<SlotNeed>,
    /// The visits with their slots.
    pub visits: Vec<VisitSlots>,
    /// The inspectors.
    pub inspectors: Vec<InspectorRow>,
    /// Who may not go where.
    pub excluded: Vec<ExcludedPair>,
    /// Slots whose inspector is named by law.
    pub fixed: Vec<FixedSlot>,
    /// Caps on groups of visits, such as those of one day; beside [`InspectorRow::cap`], which is over
    /// all visits.
    pub caps: Vec<VisitCap>,
    /// How many stand by for each kind of place on a visit, where there are so many.
    pub reserves: u32,
    /// What is done about loads.
    pub loads: Loads,
}

record! {
    0x0111 SlotNeed { agency, divisions, credentials } decode;
    0x0112 InspectorRow { inspector, agency, divisions, credentials, cap, load, baseline } decode;
    0x0113 ExcludedPair { visit, inspector, reason } decode;
    0x0114 VisitCap { at_most, visits, inspectors } decode;
    0x0115 FixedSlot { visit, slot, inspector, clause, reason } decode;
    0x0127 StaffingRows {
        object_record, as_of, needs, visits, inspectors, excluded, fixed, caps, reserves, loads,
    } decode;
    0x0128 VisitSlots { visit, visited, slots } decode;
}
