//! What a commitment says of one matter's frame.

use crate::base::bytes::Digest;
use crate::base::id::{MatterId, PoolId};
use crate::base::timestamp::Timestamp;
use crate::base::tree_root::TreeRoot;

words! {
    /// Who may learn an object's stratum from what is published.
    pub enum StratumDisclosure {
        /// Everybody: the strata are counties, kinds or other public facts.
        Public = "public", "向社会公开";
        /// Each object its own.
        Own = "own", "仅向本人公开";
        /// Only an auditor: the strata hold risk classes, which are not public.
        AuditorOnly = "auditor-only", "仅向核查人公开";
    }
}

impl StratumDisclosure {
    /// Whether ranks would leak what is not public, so that the frame must be blinded.
    pub const fn is_secret(self) -> bool {
        !matches!(self, Self::Public)
    }
}

/// What a commitment says of a frame. Nothing in it tells a secret stratum's name or size.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct FrameCommitment {
    /// The matter.
    pub matter: MatterId,
    /// The pool that the rows come from.
    pub pool: PoolId,
    /// The instant that the pool's rows are of.
    pub as_of: Timestamp,
    /// Whether its checks are announced: an open draw tells everybody beforehand who is drawn.
    pub announced: bool,
    /// Who may see the strata.
    pub disclosure: StratumDisclosure,
    /// How many objects are to be drawn: `n` summed over its strata. What is drawn may be fewer where
    /// the plan lets a stratum that is short yield all it has.
    #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::json_u64::Written"))]
    pub number: u64,
    /// How many strata there are: each has one threshold.
    pub strata: u32,
    /// How many rows there are.
    #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::json_u64::Written"))]
    pub rows: u64,
    /// The root over all rows, in ascending order of blind token.
    pub root: Digest,
    /// The root over the rows that can't be drawn or do not count, each with its reason.
    pub exclusions: Digest,
    /// The digest of classes, sizes and strata.
    pub design: Digest,
}

impl FrameCommitment {
    /// The root over all rows, with their number.
    pub const fn tree_root(&self) -> TreeRoot {
        TreeRoot {
            leaves: self.rows,
            root: self.root,
        }
    }
}

record! {
    0x0106 FrameCommitment {
        matter, pool, as_of, announced, disclosure, number, strata, rows, root, exclusions, design,
    } decode;
}
