//! The thresholds of a draw under one root, so that nobody is told another one than the next.

use alloc::vec::Vec;

use ssj_core::merkle::{InclusionProof, Tree};
use ssj_core::{Digest, Encoder, HashFn, Label, MatterId, Seed};

use super::{FrameResult, MatterFrame, ObjectCommitment, StratumKey};
use crate::record::{TreeRoot, Veil};
use crate::sample::Rank;

/// What is published of an object draw once the seed is out: an extract is judged by it.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a> {
    /// The commitment.
    pub commitment: &'a ObjectCommitment,
    /// The seed.
    pub seed: Seed,
    /// The root over the thresholds of all strata.
    pub thresholds: TreeRoot,
}

/// The place of a stratum's threshold in the tree over all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct ThresholdProof {
    /// What salts its leaf.
    pub nonce: Digest,
    /// Its place in the tree.
    pub inclusion: InclusionProof,
}

/// `H(0x00 ‖ H("ssj/1/leaf\0" ‖ canonical(nonce, matter, number and name of the stratum, threshold)))`.
pub(crate) fn threshold_leaf(
    hash: HashFn,
    nonce: Digest,
    matter: &MatterId,
    (number, key): (u32, &StratumKey),
    threshold: Option<Rank>,
) -> Digest {
    let mut out = Encoder::new();
    out.value(&nonce);
    out.value(matter);
    out.value(&number);
    out.value(key.as_str());
    out.value(&threshold);
    let digest = hash.hash(Label::Leaf, out.as_bytes());
    hash.merkle_leaf(&[digest.as_bytes()])
}

/// The tree over the thresholds of all strata, frame by frame.
pub(crate) fn threshold_tree(
    hash: HashFn,
    veil: &Veil,
    commitment: Digest,
    frames: &[MatterFrame],
    results: &[FrameResult],
) -> Tree {
    let strata = frames.iter().zip(results).flat_map(|(frame, result)| {
        let strata = (0_u32..).zip(frame.strata.iter().zip(&result.strata));
        strata.map(|(number, (stratum, result))| {
            (&frame.matter, (number, &stratum.key), result.threshold)
        })
    });
    let leaves: Vec<_> = (0_u64..)
        .zip(strata)
        .map(|(index, (matter, stratum, threshold))| {
            let nonce = veil.threshold_nonce(commitment, index);
            threshold_leaf(hash, nonce, matter, stratum, threshold)
        })
        .collect();
    Tree::new(hash, leaves)
}

record! {
    _ ThresholdProof { nonce, inclusion } decode;
}
