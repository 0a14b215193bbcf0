//! What a draw of inspectors came to, bound by its record's digest.

use alloc::vec::Vec;

use super::{PaperError, SeedEvidence, Team, TeamMember, TreeRoot};
use crate::base::bytes::{Digest, Seed, Token};
use crate::base::digests::{CommitmentDigest, RecordDigest};
use crate::base::encode::{Encode, Encoder};
use crate::base::id::{AgencyId, ExpertId};
use crate::base::label::Label;
use crate::base::merkle::Tree;
use crate::base::suite::{HashFn, Suite};

/// The head of an inspector draw's record: everything that its digest covers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct InspectorHead {
    /// The suite of the draw.
    pub suite: Suite,
    /// The commitment.
    pub commitment: CommitmentDigest,
    /// What the sources brought, and when.
    pub evidence: SeedEvidence,
    /// The seed made of it.
    pub seed: Seed,
    /// The root over the teams.
    pub teams_root: TreeRoot,
}

impl InspectorHead {
    /// The record's digest: `H("ssj/1/record\0" ‖ canonical(head))`.
    pub fn digest(&self, hash: HashFn) -> RecordDigest {
        RecordDigest(hash.hash(Label::Record, &self.to_canonical()))
    }
}

/// Who goes on one visit, by tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct TeamRecord {
    /// The visit's token.
    pub visit: Token,
    /// The inspectors, place by place.
    pub inspectors: Vec<Seat>,
    /// Who stands by, the next one first.
    pub reserves: Vec<Seat>,
    /// The experts who advise them.
    pub experts: Vec<ExpertId>,
}

/// An inspector by token, and the agency that they go for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Seat {
    /// The inspector's token.
    pub inspector: Token,
    /// Their agency.
    pub agency: AgencyId,
}

impl TeamRecord {
    /// A team by tokens; `None` where its visit's id is none of a drawn visit.
    pub fn of(hash: HashFn, team: &Team) -> Option<Self> {
        let seat = |member: &TeamMember| Seat {
            inspector: member.inspector.token(hash),
            agency: member.agency.clone(),
        };
        Some(Self {
            visit: team.visit.token()?,
            inspectors: team.members.iter().map(seat).collect(),
            reserves: team.reserves.iter().map(seat).collect(),
            experts: team.experts.clone(),
        })
    }

    /// `H("ssj/1/nonce\0" ‖ salt ‖ visit token)`: visit tokens and inspector tokens can be guessed, so
    /// each leaf is salted with a nonce of its own.
    pub fn nonce(&self, hash: HashFn, salt: Digest) -> Digest {
        hash.hash_parts(Label::Nonce, &[salt.as_bytes(), self.visit.as_bytes()])
    }

    /// Its leaf: visit token ‖ `H("ssj/1/leaf\0" ‖ canonical(nonce, team))`.
    pub fn leaf(&self, hash: HashFn, nonce: Digest) -> Digest {
        let mut out = Encoder::new();
        out.value(&nonce);
        out.value(self);
        let digest = hash.hash(Label::Leaf, out.as_bytes());
        hash.merkle_leaf(&[self.visit.as_bytes(), digest.as_bytes()])
    }

    /// The tree over teams in the order given.
    pub fn tree(hash: HashFn, salt: Digest, teams: &[Self]) -> Tree {
        let leaf = |team: &Self| team.leaf(hash, team.nonce(hash, salt));
        Tree::new(hash, teams.iter().map(leaf))
    }
}

record! {
    0x0117 InspectorHead { suite, commitment, evidence, seed, teams_root } decode;
    _ Seat { inspector, agency } decode;
    _ TeamRecord { visit, inspectors, reserves, experts } decode;
}

/// A draw's teams (检查人员抽取结果), as its record's digest fixes them.
///
/// Making or reading one computes the digests again: it can't be had with a team left out, added or
/// changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(with = "Parts"))]
#[cfg_attr(feature = "serde", serde(try_from = "Parts", into = "Parts"))]
pub struct TeamsDrawn {
    parts: Parts,
    record: RecordDigest,
}

#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(rename = "TeamsDrawn"))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
struct Parts {
    head: InspectorHead,
    salt: Digest,
    teams: Vec<Team>,
}

impl TeamsDrawn {
    /// The teams under a head, which must be its, in the order of its tree, and what salts its leaves:
    /// out with the teams, not before.
    ///
    /// # Errors
    /// [`PaperError`] where they are others.
    ///
    /// ```
    /// use ssj_core::paper::{InspectorHead, SeedEvidence, TeamRecord, TeamsDrawn, TreeRoot};
    /// use ssj_core::*;
    /// let (zero, hash) = (Digest::from_bytes([0; 32]), Suite::Intl.hash_fn()?);
    /// let head = InspectorHead {
    ///     suite: Suite::Intl,
    ///     commitment: CommitmentDigest(zero),
    ///     evidence: SeedEvidence::of_values("2026-03-05T01:30:00Z".parse()?, vec![]),
    ///     seed: Seed::from_bytes([1; 32]),
    ///     teams_root: TreeRoot::from(&TeamRecord::tree(hash, zero, &[])),
    /// };
    /// let drawn = TeamsDrawn::new(head.clone(), zero, vec![])?;
    /// assert_eq!(drawn.record(), head.digest(hash));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn new(head: InspectorHead, salt: Digest, teams: Vec<Team>) -> Result<Self, PaperError> {
        let hash = head.suite.hash_fn()?;
        let record = head.digest(hash);
        let by_token = (0..)
            .zip(&teams)
            .map(|(index, team)| TeamRecord::of(hash, team).ok_or(PaperError::NoToken { index }));
        let by_token = by_token.collect::<Result<Vec<_>, _>>()?;
        let found = TreeRoot::from(&TeamRecord::tree(hash, salt, &by_token));
        if head.teams_root != found {
            let (claimed, found) = (head.teams_root.root, found.root);
            return Err(PaperError::Teams { claimed, found });
        }
        let parts = Parts { head, salt, teams };
        Ok(Self { parts, record })
    }

    /// The head of the record.
    pub const fn head(&self) -> &InspectorHead {
        &self.parts.head
    }

    /// The digest of the record.
    pub const fn record(&self) -> RecordDigest {
        self.record
    }

    /// The teams, in ascending order of their visits' tokens.
    pub fn teams(&self) -> &[Team] {
        &self.parts.teams
    }
}

#[cfg(feature = "serde")]
impl From<TeamsDrawn> for Parts {
    fn from(drawn: TeamsDrawn) -> Self {
        drawn.parts
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Parts> for TeamsDrawn {
    type Error = PaperError;

    fn try_from(parts: Parts) -> Result<Self, PaperError> {
        Self::of(parts)
    }
}

impl TeamsDrawn {
    fn of(parts: Parts) -> Result<Self, PaperError> {
        Self::new(parts.head, parts.salt, parts.teams)
    }
}

record! {
    0x0154 Parts { head, salt, teams } decode;
    _ TeamsDrawn { parts } decode Self::of;
}
