//! The roots that an inspector draw is committed to by.
//!
//! Each is a Merkle tree whose leaves are salted, so that a published root gives nobody's recusal
//! away to a guess.

use alloc::vec::Vec;

use ssj_core::merkle::Accumulator;
use ssj_core::{Digest, Encoder, HashFn, Label, Token};

use super::blinding::Veil;
use super::staffing::{ExcludedPair, FixedSlot, InspectorRow, SlotNeed, VisitCap, VisitSlots};
use super::tree_root::TreeRoot;

/// Leaves: visit token ‖ `H("ssj/1/leaf\0" ‖ canonical(nonce, who is visited, needs of the slots))`.
pub(crate) fn visits_root(
    hash: HashFn,
    veil: &Veil,
    visits: &[VisitSlots],
    needs: &[SlotNeed],
) -> Digest {
    let leaves = visits.iter().map(|visit| {
        let asked = |slot: &u32| usize::try_from(*slot).ok().and_then(|slot| needs.get(slot));
        let slots: Vec<_> = visit.slots.iter().filter_map(asked).collect();
        let leaf = salted(hash, veil.nonce(visit.visit), |out| {
            out.value(&visit.visited);
            out.list(&slots);
        });
        (visit.visit, leaf)
    });
    root(hash, leaves)
}

/// Leaves: inspector token ‖ `H("ssj/1/leaf\0" ‖ canonical(nonce, inspector))`.
pub(crate) fn inspectors_root(hash: HashFn, veil: &Veil, rows: &[InspectorRow]) -> TreeRoot {
    TreeRoot {
        leaves: u64::try_from(rows.len()).unwrap_or(u64::MAX),
        root: root(hash, inspector_leaves(hash, veil, rows)),
    }
}

/// Each inspector's token and what stands behind it in the leaf, in row order.
pub(crate) fn inspector_leaves<'a>(
    hash: HashFn,
    veil: &'a Veil,
    rows: &'a [InspectorRow],
) -> impl Iterator<Item = (Token, Digest)> + 'a {
    rows.iter().map(move |row| {
        let token = row.inspector.token(hash);
        (token, inspector_leaf(hash, veil.nonce(token), row))
    })
}

pub(crate) fn inspector_leaf(hash: HashFn, nonce: Digest, row: &InspectorRow) -> Digest {
    salted(hash, nonce, |out| out.value(row))
}

/// Leaves: inspector token ‖ `H("ssj/1/leaf\0" ‖ canonical(nonce, pair))`.
///
/// The nonce is that of inspector and visit: the one of the inspector alone opens their own leaf in an
/// extract, and whoever is shown that must not be able to try out recusals on this root.
pub(crate) fn pairs_root(hash: HashFn, veil: &Veil, pairs: &[ExcludedPair]) -> Digest {
    let leaves = pairs.iter().map(|pair| {
        let token = pair.inspector.token(hash);
        (
            token,
            salted(hash, veil.row_nonce(token, pair.visit), |out| {
                out.value(pair);
            }),
        )
    });
    root(hash, leaves)
}

/// Leaves: inspector token ‖ `H("ssj/1/leaf\0" ‖ canonical(nonce, fixed slot))`, the nonce as of a pair.
pub(crate) fn fixed_root(hash: HashFn, veil: &Veil, fixed: &[FixedSlot]) -> Digest {
    let leaves = fixed.iter().map(|slot| {
        let token = slot.inspector.token(hash);
        (
            token,
            salted(hash, veil.row_nonce(token, slot.visit), |out| {
                out.value(slot);
            }),
        )
    });
    root(hash, leaves)
}

/// Leaves: the cap's lowest visit token ‖ `H("ssj/1/leaf\0" ‖ canonical(nonce, cap))`; zeros where it
/// names no visit.
pub(crate) fn caps_root(hash: HashFn, veil: &Veil, caps: &[VisitCap]) -> Digest {
    let leaves = caps.iter().map(|cap| {
        let lowest = cap.visits.iter().min().copied();
        let token = lowest.unwrap_or(Token::from_bytes([0; 16]));
        (token, salted(hash, veil.nonce(token), |out| out.value(cap)))
    });
    root(hash, leaves)
}

fn salted(hash: HashFn, nonce: Digest, body: impl FnOnce(&mut Encoder)) -> Digest {
    let mut out = Encoder::new();
    out.value(&nonce);
    body(&mut out);
    hash.hash(Label::Leaf, &out.into_bytes())
}

/// The root over leaves in ascending order, so that the order of rows can't matter.
fn root(hash: HashFn, leaves: impl Iterator<Item = (Token, Digest)>) -> Digest {
    let mut leaves: Vec<_> = leaves.collect();
    leaves.sort_unstable();
    let mut tree = Accumulator::new();
    for (token, leaf) in leaves {
        tree.push(hash, hash.merkle_leaf(&[token.as_bytes(), leaf.as_bytes()]));
    }
    tree.root(hash)
}
