//! What can happen to a round.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::{DrawnVisit, ReserveList, Team};
use crate::base::bytes::Seed;
use crate::base::digests::{CommitmentDigest, EntryDigest, RecordDigest, RecusalRoot};
use crate::base::encode::{Encode, Encoder, sealed};
use crate::base::id::{Id, RoundId, VisitId};
use crate::base::skip::Skip;
use crate::base::text::Text;
use crate::base::timestamp::Timestamp;
use crate::law::refusal::FactValue;
use crate::lifecycle::footing::Footing;

/// One draw of a round: its objects, or the inspectors of one part (a locality, an agency, all).
///
/// ```
/// use ssj_core::round::DrawPart;
/// let part = DrawPart::Inspectors("division:220100".parse()?);
/// assert_eq!((part.to_string(), DrawPart::Objects.to_string()), ("division:220100".into(), "objects".into()));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub enum DrawPart {
    /// The draw of objects.
    Objects,
    /// The draw of inspectors for one part of the visits.
    Inspectors(Id),
}

impl fmt::Display for DrawPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Objects => f.pad("objects"),
            Self::Inspectors(id) => fmt::Display::fmt(id, f),
        }
    }
}

impl From<DrawPart> for String {
    fn from(part: DrawPart) -> Self {
        alloc::format!("{part}")
    }
}

impl TryFrom<String> for DrawPart {
    type Error = crate::base::id::IdError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text == "objects" {
            return Ok(Self::Objects);
        }
        text.parse().map(Self::Inspectors)
    }
}

impl From<&DrawPart> for FactValue {
    fn from(part: &DrawPart) -> Self {
        match part {
            DrawPart::Objects => Self::word("objects", "检查对象"),
            DrawPart::Inspectors(id) => Self::from(id.as_str()),
        }
    }
}

impl sealed::Sealed for DrawPart {}
impl Encode for DrawPart {
    fn encode(&self, out: &mut Encoder) {
        match self {
            Self::Objects => out.value("objects"),
            Self::Inspectors(id) => out.value(id),
        }
    }
}

/// What a redrawn round is linked to: the round before it stays, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
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

record! {
    0x0505 Redraw { of, head, record, reason };
}

/// Something that happened to a round.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
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
        /// Which draw.
        part: DrawPart,
        /// The commitment.
        commitment: CommitmentDigest,
        /// When it was published.
        published: Timestamp,
    },
    /// A draw's seed is known.
    Seeded {
        /// Which draw.
        part: DrawPart,
        /// The seed.
        seed: Seed,
        /// When its last source became known.
        revealed: Timestamp,
    },
    /// Objects were drawn.
    ObjectsDrawn {
        /// The digest of the object record.
        record: RecordDigest,
        /// The visits.
        visits: Vec<DrawnVisit>,
        /// Their reserves.
        reserves: Vec<ReserveList>,
    },
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
        /// The digest of the inspector record.
        record: RecordDigest,
        /// A team for each visit of the part.
        teams: Vec<Team>,
    },
    /// A visit fell out before it began, and the next reserve took its place.
    Replaced {
        /// The visit that fell out.
        out: VisitId,
        /// Why.
        reason: Text,
        /// The reserves passed over.
        skipped: Vec<Skip<VisitId>>,
        /// The reserve that steps in.
        by: DrawnVisit,
    },
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
        0x0511 Committed { part, commitment, published },
        0x0512 Seeded { part, seed, revealed },
        0x0513 ObjectsDrawn { record, visits, reserves },
        0x0514 RecusalsClosed { root, count },
        0x0515 TeamsDrawn { part, record, teams },
        0x0516 Replaced { out, reason, skipped, by },
        0x0517 Superseded { successor, reason },
        0x0518 Closed,
    }
}
