//! What one inspector, or one enterprise that is visited, can prove of an inspector draw.

use alloc::vec::Vec;

use ssj_core::merkle::{InclusionProof, Tree};
use ssj_core::{Digest, HashFn, InspectorId, Token};

use crate::record::inspector::{
    InspectorDraw, InspectorRecord, InspectorRow, TeamRecord, inspector_leaves, salted, token_leaf,
};

/// One team, with its place in the tree over all teams of the draw.
///
/// An enterprise that was told who comes can check it before any team is published.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct TeamExtract {
    /// The team.
    pub team: TeamRecord,
    /// What salts its leaf.
    pub nonce: Digest,
    /// Its place in the tree.
    pub inclusion: InclusionProof,
}

/// One inspector's place in a draw: that they were in the committed frame, with which credentials, cap
/// and load, and the visits they are sent on.
///
/// It can't prove that there is no further team with them: all teams together would.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct InspectorExtract {
    /// The commitment's digest: of which draw this is.
    pub commitment: Digest,
    /// The inspector's row.
    pub row: InspectorRow,
    /// What salts its leaf.
    pub nonce: Digest,
    /// Its place in the tree over inspectors.
    pub inclusion: InclusionProof,
    /// The teams that the inspector is in.
    pub teams: Vec<TeamExtract>,
}

/// Gives every inspector of a draw their [`InspectorExtract`], and every visit its [`TeamExtract`].
#[derive(Debug)]
pub struct InspectorExtractor<'a> {
    hash: HashFn,
    draw: &'a InspectorDraw,
    record: &'a InspectorRecord,
    /// Ascending token, leaf, row number.
    inspectors: Vec<(Token, Digest, usize)>,
    tree: Tree,
    teams: Tree,
}

impl TeamExtract {
    /// The leaf that the extract's words make.
    pub fn leaf(&self, hash: HashFn) -> Digest {
        self.team.leaf(hash, self.nonce)
    }
}

impl InspectorExtract {
    /// The leaf that the extract's words make.
    pub fn leaf(&self, hash: HashFn) -> Digest {
        let leaf = salted(hash, self.nonce, &self.row);
        token_leaf(hash, self.row.inspector.token(hash), leaf)
    }
}

impl<'a> InspectorExtractor<'a> {
    /// The extractor of a draw and its record.
    pub fn new(draw: &'a InspectorDraw, record: &'a InspectorRecord) -> Self {
        let hash = draw.hash;
        let leaves = inspector_leaves(hash, &draw.veil, draw.inspectors());
        let mut inspectors: Vec<_> = leaves
            .enumerate()
            .map(|(row, (token, leaf))| (token, leaf, row))
            .collect();
        inspectors.sort_unstable();
        let leaves = inspectors
            .iter()
            .map(|(token, leaf, _)| token_leaf(hash, *token, *leaf));
        let tree = Tree::new(hash, leaves);
        Self {
            hash,
            draw,
            record,
            inspectors,
            tree,
            teams: TeamRecord::tree(hash, record.salt, &record.teams),
        }
    }

    /// What an inspector can prove; `None` for one who is not in the draw.
    pub fn extract(&self, inspector: &InspectorId) -> Option<InspectorExtract> {
        let token = inspector.token(self.hash);
        let at = self
            .inspectors
            .binary_search_by_key(&token, |(token, ..)| *token)
            .ok()?;
        let (_, _, row) = self.inspectors.get(at)?;
        let teams = self.record.teams.iter().enumerate();
        let own =
            teams.filter(|(_, team)| team.inspectors.iter().any(|seat| seat.inspector == token));
        Some(InspectorExtract {
            commitment: self.draw.digest(),
            row: self.draw.inspectors().get(*row)?.clone(),
            nonce: self.draw.veil.nonce(token),
            inclusion: self.tree.inclusion(at)?,
            teams: own.filter_map(|(at, _)| self.team_at(at)).collect(),
        })
    }

    /// What a visit's team is; `None` for a visit that is not in the draw.
    pub fn team(&self, visit: Token) -> Option<TeamExtract> {
        let at = self
            .record
            .teams
            .binary_search_by_key(&visit, |team| team.visit)
            .ok()?;
        self.team_at(at)
    }

    fn team_at(&self, at: usize) -> Option<TeamExtract> {
        let team = self.record.teams.get(at)?.clone();
        Some(TeamExtract {
            nonce: team.nonce(self.hash, self.record.salt),
            inclusion: self.teams.inclusion(at)?,
            team,
        })
    }
}

record! {
    0x0125 TeamExtract { team, nonce, inclusion } decode;
    0x0126 InspectorExtract { commitment, row, nonce, inclusion, teams } decode;
}
