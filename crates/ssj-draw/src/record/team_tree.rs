//! The Merkle tree over the teams of a draw.

use ssj_core::merkle::{Accumulator, Tree};
use ssj_core::{Digest, Encoder, HashFn, Label, Token};

use super::inspector_record::TeamRecord;
use super::tree_root::TreeRoot;

/// Leaves: visit token ‖ `H("ssj/1/leaf\0" ‖ canonical(nonce, team))`, in the record's order.
///
/// Visit tokens and inspector tokens can be guessed, so each leaf is salted with a nonce of its own.
pub(crate) struct TeamTree;

impl TeamTree {
    pub(crate) fn root_of(hash: HashFn, salt: Digest, teams: &[TeamRecord]) -> TreeRoot {
        let tree = Accumulator::of(hash, leaves(hash, salt, teams));
        TreeRoot {
            leaves: tree.len(),
            root: tree.root(hash),
        }
    }

    pub(crate) fn of(hash: HashFn, salt: Digest, teams: &[TeamRecord]) -> Tree {
        Tree::new(hash, leaves(hash, salt, teams))
    }

    /// `H("ssj/1/nonce\0" ‖ salt ‖ visit token)`.
    pub(crate) fn nonce(hash: HashFn, salt: Digest, visit: Token) -> Digest {
        hash.hash_parts(Label::Nonce, &[salt.as_bytes(), visit.as_bytes()])
    }

    pub(crate) fn leaf(hash: HashFn, nonce: Digest, team: &TeamRecord) -> Digest {
        let mut out = Encoder::new();
        out.value(&nonce);
        out.value(team);
        let digest = hash.hash(Label::Leaf, out.as_bytes());
        hash.merkle_leaf(&[team.visit.as_bytes(), digest.as_bytes()])
    }
}

fn leaves(
    hash: HashFn,
    salt: Digest,
    teams: &[TeamRecord],
) -> impl Iterator<Item = Digest> + use<'_> {
    let leaf = move |team: &TeamRecord| {
        TeamTree::leaf(hash, TeamTree::nonce(hash, salt, team.visit), team)
    };
    teams.iter().map(leaf)
}
