//! The Merkle tree over the teams of a draw.

use ssj_core::merkle::Tree;
use ssj_core::{Digest, HashFn, Label};

use super::{TeamRecord, salted, token_leaf};

/// The tree over teams in the record's order, of which each leaf is a [`team_leaf`].
pub(crate) fn team_tree(hash: HashFn, salt: Digest, teams: &[TeamRecord]) -> Tree {
    let leaf = |team| team_leaf(hash, team_nonce(hash, salt, team), team);
    Tree::new(hash, teams.iter().map(leaf))
}

/// `H("ssj/1/nonce\0" ‖ salt ‖ visit token)`: visit tokens and inspector tokens can be guessed, so each
/// leaf is salted with a nonce of its own.
pub(crate) fn team_nonce(hash: HashFn, salt: Digest, team: &TeamRecord) -> Digest {
    hash.hash_parts(Label::Nonce, &[salt.as_bytes(), team.visit.as_bytes()])
}

/// Visit token ‖ `H("ssj/1/leaf\0" ‖ canonical(nonce, team))`.
pub(crate) fn team_leaf(hash: HashFn, nonce: Digest, team: &TeamRecord) -> Digest {
    token_leaf(hash, team.visit, salted(hash, nonce, team))
}
