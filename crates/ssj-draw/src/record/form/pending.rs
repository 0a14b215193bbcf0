//! A draw that waits for its seed, as it is stored: all of it but the round's secret.

use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use ssj_core::rules::draw as codes;
use ssj_core::{Digest, HashFn, Label, Refusal, Refusals, RoundSecret, record};

use crate::record::{
    Blinding, InspectorCommitment, InspectorDraw, InspectorDrawParts, MatterFrame,
    ObjectCommitment, ObjectDraw, ObjectDrawParts, StaffingRows,
};

/// An object draw that waits for its seed, as it is stored: without the round's secret, which is kept elsewhere.
///
/// What was edited while it waited does not [`resume`](Self::resume). Who holds it and not the secret knows who
/// can be drawn, and neither names, salts nor ranks; its `Debug` form shows the draw's name alone.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct PendingObjects {
    /// What was committed to: its digest is the one that was published.
    pub commitment: ObjectCommitment,
    /// The frames, in the commitment's order.
    pub frames: Vec<MatterFrame>,
}

/// The same of an inspector draw.
///
/// ```
/// use ssj_core::{CommitmentDigest, Refusals, RoundSecret};
/// use ssj_draw::record::{InspectorDraw, PendingInspectors};
/// /// What was stored goes on only as what was published.
/// fn resumed(stored: PendingInspectors, secret: RoundSecret, published: CommitmentDigest) -> Result<InspectorDraw, Refusals> {
///     let draw = stored.resume(secret)?;
///     assert_eq!(CommitmentDigest(draw.digest()), published);
///     Ok(draw)
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct PendingInspectors {
    /// What was committed to: its digest is the one that was published.
    pub commitment: InspectorCommitment,
    /// The rows.
    pub rows: StaffingRows,
}

impl ObjectDraw {
    /// What is stored while it waits.
    ///
    /// ```
    /// use ssj_draw::record::{ObjectDraw, PendingObjects};
    /// fn row(draw: &ObjectDraw) -> (String, PendingObjects) {
    ///     (draw.commitment().header.name().to_string(), draw.pending())
    /// }
    /// ```
    pub fn pending(&self) -> PendingObjects {
        PendingObjects {
            commitment: self.commitment().clone(),
            frames: self.frames().to_vec(),
        }
    }
}

impl InspectorDraw {
    /// What is stored while it waits.
    pub fn pending(&self) -> PendingInspectors {
        PendingInspectors {
            commitment: self.commitment().clone(),
            rows: self.clone().into_rows(),
        }
    }
}

impl PendingObjects {
    fn parts(self, secret: RoundSecret) -> (ObjectCommitment, ObjectDrawParts) {
        let parts = ObjectDrawParts {
            header: self.commitment.header.clone(),
            secret,
            blinding: Blinding::of(self.commitment.blinded),
            classes: self.commitment.classes,
            frames: self.frames,
        };
        (self.commitment, parts)
    }
}

impl PendingInspectors {
    fn parts(self, secret: RoundSecret) -> (InspectorCommitment, InspectorDrawParts) {
        let parts = InspectorDrawParts {
            header: self.commitment.header.clone(),
            secret,
            rows: self.rows,
        };
        (self.commitment, parts)
    }
}

macro_rules! pending {
    ($($name:ident as $draw:ident;)+) => {$(
        impl $name {
            /// The draw again, under the secret that it was committed to with.
            ///
            /// # Errors
            /// `draw.other-secret`; `draw.other-commitment` where what was stored commits to something else; those
            /// of making the draw.
            pub fn resume(self, secret: RoundSecret) -> Result<$draw, Refusals> {
                let hash = self.commitment.header.suite().hash_fn()?;
                self.resume_hashed(secret, hash)
            }

            /// The same by a hash function of one's own, as [`HashFn::of_module`] makes it.
            ///
            /// # Errors
            /// Those of [`resume`](Self::resume).
            pub fn resume_hashed(self, secret: RoundSecret, hash: HashFn) -> Result<$draw, Refusals> {
                if hash.hash(Label::Secret, secret.expose()) != self.commitment.secret {
                    let name = self.commitment.header.name();
                    return Err(Refusal::new(codes::OTHER_SECRET).with("draw", name.to_string()).into());
                }
                let (commitment, parts) = self.parts(secret);
                let draw = $draw::hashed(parts, hash)?;
                same(commitment.digest(hash), draw.digest())?;
                Ok(draw)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let name = self.commitment.header.name();
                f.debug_struct(stringify!($name)).field("draw", &name).finish_non_exhaustive()
            }
        }
    )+};
}

pending! {
    PendingObjects as ObjectDraw;
    PendingInspectors as InspectorDraw;
}

record! {
    0x012b PendingObjects { commitment, frames } decode;
    0x012c PendingInspectors { commitment, rows } decode;
}

/// What was stored is what it says it commits to.
fn same(stored: Digest, found: Digest) -> Result<(), Refusals> {
    if stored == found {
        return Ok(());
    }
    Err(Refusal::new(codes::OTHER_COMMITMENT)
        .with("published", stored)
        .with("found", found)
        .into())
}
