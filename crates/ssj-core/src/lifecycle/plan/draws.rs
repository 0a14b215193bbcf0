//! What rounds have drawn of the numbers of an item or a campaign, and what is left.

use alloc::vec::Vec;

use super::{PlannedMatter, PlannedNumber};
use crate::base::digests::CommitmentDigest;
use crate::base::id::{Id, MatterId, PoolId, RoundId};
use crate::law::refusal::{Checks, Refusal};
use crate::law::rules::mandate as codes;
use crate::lifecycle::mandate::Mandate;
use crate::paper::{FrameCommitment, MandateSource};

/// What one frame of a draw takes from its pool: as many as its sizes ask, before any shortfall.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct FrameNumber {
    /// The matter.
    pub matter: MatterId,
    /// The pool.
    pub pool: PoolId,
    /// How many objects.
    #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::base::json_u64::Written")
    )]
    pub number: u64,
}

impl From<&FrameCommitment> for FrameNumber {
    fn from(frame: &FrameCommitment) -> Self {
        Self {
            matter: frame.matter.clone(),
            pool: frame.pool.clone(),
            number: frame.number,
        }
    }
}

/// A round's draw of objects, as the plan or campaign that it draws for keeps it: it uses their numbers
/// up. A draw that replaces another one draws the same again, and the numbers count once.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct RoundDraw {
    /// The round.
    pub round: RoundId,
    /// Its counter: 1, or one more than that of the round that it replaces.
    pub counter: u32,
    /// The superseded round that it draws again.
    pub replaces: Option<RoundId>,
    /// What it was opened for: a plan's item in a version, or a campaign.
    pub source: MandateSource,
    /// The commitment to its draw of objects.
    pub commitment: CommitmentDigest,
    /// What each of its frames draws.
    pub frames: Vec<FrameNumber>,
}

record! {
    0x041d FrameNumber { matter, pool, number };
    0x041e RoundDraw { round, counter, replaces, source, commitment, frames };
}

/// The draws of one item or campaign, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub(crate) struct Draws(pub(crate) Vec<RoundDraw>);

impl Draws {
    /// Before the first one.
    pub(crate) const NONE: &Self = &Self(Vec::new());

    /// Those that no other one replaces.
    fn standing(&self) -> impl Iterator<Item = &RoundDraw> {
        let replaced = |one: &RoundDraw| {
            let mut replaced = self.0.iter().filter_map(|draw| draw.replaces.as_ref());
            replaced.any(|round| *round == one.round)
        };
        self.0.iter().filter(move |draw| !replaced(draw))
    }

    /// The matters that something is left to draw of, with the numbers that are left.
    pub(crate) fn left(&self, planned: &[PlannedMatter]) -> Vec<PlannedMatter> {
        let left = planned.iter().filter_map(|planned| {
            let frames = self.standing().flat_map(|draw| &draw.frames);
            let own = frames.filter(|frame| frame.matter == planned.matter);
            let drawn = own.map(|frame| frame.number).fold(0, u64::saturating_add);
            let left = planned.number.count().saturating_sub(drawn);
            let number = match drawn {
                0 => planned.number,
                _ => PlannedNumber::Objects(left),
            };
            let planned = PlannedMatter {
                number,
                ..planned.clone()
            };
            (left > 0).then_some(planned)
        });
        left.collect()
    }

    /// That a draw may follow these: a first one fits its mandate, a repeated one is the same as the
    /// one that it replaces. One that replaces a round given up before it drew anything is a first one.
    pub(crate) fn take(
        &self,
        task: &Id,
        draw: &RoundDraw,
        mandate: impl FnOnce() -> Result<Mandate, crate::Refusals>,
        checks: &mut Checks,
    ) {
        let kept = |round: &&RoundId| self.0.iter().any(|before| before.round == **round);
        let replaced = match draw.replaces.as_ref().filter(kept) {
            None => {
                if let Some(mandate) = checks.absorb(mandate()) {
                    let own = mandate.source();
                    checks.require(draw.source == *own, || {
                        Refusal::new(codes::STALE)
                            .with("round", &draw.round)
                            .with("named", &draw.source)
                            .with("own", own)
                    });
                    mandate.fits(&draw.frames, checks);
                }
                match draw.replaces {
                    None => Some(0),
                    // How often it was given up before, the rounds know.
                    Some(_) => draw.counter.checked_sub(1).filter(|before| *before > 0),
                }
            }
            Some(round) => {
                let mut standing = self.standing().filter(|before| before.round == *round);
                let same = |before: &&RoundDraw| {
                    before.source == draw.source && sorted(&before.frames) == sorted(&draw.frames)
                };
                standing.find(same).map(|before| before.counter)
            }
        };
        let next = replaced.and_then(|counter| counter.checked_add(1));
        let fresh = self.0.iter().all(|before| before.round != draw.round);
        checks.require(next == Some(draw.counter) && fresh, || {
            Refusal::new(codes::OUT_OF_LINE)
                .with("task", task.as_str())
                .with("round", &draw.round)
                .with("counter", draw.counter)
        });
    }
}

fn sorted(frames: &[FrameNumber]) -> Vec<&FrameNumber> {
    let mut frames: Vec<_> = frames.iter().collect();
    frames.sort_unstable();
    frames
}
