//! The roots that an inspector draw is committed to by.
//!
//! Each is a Merkle tree whose leaves are salted, so that a published root gives nobody's recusal
//! away to a guess.

use alloc::vec::Vec;

use ssj_core::merkle::Accumulator;
use ssj_core::{Digest, Encode, Encoder, HashFn, InspectorId, Label, Token};

use super::{InspectorCommitment, InspectorRow, StaffingRows};
use crate::assign::LOOP_RULE;
use crate::record::Header;
use crate::record::{TreeRoot, Veil};

/// What an inspector draw's rows are committed to by.
pub(crate) fn committed(
    hash: HashFn,
    veil: &Veil,
    header: Header,
    rows: &StaffingRows,
) -> InspectorCommitment {
    // Leaves: visit token ‖ `H("ssj/1/leaf\0" ‖ canonical(nonce, who is visited, needs of the slots))`.
    let visits = rows.visits.iter().map(|visit| {
        let asked = |slot: &u32| rows.needs.get(usize::try_from(*slot).ok()?);
        let slots: Vec<_> = visit.slots.iter().filter_map(asked).collect();
        let said = (&visit.visited, slots);
        (visit.visit, salted(hash, veil.nonce(visit.visit), &said))
    });
    // Leaves: inspector token ‖ `H("ssj/1/leaf\0" ‖ canonical(nonce, pair or fixed slot))`.
    //
    // The nonce is that of inspector and visit: the one of the inspector alone opens their own leaf in
    // an extract, and whoever is shown that must not be able to try out recusals on this root.
    let nonce = |visit: Token, inspector: &InspectorId| {
        let token = inspector.token(hash);
        (token, veil.row_nonce(token, visit))
    };
    let excluded = rows.excluded.iter().map(|pair| {
        let (token, nonce) = nonce(pair.visit, &pair.inspector);
        (token, salted(hash, nonce, pair))
    });
    let fixed = rows.fixed.iter().map(|slot| {
        let (token, nonce) = nonce(slot.visit, &slot.inspector);
        (token, salted(hash, nonce, slot))
    });
    // Leaves: the cap's lowest visit token ‖ `H("ssj/1/leaf\0" ‖ canonical(nonce, cap))`; zeros where it
    // names no visit.
    let caps = rows.caps.iter().map(|cap| {
        let lowest = cap.visits.first().copied();
        let token = lowest.unwrap_or(Token::from_bytes([0; 16]));
        (token, salted(hash, veil.nonce(token), cap))
    });
    InspectorCommitment {
        header,
        secret: veil.secret_digest(),
        object_record: rows.object_record,
        visits: root(hash, visits),
        as_of: rows.as_of,
        inspectors: TreeRoot {
            leaves: u64::try_from(rows.inspectors.len()).unwrap_or(u64::MAX),
            root: root(hash, inspector_leaves(hash, veil, &rows.inspectors)),
        },
        exclusions: root(hash, excluded),
        fixed: root(hash, fixed),
        caps: root(hash, caps),
        reserves: rows.reserves,
        loads: rows.loads,
        loop_rule: LOOP_RULE,
    }
}

/// Each inspector's token and what stands behind it in the leaf, in row order:
/// `H("ssj/1/leaf\0" ‖ canonical(nonce, inspector))`.
pub(crate) fn inspector_leaves<'a>(
    hash: HashFn,
    veil: &'a Veil,
    rows: &'a [InspectorRow],
) -> impl Iterator<Item = (Token, Digest)> + 'a {
    rows.iter().map(move |row| {
        let token = row.inspector.token(hash);
        (token, salted(hash, veil.nonce(token), row))
    })
}

/// `H("ssj/1/leaf\0" ‖ canonical(nonce, what is said))`.
pub(crate) fn salted(hash: HashFn, nonce: Digest, said: &impl Encode) -> Digest {
    let mut out = Encoder::new();
    out.value(&nonce);
    out.value(said);
    hash.hash(Label::Leaf, out.as_bytes())
}

/// The root over leaves in ascending order, so that the order of rows can't matter.
fn root(hash: HashFn, leaves: impl Iterator<Item = (Token, Digest)>) -> Digest {
    let mut leaves: Vec<_> = leaves.collect();
    leaves.sort_unstable();
    let leaves = leaves
        .iter()
        .map(|(token, leaf)| token_leaf(hash, *token, *leaf));
    Accumulator::of(hash, leaves).root(hash)
}

/// `H(0x00 ‖ token ‖ leaf)`.
pub(crate) fn token_leaf(hash: HashFn, token: Token, leaf: Digest) -> Digest {
    hash.merkle_leaf(&[token.as_bytes(), leaf.as_bytes()])
}
