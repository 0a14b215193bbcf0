//! What is kept of a part of a frame, to be merged with what is kept of the others.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use ssj_core::BlindToken;

use super::counts::Counts;
use super::error::SelectError;
use super::frame::Frame;
use super::lowest::Lowest;
use super::part::index;
use super::rank::{Rank, Ranked};
use super::select::Selector;
use crate::observe::Observer;

/// What is kept of some rows of a frame: of each stratum the lowest ranks, as many as are drawn or stand
/// by, from which the seed tells whose they are, and the counts of the rows that were looked at.
///
/// Two merge into what would be kept of both, so any engine can carry them: threads, partitions of a
/// query, executors of a cluster. Merging is associative and commutative, a state has canonical bytes, and
/// the end needs no second look at the frame:
///
/// ```text
/// Counts of all parts ─ merge ─▶ sizes ─▶ Selector ─▶ Kept of each part ─ merge ─▶ finish ─▶ KeptSample
/// ```
///
/// The rows that were looked at are counted, and the end refuses other counts than the frame's: those of a
/// part that is missing or was merged twice. A part in the place of another with the very same counts is
/// found out only if one of its objects is kept twice; an engine that tries again has to drop what it made before.
///
/// ```
/// use ssj_core::{BlindToken, Decode, Encode, Seed, Suite};
/// use ssj_draw::sample::{Counts, Frame, Kept, KeptFinished, Place, Quota, Ranker, Selector, State};
/// let tokens: Vec<_> = (0..100).map(|i| BlindToken::from_bytes([i; 16])).collect();
/// let places = vec![Place::new(0, State::Eligible)?; 100];
/// let frame = Frame::of_blind_tokens(tokens, places, 1)?;
/// let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
/// let selector = Selector::new(&ranker, Counts::of(&frame, &mut ())?, [Quota::new(5)])?;
///
/// // Two machines, and bytes between them.
/// let mut here = Kept::new(&selector);
/// here.take(&selector, &frame.part(0..30).ok_or("rows")?, &mut ())?;
/// let mut there = Kept::new(&selector);
/// there.take(&selector, &frame.part(30..100).ok_or("rows")?, &mut ())?;
/// let kept = Kept::from_canonical(&there.to_canonical())?.merge(here)?;
/// let KeptFinished::Sample(sample) = kept.finish(selector)? else { return Err("a chance of one in 10^6".into()) };
/// assert_eq!(sample.strata[0].drawn().len(), 5);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The rank of the token of zeros: states under another seed do not mix.
    seed: Rank,
    seen: Counts,
    strata: Vec<Lowest>,
}

/// How a merged selection ended.
#[derive(Clone, Debug)]
pub enum KeptFinished {
    /// With the sample.
    Sample(KeptSample),
    /// Some strata's bounds let too few through, as happens less than once in a hundred draws: look at
    /// every part again with this wider selector.
    Widen(Selector),
}

/// Who was drawn and who stands by, stratum by stratum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSample {
    /// Each stratum's objects, by stratum number.
    pub strata: Vec<KeptStratum>,
}

/// The part of a [`KeptSample`] that one stratum gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptStratum {
    objects: Vec<Ranked>,
    drawn: usize,
}

impl KeptSample {
    /// The blind tokens of all who were drawn or stand by.
    pub fn tokens(&self) -> BTreeSet<BlindToken> {
        let objects = self.strata.iter().flat_map(|stratum| &stratum.objects);
        objects.map(|one| one.token).collect()
    }

    /// Whether it has as many as this selector draws, under its seed and in order.
    pub(crate) fn is_of(&self, selector: &Selector) -> bool {
        let sizes = selector.quotas.iter().zip(selector.needed());
        let has = |stratum: &KeptStratum| {
            let len = |many: usize| u64::try_from(many).unwrap_or(u64::MAX);
            (len(stratum.drawn().len()), len(stratum.objects.len()))
        };
        let sizes = sizes.map(|(quota, needed)| (quota.drawn, needed));
        let mut strata = self.strata.iter();
        sizes.eq(self.strata.iter().map(has))
            && strata.all(|stratum| {
                let mut objects = stratum.objects.iter();
                stratum.objects.is_sorted_by(|a, b| a.rank < b.rank)
                    && objects.all(|one| selector.ranker.rank(one.token) == one.rank)
            })
    }
}

impl KeptStratum {
    /// The drawn objects, lowest rank first.
    pub fn drawn(&self) -> &[Ranked] {
        self.objects.get(..self.drawn).unwrap_or_default()
    }

