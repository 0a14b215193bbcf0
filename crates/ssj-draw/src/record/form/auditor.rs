//! The auditor's form of a draw: everything that it takes to do it again.

use alloc::vec::Vec;

use ssj_core::{Decode, DecodeError, Decoder, Digest, Encode, Encoder, RoundSecret, Tag, sealed};

use crate::record::Blinding;
use crate::record::inspector::{InspectorDraw, InspectorDrawParts, InspectorRecord, StaffingRows};
use crate::record::object::{MatterFrame, ObjectDraw, ObjectDrawParts, ObjectRecord};

/// The auditor's form of an object draw: [`crate::verify::verify_objects`] takes its parts.
///
/// It holds the round's secret, so it is for auditors until every visit is over.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
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
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
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

impl ObjectDraw {
    /// The auditor's form of a record of this draw.
    pub fn form(&self, record: ObjectRecord) -> ObjectForm {
        ObjectForm {
            record,
            secret: self.veil.secret().clone(),
            frames: self.frames().to_vec(),
        }
    }
}

impl InspectorDraw {
    /// The auditor's form of a record of this draw.
    pub fn form(&self, record: InspectorRecord) -> InspectorForm {
        InspectorForm {
            record,
            secret: self.veil.secret().clone(),
            rows: self.clone().into_rows(),
        }
    }
}

impl ObjectForm {
    /// What the draw is made from, under the record's own commitment.
    ///
    /// ```
    /// use ssj_core::Refusals;
    /// use ssj_draw::record::{ObjectDraw, ObjectForm};
    /// fn again(form: &ObjectForm) -> Result<bool, Refusals> {
    ///     Ok(ObjectDraw::new(form.parts())?.digest() == form.record.commitment_digest)
    /// }
    /// ```
    pub fn parts(&self) -> ObjectDrawParts {
        let commitment = &self.record.commitment;
        ObjectDrawParts {
            header: commitment.header.clone(),
            secret: self.secret.clone(),
            blinding: Blinding::of(commitment.blinded),
            classes: commitment.classes,
            frames: self.frames.clone(),
        }
    }
}

impl InspectorForm {
    /// What the draw is made from, under the record's own header.
    pub fn parts(&self) -> InspectorDrawParts {
        InspectorDrawParts {
            header: self.record.commitment.header.clone(),
            secret: self.secret.clone(),
            rows: self.rows.clone(),
        }
    }
}

/// Record, secret and rows, the secret as a digest is.
macro_rules! forms {
    ($($tag:literal $name:ident $rows:ident;)+) => {$(
        impl sealed::Sealed for $name {}
        impl Encode for $name {
            fn encode(&self, out: &mut Encoder) {
                out.record(Tag::new($tag), |out| {
                    out.value(&self.record);
                    out.value(&Digest::from_bytes(*self.secret.expose()));
                    out.value(&self.$rows);
                });
            }
        }

        impl Decode for $name {
            fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                input.record(Tag::new($tag), |body| {
                    let (record, secret): (_, Digest) = body.value()?;
                    let secret = RoundSecret::from_bytes(*secret.as_bytes());
                    Ok(Self { record, secret, $rows: body.value()? })
                })
            }
        }
    )+};
}

forms! {
    0x0129 ObjectForm frames;
    0x012a InspectorForm rows;
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
