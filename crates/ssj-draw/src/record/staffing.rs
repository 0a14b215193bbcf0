//! Who may go where: the rows that an inspector draw is made from.

use alloc::string::String;
use alloc::vec::Vec;

use ssj_core::{
    AgencyId, Decode, DecodeError, Decoder, DivisionId, Encode, Encoder, InspectorId, ObjectId,
    Token, sealed,
};

use super::row::Reason;
use super::tags;

/// A visit and its slots.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
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
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SlotNeed {
    /// The agency that conducts the check.
    pub agency: AgencyId,
    /// The divisions whose inspectors may come; none means any of the agency's.
    pub divisions: Vec<DivisionId>,
    /// The names of the credentials and specialties that the person must hold.
    pub credentials: Vec<String>,
}

/// An inspector in the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct InspectorRow {
    /// The inspector.
    pub inspector: InspectorId,
    /// Their agency.
    pub agency: AgencyId,
    /// The divisions that they work in.
    pub divisions: Vec<DivisionId>,
    /// The names of the credentials and specialties that they hold and that are valid.
    pub credentials: Vec<String>,
    /// How many slots of this draw they can take at most.
    pub cap: u32,
    /// How many slots they filled so far in the period over which loads are evened out.
    pub load: u32,
}

/// An inspector who may not go on a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
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
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct VisitCap {
    /// How many slots of these visits at most.
    pub at_most: u32,
    /// The visits' tokens.
    pub visits: Vec<Token>,
    /// Whom it holds for; none means everyone.
    pub inspectors: Vec<InspectorId>,
}

/// A slot whose inspector is named by law beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct FixedSlot {
    /// The visit's token.
    pub visit: Token,
    /// The number of the slot on the visit, from 0.
    pub slot: u32,
    /// The inspector.
    pub inspector: InspectorId,
}

impl sealed::Sealed for SlotNeed {}
impl Encode for SlotNeed {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::NEED, |out| {
            out.value(&self.agency);
            out.set(&self.divisions);
            out.set(&self.credentials);
        });
    }
}

/// The whole row: its token stands before it in the leaf.
impl sealed::Sealed for InspectorRow {}
impl Encode for InspectorRow {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::PERSON, |out| {
            out.value(&self.inspector);
            out.value(&self.agency);
            out.set(&self.divisions);
            out.set(&self.credentials);
            out.value(&self.cap);
            out.value(&self.load);
        });
    }
}

record! {
    0x0113 ExcludedPair { visit, inspector, reason } decode;
}

impl sealed::Sealed for VisitCap {}
impl Encode for VisitCap {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::VISIT_CAP, |out| {
            out.value(&self.at_most);
            out.set(&self.visits);
            out.set(&self.inspectors);
        });
    }
}

record! {
    0x0115 FixedSlot { visit, slot, inspector } decode;
}

record! {
    0x0128 VisitSlots { visit, visited, slots } decode;
}

impl Decode for SlotNeed {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.record(tags::NEED, |body| {
            Ok(Self {
                agency: body.parsed()?,
                divisions: body.list(Decoder::parsed)?,
                credentials: body.list(Decoder::value)?,
            })
        })
    }
}

impl Decode for InspectorRow {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.record(tags::PERSON, |body| {
            Ok(Self {
                inspector: body.parsed()?,
                agency: body.parsed()?,
                divisions: body.list(Decoder::parsed)?,
                credentials: body.list(Decoder::value)?,
                cap: body.value()?,
                load: body.value()?,
            })
        })
    }
}

impl Decode for VisitCap {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.record(tags::VISIT_CAP, |body| {
            Ok(Self {
                at_most: body.value()?,
                visits: body.list(Decoder::value)?,
                inspectors: body.list(Decoder::parsed)?,
            })
        })
    }
}
