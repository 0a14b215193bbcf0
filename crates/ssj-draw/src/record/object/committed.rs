//! A frame in ascending order of blind token, and the roots that commit to it.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use ssj_core::merkle::Accumulator;
use ssj_core::rules::draw as codes;
use ssj_core::{
    BlindToken, Checks, Digest, DivisionId, Encoder, HashFn, Label, MatterId, ObjectId, Refusal,
    Refusals, Token,
};

use super::{FrameCommitment, FrameRow, MatterFrame, RowState, stratum_sizes};
use crate::record::Veil;

/// A frame's blind tokens, in row order, and what it is committed to by.
#[derive(Clone, Debug)]
pub(crate) struct CommittedFrame {
    pub(crate) blind: Vec<BlindToken>,
    pub(crate) commitment: FrameCommitment,
}

/// A row on its way into a tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) blind: BlindToken,
    pub(crate) token: Token,
    pub(crate) row: &'a FrameRow,
}

/// What a leaf says of its row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LeafBody<'a> {
    pub(crate) object: &'a ObjectId,
    pub(crate) holder: &'a Option<ObjectId>,
    pub(crate) division: &'a DivisionId,
    pub(crate) state: &'a RowState,
}

/// Hashes the leaves of one matter's frame, with one buffer for all of them.
#[derive(Debug)]
pub(crate) struct LeafHasher {
    hash: HashFn,
    matter: Token,
    scratch: Encoder,
}

impl CommittedFrame {
    /// Blind tokens and roots: what a frame is committed to by.
    ///
    /// # Errors
    /// `draw.object-twice` for each object that stands in it more than once; those of [`stratum_sizes`].
    pub(crate) fn new(frame: &MatterFrame, hash: HashFn, veil: &Veil) -> Result<Self, Refusals> {
        let entries = entries(frame, hash, veil);
        let mut leaves = LeafHasher::new(hash, &frame.matter);
        // In row order, in which the rows lie in memory; what is sorted afterwards is small.
        let (mut all, mut excluded) = (Vec::with_capacity(entries.len()), Vec::new());
        for entry in &entries {
            let stratum = leaves.stratum(veil, entry, frame.stratum_key(entry.row));
            all.push((entry.blind, leaves.leaf(entry, stratum)));
            if entry.row.state != RowState::Eligible {
                excluded.push((entry.blind, leaves.exclusion(entry, stratum)));
            }
        }
        let blind = entries.iter().map(|entry| entry.blind).collect();
        let all = by_blind_token(hash, &mut all);
        if all.twice {
            ascending(frame, entries)?;
        }
        let (all, exclusions) = (all.tree, by_blind_token(hash, &mut excluded).tree);
        let commitment = FrameCommitment {
            matter: frame.matter.clone(),
            pool: frame.pool.clone(),
            as_of: frame.as_of,
            disclosure: frame.disclosure,
            number: asked_for(frame)?,
            rows: all.len(),
            root: all.root(hash),
            exclusions: exclusions.root(hash),
            design: frame.design_digest(hash, veil),
        };
        Ok(Self { blind, commitment })
    }

    /// Every row by its blind token.
    pub(crate) fn rows_by_token<'a>(
        &self,
        frame: &'a MatterFrame,
    ) -> BTreeMap<BlindToken, &'a FrameRow> {
        self.blind.iter().copied().zip(&frame.rows).collect()
    }
}

/// Every row with its names, in row order.
pub(crate) fn entries<'a>(frame: &'a MatterFrame, hash: HashFn, veil: &Veil) -> Vec<Entry<'a>> {
    let entries = frame.rows.iter().map(|row| {
        let token = row.object.token(hash);
        let blind = veil.blind(token);
        Entry { blind, token, row }
    });
    entries.collect()
}

/// A tree of leaves in ascending order of blind token.
struct Ascending {
    tree: Accumulator,
    /// Whether a blind token stands in it more than once.
    twice: bool,
}

fn by_blind_token(hash: HashFn, leaves: &mut [(BlindToken, Digest)]) -> Ascending {
    leaves.sort_unstable_by_key(|(blind, _)| *blind);
    Ascending {
        tree: Accumulator::of(hash, leaves.iter().map(|(_, leaf)| *leaf)),
        twice: !leaves.is_sorted_by(|(a, _), (b, _)| a < b),
    }
}

