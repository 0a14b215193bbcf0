//! A frame in ascending order of blind token, and the roots that commit to it.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use ssj_core::rules::draw as codes;
use ssj_core::{
    BlindToken, Checks, Digest, Encoder, HashFn, Label, MatterId, Refusal, Refusals,
    SuiteUnavailable, Token,
};

use super::leaf::{OpenHalf, SealedHalf, exclusion_leaf};
use super::leaves::Leaves;
use super::{FrameCommitment, FrameResult, FrameRow, MatterFrame, shares};
use crate::record::{Salts, TreeRoot, Veil};
use crate::sample::Shares;
use crate::workers::Workers;

/// A frame's blind tokens, in row order, and what it is committed to by.
#[derive(Clone, Debug)]
pub(crate) struct CommittedFrame {
    pub(crate) blind: Vec<BlindToken>,
    pub(crate) commitment: FrameCommitment,
    /// What each stratum is to get.
    pub(crate) shares: Shares,
}

/// A row on its way into a tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) blind: BlindToken,
    pub(crate) token: Token,
    pub(crate) row: &'a FrameRow,
}

/// Hashes the leaves of one matter's frame, with one buffer for all of them.
#[derive(Debug)]
pub(crate) struct LeafHasher {
    hash: HashFn,
    salts: Salts,
    scratch: Encoder,
}

impl CommittedFrame {
    /// Blind tokens and roots: what a frame is committed to by.
    ///
    /// # Errors
    /// `draw.object-twice` for each object that stands in it more than once; those of [`shares`].
    pub(crate) fn new(
        frame: &MatterFrame,
        hash: HashFn,
        veil: &Veil,
        workers: &impl Workers,
    ) -> Result<Self, Refusals> {
        let leaves = Leaves::of(frame, hash, veil, workers)?;
        if leaves.twice {
            ascending(frame, entries(frame, hash, veil))?;
        }
        let rows = TreeRoot {
            leaves: u64::try_from(frame.rows.len()).unwrap_or(u64::MAX),
            root: leaves.rows,
        };
        let committed = Self::of(
            frame,
            (hash, veil),
            (rows, leaves.exclusions),
            shares(frame)?,
        );
        Ok(Self {
            blind: leaves.blind,
            ..committed
        })
    }

    /// A frame whose roots and sizes are known; its rows are not at hand.
    pub(crate) fn of(
        frame: &MatterFrame,
        (hash, veil): (HashFn, &Veil),
        (rows, exclusions): (TreeRoot, Digest),
        shares: Shares,
    ) -> Self {
        let commitment = FrameCommitment {
            matter: frame.matter.clone(),
            pool: frame.pool.clone(),
            as_of: frame.as_of,
            announced: frame.announced,
            disclosure: frame.disclosure,
            number: shares.number(),
            strata: u32::try_from(frame.strata.len()).unwrap_or(u32::MAX),
            rows: rows.leaves,
            root: rows.root,
            exclusions,
            design: frame.design_digest(hash, veil),
        };
        Self {
            blind: Vec::new(),
            commitment,
            shares,
        }
    }

    /// The rows that were drawn or stand by, by blind token.
    pub(crate) fn drawn_rows<'a>(
        &self,
        frame: &'a MatterFrame,
        result: &FrameResult,
    ) -> BTreeMap<BlindToken, &'a FrameRow> {
        let strata = result.strata.iter();
        let wanted: BTreeSet<_> = strata
            .flat_map(|stratum| stratum.drawn.iter().chain(&stratum.reserves))
            .collect();
        let rows = self.blind.iter().zip(&frame.rows);
        let wanted = rows.filter(|(blind, _)| wanted.contains(blind));
        wanted.map(|(blind, row)| (*blind, row)).collect()
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
    pub(crate) fn new(
        hash: HashFn,
        veil: &Veil,
        matter: &MatterId,
    ) -> Result<Self, SuiteUnavailable> {
        Ok(Self {
            hash,
            salts: veil.salts(matter.as_id().token(hash, Label::Object))?,
            scratch: Encoder::new(),
        })
    }

    pub(crate) const fn hash(&self) -> HashFn {
        self.hash
    }

    /// The half of an entry's leaf that stays sealed.
    pub(crate) fn sealed(&self, entry: &Entry<'_>) -> SealedHalf {
        SealedHalf {
            salt: self.salts.of(entry.token),
            blind: entry.blind,
            stratum: entry.row.stratum,
        }
    }

    /// Turns a column of tokens into the salts of their sealed halves.
    pub(crate) fn salt_column(&self, tokens: &mut [u8]) {
        self.salts.of_column(tokens);
    }

    /// A row's leaf in the frame's tree.
    pub(crate) fn leaf(&mut self, row: &FrameRow, seal: Digest) -> Digest {
        let open = OpenHalf {
            object: &row.object,
            holder: &row.holder,
            division: &row.division,
            state: &row.state,
        };
        open.leaf(self.hash, &mut self.scratch, seal)
    }

    /// A row's leaf in the tree of exclusions.
    pub(crate) fn exclusion(&mut self, row: &FrameRow, seal: Digest) -> Digest {
        exclusion_leaf(self.hash, &mut self.scratch, seal, &row.state)
    }
}
