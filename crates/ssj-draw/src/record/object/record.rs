//! What is kept of an object draw, so that it can be re-done.

use alloc::vec::Vec;

use ssj_core::paper::ObjectHead;
use ssj_core::{
    BlindToken, CommitmentDigest, Digest, Encoder, HashFn, Label, MatterId, OutcomeDigest,
    PublicDigest, ResultsDigest, Seed, Tag,
};

use super::{ObjectCommitment, Published};
use crate::record::SeedEvidence;
use crate::record::TreeRoot;
use crate::sample::Rank;

/// The record of an object draw: its commitment, its seed, its result.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct ObjectRecord {
    /// The commitment, spelled out.
    pub commitment: ObjectCommitment,
    /// Its digest, as it was published.
    pub commitment_digest: Digest,
    /// What the sources brought, and when.
    pub evidence: SeedEvidence,
    /// The seed made of it.
    pub seed: Seed,
    /// The result for each frame, in the commitment's order.
    pub results: Vec<FrameResult>,
    /// The root over the thresholds of all strata: it may be published before the visits.
    pub thresholds: TreeRoot,
    /// What salts the digests of results, visits and published names: out with the visits, not before.
    pub salt: Digest,
    /// The digest of the visits and their reserves.
    pub outcome: OutcomeDigest,
    /// What is published of each frame, in the commitment's order.
    pub public: Vec<PublicDigest>,
    /// The digest of all of this: what later draws and visits refer to.
    pub digest: Digest,
}

/// What one frame's draw gave.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct FrameResult {
    /// The matter.
    pub matter: MatterId,
    /// Each stratum, in the frame's order.
    pub strata: Vec<StratumResult>,
}

/// What one stratum's draw gave.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct StratumResult {
    /// `N_h`: the rows that count.
    #[cfg_attr(feature = "serde", serde(with = "ssj_core::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Written"))]
    pub in_scope: u64,
    /// The rows that could be drawn.
    #[cfg_attr(feature = "serde", serde(with = "ssj_core::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Written"))]
    pub eligible: u64,
    /// `n_h`: how many the design asks for.
    #[cfg_attr(feature = "serde", serde(with = "ssj_core::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Written"))]
    pub size: u64,
    /// The rank of the last one drawn: whoever is eligible and ranks at or below it is in.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<Rank>"))]
    pub threshold: Option<Rank>,
    /// The drawn, in ascending order of rank.
    pub drawn: Vec<BlindToken>,
    /// The next in line, in ascending order of rank.
    pub reserves: Vec<BlindToken>,
}

impl ObjectRecord {
    /// Its digest, as it follows from what it says.
    pub fn compute_digest(&self, hash: HashFn) -> Digest {
        self.head(hash).digest(hash).0
    }

    /// What its digest covers.
    pub fn head(&self, hash: HashFn) -> ObjectHead {
        ObjectHead {
            suite: self.commitment.header.suite(),
            commitment: CommitmentDigest(self.commitment_digest),
            evidence: self.evidence.clone(),
            seed: self.seed,
            results: results_digest(hash, self.salt, &self.results),
            thresholds: self.thresholds,
            outcome: self.outcome,
            public: self.public.clone(),
        }
    }

    /// What is published of it before the visits, for whoever checks an extract.
    pub const fn published(&self) -> Published<'_> {
        Published {
            commitment: &self.commitment,
            seed: self.seed,
            thresholds: self.thresholds,
        }
    }

    /// The result for a matter.
    pub fn result(&self, matter: &MatterId) -> Option<&FrameResult> {
        self.results.iter().find(|result| &result.matter == matter)
    }
}

/// `H("ssj/1/outcome\0" ‖ canonical(salt, results))`: published before the visits, it says nothing of
/// counts that could be tried out.
fn results_digest(hash: HashFn, salt: Digest, results: &[FrameResult]) -> ResultsDigest {
    let mut out = Encoder::new();
    out.record(Tag::new(0x0155), |out| {
        out.value(&salt);
        out.value(results);
    });
    ResultsDigest(hash.hash(Label::Outcome, out.as_bytes()))
}

impl FrameResult {
    /// The drawn, stratum by stratum in ascending order of rank.
    pub fn drawn(&self) -> impl Iterator<Item = BlindToken> {
        self.strata
            .iter()
            .flat_map(|stratum| stratum.drawn.iter().copied())
    }

    /// How many were drawn.
    pub fn drawn_count(&self) -> usize {
        self.strata
            .iter()
            .map(|stratum| stratum.drawn.len())
            .fold(0, usize::saturating_add)
    }
}

record! {
    0x010d FrameResult { matter, strata } decode;
    0x0119 StratumResult { in_scope, eligible, size, threshold, drawn, reserves } decode;
    0x011c ObjectRecord {
        commitment, commitment_digest, evidence, seed, results, thresholds, salt, outcome, public,
        digest,
    } decode;
}
