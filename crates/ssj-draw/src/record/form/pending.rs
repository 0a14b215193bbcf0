//! A draw that waits for its seed, as it is stored.

use alloc::vec::Vec;

use ssj_core::rules::draw as codes;
use ssj_core::{
    Decode, DecodeError, Decoder, Digest, Encode, Encoder, Refusal, Refusals, RoundSecret, Tag,
    sealed,
};

#[cfg(feature = "serde")]
use super::auditor::secret_hex;
use crate::record::{
    Blinding, ClassSource, Header, InspectorDraw, InspectorDrawParts, MatterFrame, ObjectDraw,
    ObjectDrawParts, StaffingRows,
};

/// Everything that an object draw depends on but the seed, and what it was committed to as.
#[derive(Clone)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(rename = "ObjectDraw"))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub(crate) struct PendingObjects {
    commitment_digest: Digest,
    header: Header,
    #[cfg_attr(feature = "serde", serde(with = "secret_hex"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::Digest"))]
    secret: RoundSecret,
    blinded: bool,
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<ClassSource>"))]
    classes: Option<ClassSource>,
    frames: Vec<MatterFrame>,
}

/// The same of an inspector draw.
#[derive(Clone)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(rename = "InspectorDraw"))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub(crate) struct PendingInspectors {
    commitment_digest: Digest,
    header: Header,
    #[cfg_attr(feature = "serde", serde(with = "secret_hex"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::Digest"))]
    secret: RoundSecret,
    rows: StaffingRows,
}

impl From<ObjectDraw> for PendingObjects {
    fn from(draw: ObjectDraw) -> Self {
        Self {
            commitment_digest: draw.digest(),
            header: draw.commitment().header.clone(),
            secret: draw.veil.secret().clone(),
            blinded: draw.commitment().blinded,
            classes: draw.commitment().classes,
            frames: draw.frames().to_vec(),
        }
    }
}

impl TryFrom<PendingObjects> for ObjectDraw {
    type Error = Refusals;

    fn try_from(stored: PendingObjects) -> Result<Self, Refusals> {
        let draw = Self::new(ObjectDrawParts {
            header: stored.header,
            secret: stored.secret,
            blinding: Blinding::of(stored.blinded),
            classes: stored.classes,
            frames: stored.frames,
        })?;
        same(stored.commitment_digest, draw.digest())?;
        Ok(draw)
    }
}

impl From<InspectorDraw> for PendingInspectors {
    fn from(draw: InspectorDraw) -> Self {
        Self {
            commitment_digest: draw.digest(),
            header: draw.commitment().header.clone(),
            secret: draw.veil.secret().clone(),
            rows: draw.into_rows(),
        }
    }
}

impl TryFrom<PendingInspectors> for InspectorDraw {
    type Error = Refusals;

    fn try_from(stored: PendingInspectors) -> Result<Self, Refusals> {
        let draw = Self::new(InspectorDrawParts {
            header: stored.header,
            secret: stored.secret,
            rows: stored.rows,
        })?;
        same(stored.commitment_digest, draw.digest())?;
        Ok(draw)
    }
}

/// What was stored is what was published.
fn same(published: Digest, found: Digest) -> Result<(), Refusals> {
    if published == found {
        return Ok(());
    }
    Err(Refusal::new(codes::OTHER_COMMITMENT)
        .with("published", published)
        .with("found", found)
        .into())
}

macro_rules! stored {
    ($($tag:literal $draw:ident as $stored:ident { $($field:ident),+ };)+) => {$(
        impl sealed::Sealed for $draw {}
        impl Encode for $draw {
            fn encode(&self, out: &mut Encoder) {
                let stored = $stored::from(self.clone());
                out.record(Tag::new($tag), |out| {
                    out.value(&stored.commitment_digest);
                    out.value(&stored.header);
                    out.value(&Digest::from_bytes(*stored.secret.expose()));
                    $( out.value(&stored.$field); )+
                });
            }
        }

        impl Decode for $draw {
            fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let stored = input.record(Tag::new($tag), |body| {
                    let (commitment_digest, header) = body.value()?;
                    let secret: Digest = body.value()?;
                    let secret = RoundSecret::from_bytes(*secret.as_bytes());
                    Ok($stored { commitment_digest, header, secret, $( $field: body.value()? ),+ })
                })?;
                Self::try_from(stored).map_err(|_| DecodeError::Value)
            }
        }
    )+};
}

stored! {
    0x012b ObjectDraw as PendingObjects { blinded, classes, frames };
    0x012c InspectorDraw as PendingInspectors { rows };
}
