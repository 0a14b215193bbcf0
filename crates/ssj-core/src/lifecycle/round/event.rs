//! What can happen to a round.

use alloc::vec::Vec;

use crate::base::bytes::Digest;
use crate::base::digests::{
    CommitmentDigest, EntryDigest, EvidenceDigest, RecordDigest, RecusalRoot,
};
use crate::base::id::{AgencyId, ObjectId, RoundId, VisitId};
use crate::base::skip::Skip;
use crate::base::text::Text;
use crate::base::timestamp::Timestamp;
use crate::lifecycle::footing::Footing;
use crate::paper::{DrawPart, DrawnCheck, Header, ObjectsDrawn, Reserve, SeedEvidence, TeamsDrawn};

/// What a redrawn round is linked to: the round before it stays, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Redraw {
    /// The round before.
    pub of: RoundId,
    /// The head of its trail.
    pub head: EntryDigest,
    /// The digest of its object record, if objects had been drawn.
    pub record: Option<RecordDigest>,
    /// Why it was drawn again.
    pub reason: Text,
}

impl Redraw {
    /// What its draw of objects names as the one before. A round that was given up before it drew left no
    /// record to name: the end of its trail stands for it.
    pub(crate) fn before(&self) -> Digest {
        self.record.map_or(self.head.0, |record| record.0)
    }
}

record! {
    0x0505 Redraw { of, head, record, reason };
}

/// A visit that fell out before it began (递补), and who steps in.
#[doc(alias = "递补")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Replacement {
    /// The visit.
    pub out: VisitId,
    /// Why it fell out, and what shows it.
    pub ground: Ground,
    /// The reserves passed over.
    pub skipped: Vec<Skip<ObjectId>>,
    /// Each of its checks, and who steps in for it.
    pub checks: Vec<Replaced>,
}

/// Why something drawn is not carried out as it was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Ground {
    /// The reason.
    pub reason: Text,
    /// What shows it.
    pub evidence: EvidenceDigest,
}

/// A check that fell out, and who steps in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Replaced {
    /// The check.
    pub check: DrawnCheck,
    /// Who steps in: nobody where the reserves of the stratum are used up.
    pub by: Option<Reserve>,
}

/// A department that was drawn, and the one that answers for it when its inspectors are drawn (2.1-d).
///
/// ```
/// use ssj_core::AgencyId;
/// use ssj_core::round::Succeeded;
/// let merged = Succeeded { of: AgencyId::new("cc-fire")?, by: AgencyId::new("cc-yj")? };
/// assert_ne!(merged.of, merged.by);
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Succeeded {
    /// Who was drawn.
    pub of: AgencyId,
    /// Who answers for it now.
    pub by: AgencyId,
}

record! {
    _ Succeeded { of, by };
    _ Ground { reason, evidence };
    _ Replaced { check, by };
    _ Replacement { out, ground, skipped, checks };
}

/// Something that happened to a round.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum RoundEvent {
    /// It was opened.
    Opened {
        /// What allows it, and what it stands on.
        footing: Footing,
        /// 1, and one more for each redraw.
        counter: u32,
        /// The round that it draws again.
        redraw: Option<Redraw>,
    },
    /// A draw's commitment was published.
    Committed {
        /// What it states first: which draw it is, and its seed's sources among others.
        header: Header,
        /// The commitment.
        commitment: CommitmentDigest,
        /// When it was published.
        published: Timestamp,
    },
    /// A draw's sources have spoken: its seed follows.
    Seeded {
        /// Which draw.
        part: DrawPart,
        /// What they brought, and when.
        evidence: SeedEvidence,
    },
    /// Objects were drawn.
    ObjectsDrawn(ObjectsDrawn),
    /// Recusals (回避) are known.
    RecusalsClosed {
        /// The root of their tree.
        root: RecusalRoot,
        /// How many there are.
        count: u64,
    },
    /// Inspectors were drawn.
    TeamsDrawn {
        /// Which draw.
        part: DrawPart,
        /// A team for each visit of the part.
        drawn: TeamsDrawn,
        /// The departments that a reform replaced since the objects were drawn, and whose people came.
        succeeded: Vec<Succeeded>,
    },
    /// A visit fell out before it began; for each of its checks the next in line steps in.
    Replaced(Replacement),
    /// Another round draws again what this one drew.
    Superseded {
        /// That round.
        successor: RoundId,
        /// Why.
        reason: Text,
    },
    /// Every visit has its team.
    Closed,
}

variants! {
    RoundEvent {
        0x0510 Opened { footing, counter, redraw },
        0x0511 Committed { header, commitment, published },
        0x0512 Seeded { part, evidence },
        0x0513 ObjectsDrawn(drawn),
        0x0514 RecusalsClosed { root, count },
        0x0515 TeamsDrawn { part, drawn, succeeded },
        0x0516 Replaced(replacement),
        0x0517 Superseded { successor, reason },
        0x0518 Closed,
    }
}
