//! What everybody may see of an object draw.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ssj_core::{BlindToken, Digest, MatterId, ObjectId, Seed};

use crate::record::TreeRoot;
use crate::record::object::{
    FrameResult, FrameRow, MatterFrame, ObjectCommitment, ObjectDraw, ObjectRecord, Published,
    StratumDisclosure, StratumKey, StratumResult,
};
use crate::record::{RedrawBounds, SeedEvidence, SourceId};
use crate::sample::Rank;

/// The public form of an object draw (抽查公示), before or after its visits.
///
/// Before: commitment, seed and the record's digest, so that nothing can be exchanged any more.
/// After: who was drawn. Of frames whose strata are not public it names the drawn in the order of
/// their ids and nothing else, no blind token, stratum, size or rank: each of them would hint at a
/// class. Being drawn hints at one too, and no form can help that.
#[doc(alias = "抽查公示")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PublicForm {
    /// The commitment, spelled out.
    pub commitment: ObjectCommitment,
    /// Its digest, as it was published.
    pub commitment_digest: Digest,
    /// What the sources brought, and when.
    pub evidence: SeedEvidence,
    /// The seed made of it.
    pub seed: Seed,
    /// The digest of the record.
    pub record: Digest,
    /// The root over the thresholds of all strata.
    pub thresholds: TreeRoot,
    /// The parties that gave no value.
    pub absent: Vec<SourceId>,
    /// Whether no beacon spoke last, so that the last revealer could choose between two seeds.
    pub open_to_last_revealer: bool,
    /// Each frame, in the commitment's order.
    pub frames: Vec<PublicFrame>,
}

/// What everybody may see of one matter's draw.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PublicFrame {
    /// The matter.
    pub matter: MatterId,
    /// Its strata, where they are public.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::OrNull<Vec<PublicStratum>>")
    )]
    pub strata: Option<Vec<PublicStratum>>,
    /// Who was drawn, in ascending order of id: none before the visits.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<Vec<ObjectId>>"))]
    pub drawn: Option<Vec<ObjectId>>,
}

/// A public stratum.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
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
    /// `n_h`.
    #[cfg_attr(feature = "serde", serde(with = "ssj_core::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Written"))]
    pub size: u64,
    /// What the redraws so far can have made of the chances in it; none where nobody is in scope.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<PublicBounds>"))]
    pub redraws: Option<PublicBounds>,
    /// The drawn in ascending order of rank, and the last one's rank: none before the visits.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<PublicOutcome>"))]
    pub outcome: Option<PublicOutcome>,
}

/// [`RedrawBounds`] in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PublicBounds {
    /// `1 − (1 − p)^(r + 1)`, an exact fraction.
    pub drawn_up_to: String,
    /// `1 − p^(r + 1)`, an exact fraction.
    pub spared_up_to: String,
}

/// Who was drawn in a public stratum.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PublicOutcome {
    /// The rank of the last one drawn.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<Rank>"))]
    pub threshold: Option<Rank>,
    /// The drawn, in ascending order of rank.
    pub drawn: Vec<PublicDrawn>,
}

/// One of the drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PublicDrawn {
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
            seed: self.seed,
            thresholds: self.thresholds,
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
        let header = &record.commitment.header;
        let frames = self.frames().iter().filter_map(|frame| {
            let result = record.result(&frame.matter)?;
            let drawn = self.strata_rows(record, &frame.matter);
            let drawn: Vec<_> = drawn.into_iter().map(|(drawn, _)| drawn).collect();
            Some(public_frame(frame, result, &drawn, record, visits))
        });
        PublicForm {
            frames: frames.collect(),
            absent: record
                .evidence
                .absent(header)
                .map(|source| source.id.clone())
                .collect(),
            open_to_last_revealer: header.open_to_last_revealer(),
            commitment: record.commitment.clone(),
            commitment_digest: record.commitment_digest,
            evidence: record.evidence.clone(),
            seed: record.seed,
            record: record.digest,
            thresholds: record.thresholds,
        }
    }
}

fn public_frame(
    frame: &MatterFrame,
    result: &FrameResult,
    drawn: &[Vec<&FrameRow>],
    record: &ObjectRecord,
    visits: Visits,
) -> PublicFrame {
    let header = &record.commitment.header;
    let strata = frame.strata.iter().zip(&result.strata).zip(drawn);
    let strata = strata.map(|((stratum, result), drawn)| PublicStratum {
        key: stratum.key.clone(),
        in_scope: result.in_scope,
        eligible: result.eligible,
        size: result.size,
        redraws: header
            .redraw_bounds(result.size, result.in_scope)
            .map(Into::into),
        outcome: (visits == Visits::Over).then(|| outcome(result, drawn)),
    });
    let public = frame.disclosure == StratumDisclosure::Public;
    let mut names: Vec<_> = drawn
        .iter()
        .flatten()
        .map(|row| row.object.clone())
        .collect();
    names.sort_unstable();
    PublicFrame {
        matter: frame.matter.clone(),
        strata: public.then(|| strata.collect()),
        drawn: (visits == Visits::Over).then_some(names),
    }
}

fn outcome(result: &StratumResult, drawn: &[&FrameRow]) -> PublicOutcome {
    let drawn = drawn
        .iter()
        .zip(&result.drawn)
        .map(|(row, blind)| PublicDrawn {
            object: row.object.clone(),
            blind: *blind,
        });
    PublicOutcome {
        threshold: result.threshold,
        drawn: drawn.collect(),
    }
}

impl From<RedrawBounds> for PublicBounds {
    fn from(bounds: RedrawBounds) -> Self {
        Self {
            drawn_up_to: bounds.drawn_up_to().to_string(),
            spared_up_to: bounds.spared_up_to().to_string(),
        }
    }
}
