//! What everybody may see of an object draw.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::paper::ObjectHead;
use ssj_core::{BlindToken, Digest, Encode, HashFn, Label, MatterId, ObjectId, PublicDigest};

use crate::record::object::{
    CommittedFrame, FrameResult, FrameRow, MatterFrame, ObjectCommitment, ObjectDraw, ObjectRecord,
    Published, StratumDisclosure, StratumKey,
};
use crate::sample::Expected;

/// The public form of an object draw (抽查公示), before or after its visits.
///
/// Before: the commitment and the head of the record, so that nothing can be exchanged any more, and of
/// frames whose strata are public how many were drawn. After: who was drawn. Of frames whose strata
/// are not public it names the drawn in the order of their ids and nothing else, no blind token,
/// stratum, size or rank: each of them would hint at a class. Being drawn hints at one too, and no form
/// can help that.
///
/// The record's digest covers all that any form of the draw shows ([`PublicFrame::digest`]), so that
/// nobody can be given another form than the next.
#[doc(alias = "抽查公示")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct PublicForm {
    /// The commitment, spelled out.
    pub commitment: ObjectCommitment,
    /// The head of the record: its digest is the record's.
    pub head: ObjectHead,
    /// Each frame, in the commitment's order.
    pub frames: Vec<PublicFrame>,
}

/// What everybody may see of one matter's draw.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct PublicFrame {
    /// The matter.
    pub matter: MatterId,
    /// How many were drawn of each stratum, where strata are public.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::OrNull<Vec<PublicStratum>>")
    )]
    pub strata: Option<Vec<PublicStratum>>,
    /// How many strata were left without a chance: some objects count there, and a fixed allocation
    /// gives them none whatever the seed. Which ones, where strata are public: those of which none was
    /// [expected](PublicStratum::expected).
    pub without_chance: u32,
    /// Who was drawn.
    pub drawn: PublicDrawn,
}

/// A public stratum. What the redraws so far can have made of the chances in it follows from what was
/// expected of `N_h`:
/// [`Header::redraw_bounds`](crate::record::Header::redraw_bounds).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct PublicStratum {
    /// Its name.
    pub key: StratumKey,
    /// `N_h`.
    #[cfg_attr(feature = "serde", serde(with = "ssj_core::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Written"))]
    pub in_scope: u64,
    /// How many of them could be drawn.
    #[cfg_attr(feature = "serde", serde(with = "ssj_core::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Written"))]
    pub eligible: u64,
    /// How many were to be drawn on average, before the seed: `n_h` is this number rounded.
    pub expected: Expected,
    /// `n_h`.
    #[cfg_attr(feature = "serde", serde(with = "ssj_core::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Written"))]
    pub size: u64,
}

/// Who was drawn of one matter's frame, as far as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(
        tag = "type",
        rename_all = "kebab-case",
        deny_unknown_fields,
        crate = "ssj_core::strict"
    )
)]
pub enum PublicDrawn {
    /// The visits are ahead: a digest of what will be said.
    Sealed {
        /// The digest.
        digest: Digest,
    },
    /// Strata are not public: names and nothing else.
    Named {
        /// What salts the digest.
        nonce: Digest,
        /// The drawn, in ascending order of id.
        objects: Vec<ObjectId>,
    },
    /// Strata are public: the drawn of each.
    Ranked {
        /// What salts the digest.
        nonce: Digest,
        /// For each stratum its drawn, in ascending order of rank.
        strata: Vec<Vec<PublicObject>>,
    },
}

/// One of the drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct PublicObject {
    /// Who.
    pub object: ObjectId,
    /// The name under which it entered the draw, of which its rank follows.
    pub blind: BlindToken,
}

impl PublicForm {
    /// What an extract is judged by.
    pub const fn published(&self) -> Published<'_> {
        Published {
            commitment: &self.commitment,
            seed: self.head.seed,
            thresholds: self.head.thresholds,
        }
    }
}

impl PublicDrawn {
    /// The drawn, in the order in which they are listed; nobody while the visits are ahead.
    pub fn objects(&self) -> Vec<&ObjectId> {
        match self {
            Self::Sealed { .. } => Vec::new(),
            Self::Named { objects, .. } => objects.iter().collect(),
            Self::Ranked { strata, .. } => strata.iter().flatten().map(|one| &one.object).collect(),
        }
    }
}

impl PublicFrame {
    /// What the record's digest covers of the frame, before the visits and after them alike:
    /// `H("ssj/1/public\0" ‖ canonical(matter, strata, number without a chance, digest of the drawn))`.
    pub fn digest(&self, hash: HashFn) -> PublicDigest {
        PublicDigest(hash.hash(Label::Public, &self.sealed(hash).to_canonical()))
    }

