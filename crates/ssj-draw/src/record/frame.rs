//! The frame of one matter: its rows, its design, and the roots that commit to both.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use ssj_core::merkle::Accumulator;
use ssj_core::rules::draw as codes;
use ssj_core::{
    BlindToken, Checks, Digest, Encode, Encoder, HashFn, Label, Limits, MatterId, PoolId, Refusal,
    Refusals, Shortfall, Timestamp, sealed,
};

use super::blinding::Veil;
use super::row::{FrameRow, RowState};
use super::stratum::{Class, Stratum, StratumDisclosure, StratumKey, encode_design, repeated};
use super::tags;

/// The frame (抽样框) of one matter, made from its one pool.
#[doc(alias = "抽样框")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct MatterFrame {
    /// The matter.
    pub matter: MatterId,
    /// The pool that the rows come from.
    pub pool: PoolId,
    /// The instant that the pool's rows are of.
    pub as_of: Timestamp,
    /// Who may see the strata.
    pub disclosure: StratumDisclosure,
    /// The classes: where the law states how many are drawn.
    pub classes: Vec<Class>,
    /// The strata: the cells that are drawn from.
    pub strata: Vec<Stratum>,
    /// What happens where a stratum has fewer eligible rows than its size.
    pub shortfall: Shortfall,
    /// How many reserves stand by in each stratum, as far as it has so many.
    pub reserves: u32,
    /// The rows, in any order.
    pub rows: Vec<FrameRow>,
}

/// What a commitment says of a frame. Nothing in it tells a secret stratum's name or size.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct FrameCommitment {
    /// The matter.
    pub matter: MatterId,
    /// The pool that the rows come from.
    pub pool: PoolId,
    /// The instant that the pool's rows are of.
    pub as_of: Timestamp,
    /// Who may see the strata.
    pub disclosure: StratumDisclosure,
    /// How many rows there are.
    pub rows: u64,
    /// The root over all rows, in ascending order of blind token.
    pub root: Digest,
    /// The root over the rows that can't be drawn or do not count, each with its reason.
    pub exclusions: Digest,
    /// The digest of classes, sizes and strata.
    pub design: Digest,
}

impl CommittedFrame {
    /// The rows under these blind tokens, in their order; unknown tokens are passed over.
    pub(crate) fn rows_of<'a>(
        &self,
        frame: &'a MatterFrame,
        tokens: impl Iterator<Item = BlindToken>,
    ) -> Vec<&'a FrameRow> {
        let rows = self.rows_by_token(frame);
        tokens
            .filter_map(|token| rows.get(&token).copied())
            .collect()
    }

    /// Every row by its blind token.
    pub(crate) fn rows_by_token<'a>(
        &self,
        frame: &'a MatterFrame,
    ) -> BTreeMap<BlindToken, &'a FrameRow> {
        self.blind.iter().copied().zip(&frame.rows).collect()
    }
}

impl sealed::Sealed for FrameCommitment {}
impl Encode for FrameCommitment {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::FRAME, |out| {
            out.value(&self.matter);
            out.value(&self.pool);
            out.value(&self.as_of);
            out.value(self.disclosure.name());
            out.value(&self.rows);
            out.value(&self.root);
            out.value(&self.exclusions);
            out.value(&self.design);
        });
    }
}

impl MatterFrame {
    /// Everything that is wrong with the frame as it stands.
    pub(crate) fn check(&self, blinded: bool, checks: &mut Checks) {
        checks.require(blinded || !self.disclosure.is_secret(), || {
            Refusal::new(codes::SECRET_STRATA_OPEN).with("matter", &self.matter)
        });
        for key in repeated(self.classes.iter().map(|class| &class.key)) {
            checks.refuse(self.twice(key));
        }
        for key in repeated(self.strata.iter().map(|stratum| &stratum.key)) {
            checks.refuse(self.twice(key));
        }
        for stratum in &self.strata {
            checks.require(below(stratum.class, self.classes.len()), || {
                self.unknown(0, stratum.class, self.classes.len())
            });
        }
        self.check_size(checks);
        for (i, row) in self.rows.iter().enumerate() {
            checks.require(below(row.stratum, self.strata.len()), || {
                self.unknown(i.saturating_add(1), row.stratum, self.strata.len())
            });
        }
    }

    fn check_size(&self, checks: &mut Checks) {
        let limits = Limits::DEFAULT;
        for (what, count, limit) in [
            ("rows", self.rows.len(), limits.frame_rows()),
            ("strata", self.strata.len(), limits.strata().into()),
        ] {
            checks.require(
                u64::try_from(count).is_ok_and(|count| count <= limit),
                || {
                    Refusal::new(codes::TOO_LARGE)
                        .with("what", what)
                        .with("count", count)
                        .with("limit", limit)
                },
            );
        }
    }

    fn twice(&self, key: &StratumKey) -> Refusal {
        Refusal::new(codes::STRATUM_TWICE)
            .with("matter", &self.matter)
            .with("stratum", key.as_str())
    }