    /// The reserves: the next ranks, in the order in which they step in.
    #[doc(alias = "备选")]
    pub fn reserves(&self) -> &[Ranked] {
        self.objects.get(self.drawn..).unwrap_or_default()
    }

    /// The rank of the last drawn object; `None` where nothing is drawn.
    pub fn threshold(&self) -> Option<Rank> {
        self.drawn().last().map(|last| last.rank)
    }
}

impl Kept {
    /// Nothing kept yet of a frame that is selected from so.
    pub fn new(selector: &Selector) -> Self {
        let needed = selector.needed();
        Self {
            seed: mark(selector),
            seen: Counts::none(selector.quotas.len()),
            strata: needed.map(Lowest::none).collect(),
        }
    }

    /// Looks at some rows of the frame, each of which is to be looked at once.
    ///
    /// # Errors
    /// [`SelectError::OtherSelection`] where the selector is one of other sizes or another seed, and the errors
    /// of [`Counts::add`]: nothing is kept of the rows then. [`SelectError::Cancelled`] where the observer said
    /// so: what is kept is to be dropped then.
    pub fn take(
        &mut self,
        selector: &Selector,
        rows: &Frame<'_>,
        observer: &mut impl Observer,
    ) -> Result<(), SelectError> {
        self.check(selector)?;
        self.seen.add(rows)?;
        for (stratum, lowest) in self.strata.iter_mut().enumerate() {
            lowest.bound_by(selector.bounds.bound(stratum));
        }
        selector.scan(rows, observer, |_, place, block| {
            if let Some(lowest) = self.strata.get_mut(index(place.stratum())) {
                lowest.push(Rank(u128::from_be_bytes(block.0)));
            }
        })
    }

    /// What is kept of both.
    ///
    /// # Errors
    /// [`SelectError::OtherSelection`] where the one was kept for other sizes or under another seed than the
    /// other; [`SelectError::StrataDiffer`] where they have different numbers of strata.
    pub fn merge(mut self, other: Self) -> Result<Self, SelectError> {
        self.seen = self.seen.merge(&other.seen)?;
        let needed = self.strata.iter().map(Lowest::needed);
        if self.seed != other.seed || !needed.eq(other.strata.iter().map(Lowest::needed)) {
            return Err(SelectError::OtherSelection);
        }
        for (mine, theirs) in self.strata.iter_mut().zip(other.strata) {
            mine.merge(theirs);
        }
        Ok(self)
    }

    /// The counts of the rows that were looked at.
    pub const fn seen(&self) -> &Counts {
        &self.seen
    }

    /// The sample, once every row was looked at.
    ///
    /// # Errors
    /// [`SelectError::Coverage`] where the rows that were looked at are not the counted ones;
    /// [`SelectError::OtherSelection`] where it was kept for other sizes or under another seed;
    /// [`SelectError::TokenTwice`] where two objects with one token come that low.
    pub fn finish(self, selector: Selector) -> Result<KeptFinished, SelectError> {
        self.check(&selector)?;
        if self.seen != selector.counts {
            let rows = selector.counts.rows();
            return Err(SelectError::Coverage { rows });
        }
        let (mut strata, mut short) = (Vec::with_capacity(self.strata.len()), Vec::new());
        for ((stratum, lowest), quota) in (0_u32..).zip(self.strata).zip(&selector.quotas) {
            let needed = lowest.needed();
            let objects = selector.ranker.ranked(&lowest.ranks());
            let mut pairs = objects.iter().zip(objects.iter().skip(1));
            if let Some((twice, _)) = pairs.find(|(a, b)| a.rank == b.rank) {
                return Err(SelectError::TokenTwice { token: twice.token });
            }
            if u64::try_from(objects.len()).unwrap_or(u64::MAX) < needed {
                short.push(stratum);
            }
            let drawn = usize::try_from(quota.drawn).unwrap_or(usize::MAX);
            strata.push(KeptStratum { objects, drawn });
        }
        if short.is_empty() {
            Ok(KeptFinished::Sample(KeptSample { strata }))
        } else {
            selector.widened(&short).map(KeptFinished::Widen)
        }
    }

    fn check(&self, selector: &Selector) -> Result<(), SelectError> {
        let needed = self.strata.iter().map(Lowest::needed);
        let same = self.seed == mark(selector) && selector.needed().eq(needed);
        same.then_some(()).ok_or(SelectError::OtherSelection)
    }
}

fn mark(selector: &Selector) -> Rank {
    selector.ranker.rank(BlindToken::from_bytes([0; 16]))
}

record! {
    0x0031 Kept { seed, seen, strata } decode;
}