    /// The frame as it is shown while the visits are ahead.
    #[must_use]
    pub fn sealed(&self, hash: HashFn) -> Self {
        let digest = match &self.drawn {
            PublicDrawn::Sealed { digest } => *digest,
            opened => hash.hash(Label::Public, &opened.to_canonical()),
        };
        Self {
            drawn: PublicDrawn::Sealed { digest },
            ..self.clone()
        }
    }
}

words! {
    /// Whether the visits of a draw are over.
    pub enum Visits as Over {
        /// They are to come: nobody is named.
        Ahead = "ahead", "尚未检查";
        /// They are over, or the rulebook lets names be known before.
        Over = "over", "检查完毕";
    }
}

impl ObjectDraw {
    /// What everybody may see of a record of this draw.
    pub fn public_form(&self, record: &ObjectRecord, visits: Visits) -> PublicForm {
        let hash = self.hash();
        let frames = public_frames(
            self.committed_frames(),
            &record.results,
            (hash, record.salt),
        );
        let frames = frames.into_iter().map(|frame| match visits {
            Visits::Ahead => frame.sealed(hash),
            Visits::Over => frame,
        });
        PublicForm {
            frames: frames.collect(),
            commitment: record.commitment.clone(),
            head: record.head(hash),
        }
    }
}

/// What is published of each frame after the visits, under the record's salt.
fn public_frames<'a>(
    frames: impl Iterator<Item = (&'a MatterFrame, &'a CommittedFrame)>,
    results: &[FrameResult],
    (hash, salt): (HashFn, Digest),
) -> Vec<PublicFrame> {
    let frames = frames.zip(results).map(|((frame, committed), result)| {
        let token = frame.matter.as_id().token(hash, Label::Object);
        let nonce = hash.hash_parts(Label::Nonce, &[salt.as_bytes(), token.as_bytes()]);
        let rows = committed.drawn_rows(frame, result);
        let public = frame.disclosure == StratumDisclosure::Public;
        PublicFrame {
            matter: frame.matter.clone(),
            strata: public.then(|| strata(frame, committed, result)),
            without_chance: u32::try_from(committed.shares.without_chance().count())
                .unwrap_or(u32::MAX),
            drawn: if public {
                PublicDrawn::Ranked {
                    nonce,
                    strata: ranked(result, &rows),
                }
            } else {
                PublicDrawn::Named {
                    nonce,
                    objects: named(result, &rows),
                }
            },
        }
    });
    frames.collect()
}

/// What the record's digest covers of each frame.
pub(crate) fn public_digests<'a>(
    frames: impl Iterator<Item = (&'a MatterFrame, &'a CommittedFrame)>,
    results: &[FrameResult],
    (hash, salt): (HashFn, Digest),
) -> Vec<PublicDigest> {
    let frames = public_frames(frames, results, (hash, salt));
    frames.iter().map(|frame| frame.digest(hash)).collect()
}

fn strata(
    frame: &MatterFrame,
    committed: &CommittedFrame,
    result: &FrameResult,
) -> Vec<PublicStratum> {
    let shares = committed.shares.strata.iter();
    let strata = frame.strata.iter().zip(shares).zip(&result.strata);
    let strata = strata.map(|((stratum, share), result)| PublicStratum {
        expected: share.expected,
        key: stratum.key.clone(),
        in_scope: result.in_scope,
        eligible: result.eligible,
        size: result.size,
    });
    strata.collect()
}

fn ranked(result: &FrameResult, rows: &BTreeMap<BlindToken, &FrameRow>) -> Vec<Vec<PublicObject>> {
    let object = |blind: &BlindToken| {
        Some(PublicObject {
            object: rows.get(blind)?.object.clone(),
            blind: *blind,
        })
    };
    let strata = result.strata.iter();
    strata
        .map(|stratum| stratum.drawn.iter().filter_map(object).collect())
        .collect()
}

fn named(result: &FrameResult, rows: &BTreeMap<BlindToken, &FrameRow>) -> Vec<ObjectId> {
    let drawn = result.drawn().filter_map(|blind| rows.get(&blind));
    let mut names: Vec<_> = drawn.map(|row| row.object.clone()).collect();
    names.sort_unstable();
    names
}

record! {
    0x0156 PublicFrame { matter, strata, without_chance, drawn };
    0x0157 PublicStratum { key, in_scope, eligible, expected, size };
    _ PublicObject { object, blind };
}

variants! {
    PublicDrawn {
        0x0158 Sealed { digest },
        0x0159 Named { nonce, objects },
        0x015a Ranked { nonce, strata },
    }
}