    fn unknown(&self, row: usize, stratum: u32, strata: usize) -> Refusal {
        Refusal::new(codes::STRATUM_UNKNOWN)
            .with("matter", &self.matter)
            .with("row", row)
            .with("stratum", stratum)
            .with("strata", strata)
    }

    /// Blind tokens and roots: what the frame is committed to by.
    ///
    /// # Errors
    /// `draw.object-twice` for each object that stands in it more than once.
    pub(crate) fn commit(&self, hash: HashFn, veil: &Veil) -> Result<CommittedFrame, Refusals> {
        let tokens = self.rows.iter().map(|row| row.object.token(hash));
        let blind: Vec<_> = tokens.map(|token| veil.blind(token)).collect();
        let order = self.order(&blind)?;
        let mut frame = Accumulator::new();
        let mut exclusions = Accumulator::new();
        let mut scratch = Encoder::new();
        for &(b, row) in &order {
            let nonce = veil.nonce(row.object.token(hash));
            let stratum = self.stratum_key(row);
            let leaf = leaf_digest(hash, &mut scratch, nonce, row, stratum);
            frame.push(hash, hash.merkle_leaf(&[b.as_bytes(), leaf.as_bytes()]));
            if row.state != RowState::Eligible {
                let leaf = exclusion_digest(hash, &mut scratch, nonce, &row.state);
                exclusions.push(hash, hash.merkle_leaf(&[b.as_bytes(), leaf.as_bytes()]));
            }
        }
        let commitment = FrameCommitment {
            matter: self.matter.clone(),
            pool: self.pool.clone(),
            as_of: self.as_of,
            disclosure: self.disclosure,
            rows: frame.len(),
            root: frame.root(hash),
            exclusions: exclusions.root(hash),
            design: self.design_digest(hash, veil),
        };
        Ok(CommittedFrame { blind, commitment })
    }

    /// The rows in ascending order of blind token.
    fn order<'a>(
        &'a self,
        blind: &[BlindToken],
    ) -> Result<Vec<(BlindToken, &'a FrameRow)>, Refusals> {
        let mut order: Vec<_> = blind.iter().copied().zip(&self.rows).collect();
        order.sort_unstable_by_key(|&(b, _)| b);
        let repeated = order.windows(2).filter_map(|pair| match pair {
            [(a, row), (b, _)] if a == b => Some(&row.object),
            _ => None,
        });
        let mut checks = Checks::new();
        for object in repeated.collect::<BTreeSet<_>>() {
            checks.refuse(
                Refusal::new(codes::OBJECT_TWICE)
                    .with("matter", &self.matter)
                    .with("object", object),
            );
        }
        checks.finish().map(|()| order)
    }

    /// The digest of classes and strata, salted so that nobody can try out likely ratios on it.
    fn design_digest(&self, hash: HashFn, veil: &Veil) -> Digest {
        let nonce = veil.nonce(self.matter.as_id().token(hash, Label::Object));
        let mut out = Encoder::new();
        out.value(&nonce);
        encode_design(&self.classes, &self.strata, &mut out);
        out.value(&self.shortfall);
        out.value(&self.reserves);
        hash.hash(Label::Design, out.as_bytes())
    }

    pub(crate) fn stratum_key(&self, row: &FrameRow) -> &str {
        let stratum = usize::try_from(row.stratum)
            .ok()
            .and_then(|i| self.strata.get(i));
        stratum.map_or("", |stratum| stratum.key.as_str())
    }
}

/// A frame's blind tokens, in row order, and what it is committed to by.
#[derive(Clone, Debug)]
pub(crate) struct CommittedFrame {
    pub(crate) blind: Vec<BlindToken>,
    pub(crate) commitment: FrameCommitment,
}

/// `H("ssj/1/leaf\0" ‖ canonical(nonce, id, stratum digest, state))`.
pub(crate) fn leaf_digest(
    hash: HashFn,
    scratch: &mut Encoder,
    nonce: Digest,
    row: &FrameRow,
    stratum: &str,
) -> Digest {
    let stratum = stratum_digest(hash, scratch, nonce, stratum);
    scratch.clear();
    scratch.value(&nonce);
    scratch.value(&row.object);
    scratch.value(&stratum);
    scratch.value(&row.state);
    hash.hash(Label::Leaf, scratch.as_bytes())
}

/// `H("ssj/1/stratum\0" ‖ canonical(nonce, stratum))`.
pub(crate) fn stratum_digest(
    hash: HashFn,
    scratch: &mut Encoder,
    nonce: Digest,
    stratum: &str,
) -> Digest {
    scratch.clear();
    scratch.value(&nonce);
    scratch.value(stratum);
    hash.hash(Label::Stratum, scratch.as_bytes())
}

/// `H("ssj/1/exclusion\0" ‖ canonical(nonce, state))`.
fn exclusion_digest(
    hash: HashFn,
    scratch: &mut Encoder,
    nonce: Digest,
    state: &RowState,
) -> Digest {
    scratch.clear();
    scratch.value(&nonce);
    scratch.value(state);
    hash.hash(Label::Exclusion, scratch.as_bytes())
}

fn below(index: u32, length: usize) -> bool {
    usize::try_from(index).is_ok_and(|index| index < length)
}
