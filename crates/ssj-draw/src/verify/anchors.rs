//! What a verifier brings from elsewhere.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use ssj_core::trail::Head;
use ssj_core::{CommitmentDigest, Digest, RecordDigest, Text};

use crate::record::{DrawName, SeedValue, SourceId, SourceSchedule, SourceValue, TreeRoot};

/// What the verifier knows from outside of what is verified: read off a bulletin, a beacon's own
/// site, a newspaper, each a [`Statement`] by itself.
///
/// Statements may be of any number of draws and trails, and of one thing from several places. Two
/// that contradict each other are a difference by themselves
/// ([`Difference::Equivocation`](super::Difference::Equivocation)), whatever the record says; those
/// that nothing was compared with are listed in the [`Verdict`](super::Verdict) and anchor nothing.
///
/// ```
/// use ssj_core::{CampaignId, CommitmentDigest, Digest, Text};
/// use ssj_draw::record::{DrawName, DrawPart, MandateSource};
/// use ssj_draw::verify::{Anchors, Said, Statement};
/// let mandate = MandateSource::Campaign(CampaignId::new("gas-2026")?);
/// let draw = DrawName { mandate, part: DrawPart::Objects, counter: 1 };
/// let said = Said::Commitment { draw, digest: CommitmentDigest(Digest::from_bytes([1; 32])) };
/// let seen = Text::new("the bulletin of 1 March, page 3")?;
/// let statements = vec![Statement { said: said.clone(), seen: Some(seen) }];
/// let anchors = Anchors { statements, ..Anchors::default() };
/// assert!(anchors.statements[0].to_string().starts_with("the commitment of campaign:gas-2026, objects 1: 0101"));
/// // Where it does not matter who said it:
/// assert_eq!(Anchors::from_iter([said.clone()]).statements[0].said, said);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct Anchors {
    /// The statements, in any order.
    pub statements: Vec<Statement>,
    /// The timetables of beacons other than drand's: a source that one of them knows is held against it.
    pub schedules: Vec<SourceSchedule>,
}

/// One thing that was published, and where the verifier read it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct Statement {
    /// What was published.
    pub said: Said,
    /// Where it was seen, for whoever reads the verdict.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "ssj_core::json_u64::Nullable<Text>")
    )]
    pub seen: Option<Text>,
}

/// What can be published of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(
        tag = "type",
        rename_all = "kebab-case",
        deny_unknown_fields,
        crate = "ssj_core::strict"
    )
)]
#[non_exhaustive]
pub enum Said {
    /// The digest of a draw's commitment, published before the draw.
    Commitment {
        /// Which draw.
        draw: DrawName,
        /// The digest.
        digest: CommitmentDigest,
    },
    /// The digest of a draw's record, published with the seed: then nothing can be exchanged after
    /// that, instants included.
    Record {
        /// Which draw.
        draw: DrawName,
        /// The digest.
        digest: RecordDigest,
    },
    /// The value that a seed source gave for a draw, from that source itself.
    Value {
        /// Which draw.
        draw: DrawName,
        /// The source.
        source: SourceId,
        /// What it said.
        value: SourceValue,
    },
    /// The head that a trail once had: [`verify_trail`](super::verify_trail) compares it.
    Head {
        /// The head.
        head: Head,
    },
    /// A checkpoint over the heads of all trails, with the number of the heads:
    /// [`verify_trail`](super::verify_trail) compares it.
    Checkpoint {
        /// The root.
        root: TreeRoot,
    },
    /// The root over all checkpoints up to some day, with their number:
    /// [`verify_trail`](super::verify_trail) wants a proof that the list has only grown since.
    Checkpoints {
        /// The root.
        root: TreeRoot,
    },
}

