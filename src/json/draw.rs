//! Committing and drawing.

use alloc::vec::Vec;

use ssj_core::rules::draw::OTHER_COMMITMENT;
use ssj_core::{CommitmentDigest, Digest, Refusal, Refusals, RoundSecret};
use ssj_draw::record::{
    Blinding, ClassSource, Header, InspectorDraw, InspectorDrawParts, MatterFrame, ObjectDraw,
    ObjectDrawParts, SeedEvidence, StaffingRows, Visits,
};

use super::{Errors, Given};

asked! {
    /// Commit to a draw.
    pub(super) struct Commit {
        /// What the draw depends on but for the seed.
        parts: DrawParts,
    }

    /// Draw what was committed to.
    pub(super) struct Draw {
        /// What was committed to.
        parts: DrawParts,
        /// The digest that was published.
        commitment_digest: CommitmentDigest,
        /// What the sources of the seed said.
        evidence: SeedEvidence,
    }

    /// What a draw depends on but for the seed.
    #[serde(tag = "type", rename_all = "kebab-case")]
    enum DrawParts {
        /// Of a draw of objects (抽取检查对象).
        Objects(ObjectParts),
        /// Of a draw of inspectors (选派检查人员).
        Inspectors(InspectorParts),
    }

    /// What a draw of objects depends on but for the seed.
    struct ObjectParts {
        /// Suite, mandate, part, counter, sources.
        header: Header,
        /// The round's secret, 32 bytes: random, and known to nobody until the visits are over.
        secret: Digest,
        /// Whether objects enter under blind tokens.
        blinded: bool,
        /// Where risk classes come from, if any are used.
        #[serde(deserialize_with = "ssj_core::json::present")]
        #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Nullable<ClassSource>"))]
        classes: Option<ClassSource>,
        /// A frame for each matter.
        frames: Vec<MatterFrame>,
    }

    /// What a draw of inspectors depends on but for the seed.
    struct InspectorParts {
        /// Suite, mandate, part, counter, sources.
        header: Header,
        /// The round's secret, 32 bytes.
        secret: Digest,
        /// Visits and inspectors.
        rows: StaffingRows,
    }
}

impl ObjectParts {
    fn commit(self) -> Result<ObjectDraw, Refusals> {
        ObjectDraw::new(ObjectDrawParts {
            header: self.header,
            secret: RoundSecret::from_bytes(*self.secret.as_bytes()),
            blinding: if self.blinded {
                Blinding::Blinded
            } else {
                Blinding::Open
            },
            classes: self.classes,
            frames: self.frames,
        })
    }
}

impl InspectorParts {
    fn commit(self) -> Result<InspectorDraw, Refusals> {
        InspectorDraw::new(InspectorDrawParts {
            header: self.header,
            secret: RoundSecret::from_bytes(*self.secret.as_bytes()),
            rows: self.rows,
        })
    }
}

impl Commit {
    pub(super) fn given<'a>(self) -> Result<Given<'a>, Errors> {
        Ok(match self.parts {
            DrawParts::Objects(parts) => {
                let draw = parts.commit()?;
                Given::ObjectsCommitted {
                    commitment: draw.commitment().clone(),
                    commitment_digest: CommitmentDigest(draw.digest()),
                }
            }
            DrawParts::Inspectors(parts) => {
                let draw = parts.commit()?;
                Given::InspectorsCommitted {
                    commitment: draw.commitment().clone(),
                    commitment_digest: CommitmentDigest(draw.digest()),
                }
            }
        })
    }
}

impl Draw {
    pub(super) fn given<'a>(self) -> Result<Given<'a>, Errors> {
        match self.parts {
            DrawParts::Objects(parts) => {
                let draw = parts.commit()?;
                same(self.commitment_digest, draw.digest())?;
                let record = draw.draw(self.evidence)?;
                Ok(Given::ObjectsDrawn {
                    drawn: draw.drawn(&record).map_err(|error| Errors::of(&error))?,
                    public: draw.public_form(&record, Visits::Ahead),
                    form: draw.form(record),
                })
            }
            DrawParts::Inspectors(parts) => {
                let draw = parts.commit()?;
                same(self.commitment_digest, draw.digest())?;
                let record = draw.draw(self.evidence)?;
                Ok(Given::InspectorsDrawn {
                    drawn: draw.drawn(&record).map_err(|error| Errors::of(&error))?,
                    public: record.public_form(),
                    form: draw.form(record),
                })
            }
        }
    }
}

/// The parts are those that were published.
fn same(published: CommitmentDigest, found: Digest) -> Result<(), Refusals> {
    if published.0 == found {
        return Ok(());
    }
    Err(Refusal::new(OTHER_COMMITMENT)
        .with("published", published.0)
        .with("found", found)
        .into())
}
