//! The frame of one matter: its rows, its design, and the roots that commit to both.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use ssj_core::plan::Who;
use ssj_core::rules::draw as codes;
use ssj_core::{
    Checks, Digest, Encoder, HashFn, Label, Limits, MatterId, PoolId, Refusal, Shortfall, Timestamp,
};

use super::{Class, FrameRow, RowState, Stratum, StratumDisclosure, StratumKey, repeated};
use crate::record::{Veil, at_most, short_name};

/// The frame (抽样框) of one matter, made from its one pool.
#[doc(alias = "抽样框")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct MatterFrame {
    /// The matter.
    pub matter: MatterId,
    /// The pool that the rows come from.
    pub pool: PoolId,
    /// The instant that the pool's rows are of.
    pub as_of: Timestamp,
    /// Which agency checks where: as the plan says.
    pub who: Who,
    /// Whether its checks are announced (事先公告): only then may everybody tell beforehand who is drawn.
    pub announced: bool,
    /// Who may see the strata.
    pub disclosure: StratumDisclosure,
    /// The classes: where the law states how many are drawn.
    pub classes: Vec<Class>,
    /// The strata: the cells that are drawn from. Classes and strata may be listed in any order: a draw
    /// takes both by name, so that nobody chooses an order.
    pub strata: Vec<Stratum>,
    /// What happens where a stratum has fewer eligible rows than its size.
    pub shortfall: Shortfall,
    /// How many reserves stand by in each stratum, as far as it has so many.
    pub reserves: u32,
    /// The rows, in any order.
    pub rows: Vec<FrameRow>,
}

record! {
    0x011e MatterFrame {
        matter, pool, as_of, who, announced, disclosure, classes, strata, shortfall, reserves, rows,
    } decode;
}

impl MatterFrame {
    /// The frame with its classes and strata in ascending order of their names, to which its rows point.
    pub(crate) fn in_order(mut self) -> Self {
        if self.is_in_order() {
            return self;
        }
        let strata = self.put_in_order();
        for row in &mut self.rows {
            row.stratum = place(&strata, row.stratum);
        }
        self
    }

    /// Puts classes and strata in the order of their names; returns the new place of each old stratum, to
    /// which rows are still to point.
    pub(crate) fn put_in_order(&mut self) -> Vec<u32> {
        let classes = by_name(&mut self.classes, |class| &class.key);
        for stratum in &mut self.strata {
            stratum.class = place(&classes, stratum.class);
        }
        by_name(&mut self.strata, |stratum| &stratum.key)
    }

    /// The same, of a frame of somebody else's.
    pub(crate) fn ordered(&self) -> Cow<'_, Self> {
        if self.is_in_order() {
            Cow::Borrowed(self)
        } else {
            Cow::Owned(self.clone().in_order())
        }
    }

    /// The same, of several.
    pub(crate) fn all_ordered(frames: &[Self]) -> Cow<'_, [Self]> {
        if frames.iter().all(Self::is_in_order) {
            Cow::Borrowed(frames)
        } else {
            Cow::Owned(frames.iter().cloned().map(Self::in_order).collect())
        }
    }

    fn is_in_order(&self) -> bool {
        self.classes.is_sorted_by(|a, b| a.key <= b.key)
            && self.strata.is_sorted_by(|a, b| a.key <= b.key)
    }

    /// Everything that is wrong with the frame as it stands.
    pub(crate) fn check(&self, blinded: bool, checks: &mut Checks) {
        checks.require(blinded || !self.disclosure.is_secret(), || {
            Refusal::new(codes::SECRET_STRATA_OPEN).with("matter", &self.matter)
        });
        checks.require(blinded || self.announced, || {
            Refusal::new(codes::UNANNOUNCED_OPEN).with("matter", &self.matter)
        });
        for key in repeated(self.classes.iter().map(|class| &class.key)) {
            checks.refuse(self.twice(key));
        }
        for key in repeated(self.strata.iter().map(|stratum| &stratum.key)) {
            checks.refuse(self.twice(key));
        }
        for stratum in &self.strata {
            checks.require(below(stratum.class, self.classes.len()), || {
                self.unknown(0, stratum.class, self.classes.len())
            });
        }
        self.check_size(checks);
        for (i, row) in self.rows.iter().enumerate() {
            self.check_row(i, row, checks);
        }
    }

    /// Everything that is wrong with a row, the how-many-eth counted from 0.
    pub(crate) fn check_row(&self, at: usize, row: &FrameRow, checks: &mut Checks) {
        checks.require(below(row.stratum, self.strata.len()), || {
            self.unknown(at.saturating_add(1), row.stratum, self.strata.len())
        });
        if let Some(reason) = row.state.reason() {
            short_name(checks, &reason.code);
        }
        let checked =
            row.state != RowState::Eligible || self.who.agency_for(&row.division).is_some();
        checks.require(checked, || {
            Refusal::new(codes::NO_AGENCY)
                .with("matter", &self.matter)
                .with("object", &row.object)
                .with("division", &row.division)
        });
    }

    fn check_size(&self, checks: &mut Checks) {
        let limits = Limits::DEFAULT;
        let strata = limits.strata().into();
        at_most(checks, ("rows", "行"), self.rows.len(), limits.frame_rows());
        at_most(checks, ("strata", "分层"), self.strata.len(), strata);
    }

    fn twice(&self, key: &StratumKey) -> Refusal {
        Refusal::new(codes::STRATUM_TWICE)
            .with("matter", &self.matter)
            .with("stratum", key.as_str())
    }

    fn unknown(&self, row: usize, stratum: u32, strata: usize) -> Refusal {
        Refusal::new(codes::STRATUM_UNKNOWN)
            .with("matter", &self.matter)
            .with("row", row)
            .with("stratum", stratum)
            .with("strata", strata)
    }

    /// The digest of classes and strata, salted so that nobody can try out likely ratios on it.
    pub(crate) fn design_digest(&self, hash: HashFn, veil: &Veil) -> Digest {
        let nonce = veil.nonce(self.matter.as_id().token(hash, Label::Object));
        let mut out = Encoder::new();
        out.value(&nonce);
        out.value(&self.classes);
        out.value(&self.strata);
        out.value(&self.shortfall);
        out.value(&self.reserves);
        out.value(&self.who);
        hash.hash(Label::Design, out.as_bytes())
    }
}

fn below(index: u32, length: usize) -> bool {
    usize::try_from(index).is_ok_and(|index| index < length)
}

/// Puts a list in the order of its names; returns the new place of each of its old ones.
fn by_name<T>(list: &mut Vec<T>, key: fn(&T) -> &StratumKey) -> Vec<u32> {
    let mut numbered: Vec<(u32, T)> = (0_u32..).zip(core::mem::take(list)).collect();
    numbered.sort_by(|(_, one), (_, other)| key(one).cmp(key(other)));
    let mut places: Vec<(u32, u32)> = numbered.iter().map(|(old, _)| *old).zip(0..).collect();
    places.sort_unstable();
    list.extend(numbered.into_iter().map(|(_, one)| one));
    places.into_iter().map(|(_, new)| new).collect()
}

/// A number beyond the list stays one, to be refused.
pub(crate) fn place(places: &[u32], old: u32) -> u32 {
    let at = usize::try_from(old).ok();
    at.and_then(|at| places.get(at)).copied().unwrap_or(old)
}
