//! The auditor's form of a draw: everything that it takes to do it again.

use alloc::vec::Vec;

use ssj_core::{
    Decode, DecodeError, Decoder, Digest, Encode, Encoder, RoundSecret, Timestamp, sealed,
};

use super::frame::MatterFrame;
use super::inspector_commitment::{decode_loads, encode_loads};
use super::inspector_draw::InspectorDrawParts;
use super::inspector_record::InspectorRecord;
use super::object_record::ObjectRecord;
use super::staffing::{ExcludedPair, FixedSlot, InspectorRow, SlotNeed, VisitCap, VisitSlots};
use super::tags;
use crate::assign::Loads;

/// The auditor's form of an object draw: [`crate::verify::verify_objects`] takes its parts.
///
/// It holds the round's secret, so it is for auditors until every visit is over.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ObjectForm {
    /// The record.
    pub record: ObjectRecord,
    /// The round's secret.
    #[cfg_attr(feature = "serde", serde(with = "secret_hex"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::Digest"))]
    pub secret: RoundSecret,
    /// The frames, in the commitment's order.
    pub frames: Vec<MatterFrame>,
}

/// The auditor's form of an inspector draw: [`crate::verify::verify_inspectors`] takes its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct InspectorForm {
    /// The record.
    pub record: InspectorRecord,
    /// The round's secret.
    #[cfg_attr(feature = "serde", serde(with = "secret_hex"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::Digest"))]
    pub secret: RoundSecret,
    /// The rows.
    pub rows: StaffingRows,
}

/// The rows that an inspector draw is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct StaffingRows {
    /// The digest of the object record whose visits are staffed.
    pub object_record: Digest,
    /// The instant that the inspectors' rows are of.
    pub as_of: Timestamp,
    /// What slots ask for.
    pub needs: Vec<SlotNeed>,
    /// The visits with their slots.
    pub visits: Vec<VisitSlots>,
    /// The inspectors.
    pub inspectors: Vec<InspectorRow>,
    /// Who may not go where.
    pub excluded: Vec<ExcludedPair>,
    /// Slots whose inspector is named by law.
    pub fixed: Vec<FixedSlot>,
    /// Caps on groups of visits.
    pub caps: Vec<VisitCap>,
    /// What is done about loads.
    pub loads: Loads,
}

impl InspectorForm {
    /// The form of a record and the parts of its draw.
    pub fn new(record: InspectorRecord, parts: InspectorDrawParts) -> Self {
        Self {
            record,
            secret: parts.secret,
            rows: StaffingRows {
                object_record: parts.object_record,
                as_of: parts.as_of,
                needs: parts.needs,
                visits: parts.visits,
                inspectors: parts.inspectors,
                excluded: parts.excluded,
                fixed: parts.fixed,
                caps: parts.caps,
                loads: parts.loads,
            },
        }
    }

    /// What the draw is made from, under the record's own header.
    pub fn parts(&self) -> InspectorDrawParts {
        let rows = self.rows.clone();
        InspectorDrawParts {
            header: self.record.commitment.header.clone(),
            secret: self.secret.clone(),
            object_record: rows.object_record,
            as_of: rows.as_of,
            needs: rows.needs,
            visits: rows.visits,
            inspectors: rows.inspectors,
            excluded: rows.excluded,
            fixed: rows.fixed,
            caps: rows.caps,
            loads: rows.loads,
        }
    }
}

impl sealed::Sealed for ObjectForm {}
impl Encode for ObjectForm {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::OBJECT_FORM, |out| {
            out.value(&self.record);
            out.value(&Digest::from_bytes(*self.secret.expose()));
            out.list(&self.frames);
        });
    }
}

impl Decode for ObjectForm {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.record(tags::OBJECT_FORM, |body| {
            Ok(Self {
                record: body.value()?,
                secret: secret(body)?,
                frames: body.list(Decoder::value)?,
            })
        })
    }
}

impl sealed::Sealed for InspectorForm {}
impl Encode for InspectorForm {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::INSPECTOR_FORM, |out| {
            out.value(&self.record);
            out.value(&Digest::from_bytes(*self.secret.expose()));
            out.value(&self.rows);
        });
    }
}

impl Decode for InspectorForm {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.record(tags::INSPECTOR_FORM, |body| {
            Ok(Self {
                record: body.value()?,
                secret: secret(body)?,
                rows: body.value()?,
            })
        })
    }
}

impl sealed::Sealed for StaffingRows {}
impl Encode for StaffingRows {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::STAFFING, |out| {
            out.value(&self.object_record);
            out.value(&self.as_of);
            out.list(&self.needs);
            out.list(&self.visits);
            out.list(&self.inspectors);
            out.list(&self.excluded);
            out.list(&self.fixed);
            out.list(&self.caps);
            encode_loads(self.loads, out);
        });
    }
}

impl Decode for StaffingRows {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.record(tags::STAFFING, |body| {
            Ok(Self {
                object_record: body.value()?,
                as_of: body.value()?,
                needs: body.list(Decoder::value)?,
                visits: body.list(Decoder::value)?,
                inspectors: body.list(Decoder::value)?,
                excluded: body.list(Decoder::value)?,
                fixed: body.list(Decoder::value)?,
                caps: body.list(Decoder::value)?,
                loads: decode_loads(body)?,
            })
        })
    }
}

fn secret(input: &mut Decoder<'_>) -> Result<RoundSecret, DecodeError> {
    let bytes: Digest = input.value()?;
    Ok(RoundSecret::from_bytes(*bytes.as_bytes()))
}

/// A secret in the one form that holds it: as a digest is written.
#[cfg(feature = "serde")]
mod secret_hex {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use ssj_core::{Digest, RoundSecret};

    pub(super) fn serialize<S: Serializer>(
        secret: &RoundSecret,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        Digest::from_bytes(*secret.expose()).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<RoundSecret, D::Error> {
        let bytes = Digest::deserialize(deserializer)?;
        Ok(RoundSecret::from_bytes(*bytes.as_bytes()))
    }
}