impl Said {
    /// What is published of a draw, beside its record: its commitment, as a bulletin announced it, and what
    /// its seed's sources said, as their own sites show it.
    ///
    /// ```
    /// use ssj_core::{CampaignId, CommitmentDigest, Digest, beijing, id};
    /// use ssj_draw::record::{DrawName, DrawPart, MandateSource, SeedSource, SourceValue};
    /// use ssj_draw::verify::{Anchors, Said};
    /// let mandate = MandateSource::Campaign(id!(CampaignId, "gas-2026"));
    /// let draw = DrawName { mandate, part: DrawPart::Objects, counter: 1 };
    /// let noon = SeedSource::quicknet(beijing!(2026-06-08 12:00)).ok_or("before its first round")?;
    /// let announced = CommitmentDigest(Digest::from_bytes([1; 32]));
    /// let shown = noon.said(SourceValue::from(&[0xbe; 32][..]));
    /// let anchors: Anchors = Said::of_draw(&draw, announced, [&shown]).into_iter().collect();
    /// assert_eq!(anchors.statements.len(), 2);
    /// # Ok::<(), &str>(())
    /// ```
    #[allow(
        single_use_lifetimes,
        reason = "an argument's items can't leave their lifetime out"
    )]
    pub fn of_draw<'a>(
        draw: &DrawName,
        digest: CommitmentDigest,
        values: impl IntoIterator<Item = &'a SeedValue>,
    ) -> Vec<Self> {
        let commitment = Self::Commitment {
            draw: draw.clone(),
            digest,
        };
        let values = values.into_iter().map(|own| Self::Value {
            draw: draw.clone(),
            source: own.source.clone(),
            value: own.value.clone(),
        });
        [commitment].into_iter().chain(values).collect()
    }

    /// What it is said of, in words; two statements with one of these say the same or contradict
    /// each other. None for a checkpoint: there are as many as days.
    fn of(&self) -> Option<String> {
        let said = match self {
            Self::Commitment { draw, .. } => alloc::format!("the commitment of {draw}"),
            Self::Record { draw, .. } => alloc::format!("the record of {draw}"),
            Self::Value { draw, source, .. } => alloc::format!("the value of {source} in {draw}"),
            Self::Head { head } => {
                alloc::format!("the head of {} at {} entries", head.subject, head.len)
            }
            Self::Checkpoints { root } => {
                alloc::format!("the list of {} checkpoints", root.leaves)
            }
            Self::Checkpoint { .. } => return None,
        };
        Some(said)
    }

    /// The digest of this draw's commitment.
    pub(super) fn commitment_of(&self, name: &DrawName) -> Option<&Digest> {
        match self {
            Self::Commitment { draw, digest } if draw == name => Some(&digest.0),
            _ => None,
        }
    }

    /// The digest of this draw's record.
    pub(super) fn record_of(&self, name: &DrawName) -> Option<&Digest> {
        match self {
            Self::Record { draw, digest } if draw == name => Some(&digest.0),
            _ => None,
        }
    }

    /// What a source said in this draw.
    pub(super) fn value_of(&self, name: &DrawName, of: &SourceId) -> Option<&SourceValue> {
        match self {
            Self::Value {
                draw,
                source,
                value,
            } if draw == name && source == of => Some(value),
            _ => None,
        }
    }

    fn value(&self) -> String {
        match self {
            Self::Commitment { digest, .. } => digest.to_string(),
            Self::Record { digest, .. } => digest.to_string(),
            Self::Value { value, .. } => value.to_string(),
            Self::Head { head } => head.digest.to_string(),
            Self::Checkpoint { root } => root.to_string(),
            Self::Checkpoints { root } => root.root.to_string(),
        }
    }
}

impl Anchors {
    /// Pairs of statements that can't both be true: what they are of, and what each says.
    pub(super) fn contradictions(&self) -> Vec<(String, [String; 2])> {
        let mut first: BTreeMap<String, &Said> = BTreeMap::new();
        let mut found = Vec::new();
        for Statement { said, .. } in &self.statements {
            let Some(of) = said.of() else { continue };
            let before = *first.entry(of.clone()).or_insert(said);
            if before != said {
                found.push((of, [before.value(), said.value()]));
            }
        }
        found
    }
}

impl From<Said> for Statement {
    fn from(said: Said) -> Self {
        Self { said, seen: None }
    }
}

impl<S: Into<Statement>> FromIterator<S> for Anchors {
    fn from_iter<I: IntoIterator<Item = S>>(statements: I) -> Self {
        Self {
            statements: statements.into_iter().map(Into::into).collect(),
            schedules: Vec::new(),
        }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = self.of().unwrap_or_else(|| "a checkpoint".into());
        write!(f, "{of}: {}", self.value())
    }
}

/// What was said, and where it was seen.
impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said.fmt(f)?;
        match &self.seen {
            Some(seen) => write!(f, " ({seen})"),
            None => Ok(()),
        }
    }
}