/// The rows in ascending order of blind token.
pub(crate) fn ascending<'a>(
    frame: &MatterFrame,
    mut order: Vec<Entry<'a>>,
) -> Result<Vec<Entry<'a>>, Refusals> {
    order.sort_unstable_by_key(|entry| entry.blind);
    let repeated = order.windows(2).filter_map(|pair| match pair {
        [a, b] if a.blind == b.blind => Some(&a.row.object),
        _ => None,
    });
    let mut checks = Checks::new();
    for object in repeated.collect::<BTreeSet<_>>() {
        checks.refuse(
            Refusal::new(codes::OBJECT_TWICE)
                .with("matter", &frame.matter)
                .with("object", object),
        );
    }
    checks.finish().map(|()| order)
}

impl LeafHasher {
    pub(crate) fn new(hash: HashFn, matter: &MatterId) -> Self {
        Self {
            hash,
            matter: matter.as_id().token(hash, Label::Object),
            scratch: Encoder::new(),
        }
    }

    pub(crate) const fn hash(&self) -> HashFn {
        self.hash
    }

    /// The nonce under which an entry's stratum is hidden.
    pub(crate) fn nonce(&self, veil: &Veil, entry: &Entry<'_>) -> Digest {
        veil.row_nonce(entry.token, self.matter)
    }

    /// The digest of an entry's stratum, which salts its leaf.
    pub(crate) fn stratum(&mut self, veil: &Veil, entry: &Entry<'_>, key: &str) -> Digest {
        let nonce = self.nonce(veil, entry);
        stratum_digest(self.hash, &mut self.scratch, nonce, key)
    }

    /// What stands behind an entry's blind token in its leaf.
    pub(crate) fn digest(&mut self, entry: &Entry<'_>, stratum: Digest) -> Digest {
        let body = LeafBody {
            object: &entry.row.object,
            holder: &entry.row.holder,
            division: &entry.row.division,
            state: &entry.row.state,
        };
        leaf_digest(self.hash, &mut self.scratch, stratum, body)
    }

    /// An entry's leaf in the frame's tree.
    pub(crate) fn leaf(&mut self, entry: &Entry<'_>, stratum: Digest) -> Digest {
        let digest = self.digest(entry, stratum);
        merkle_leaf(self.hash, entry.blind, digest)
    }

    /// An entry's leaf in the tree of exclusions.
    pub(crate) fn exclusion(&mut self, entry: &Entry<'_>, stratum: Digest) -> Digest {
        self.scratch.clear();
        self.scratch.value(&stratum);
        self.scratch.value(&entry.row.state);
        let digest = self.hash.hash(Label::Exclusion, self.scratch.as_bytes());
        merkle_leaf(self.hash, entry.blind, digest)
    }
}

/// `H(0x00 ‖ b ‖ digest)`.
pub(crate) fn merkle_leaf(hash: HashFn, blind: BlindToken, digest: Digest) -> Digest {
    hash.merkle_leaf(&[blind.as_bytes(), digest.as_bytes()])
}

/// `H("ssj/1/leaf\0" ‖ canonical(stratum digest, id, holder, division, state))`.
///
/// The stratum's digest is the leaf's salt too: who lacks the nonce can't tell it from noise, so a leaf
/// can be opened without giving its stratum away to a guess.
pub(crate) fn leaf_digest(
    hash: HashFn,
    scratch: &mut Encoder,
    stratum: Digest,
    body: LeafBody<'_>,
) -> Digest {
    scratch.clear();
    scratch.value(&stratum);
    scratch.value(body.object);
    scratch.value(body.holder);
    scratch.value(body.division);
    scratch.value(body.state);
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

/// How many a frame asks for: `n` summed over its strata.
fn asked_for(frame: &MatterFrame) -> Result<u64, Refusals> {
    let sizes = stratum_sizes(frame)?;
    Ok(sizes
        .iter()
        .fold(0, |sum, stratum| sum.saturating_add(stratum.size)))
}
