//! How many are disturbed: distinct visits beside a bound below which no design can get.

use alloc::vec::Vec;

use super::counts::Counts;
use super::frame::{Frame, Row};
use super::place::State;
use super::result::Sample;

/// One matter of a round: its frame, what was drawn, and whom each row's visit goes to.
#[derive(Clone, Copy, Debug)]
pub struct MatterDraw<'a> {
    /// The matter's frame.
    pub frame: &'a Frame<'a>,
    /// The counts of that frame.
    pub counts: &'a Counts,
    /// The matter's sample.
    pub sample: &'a Sample,
    /// For each row of the frame the number of the one who is visited: the enterprise itself, or the
    /// holder of a product, project or behaviour.
    pub visited: &'a [u32],
}

/// Distinct visits of a round with several matters, and the lower bound on them (一次性联合完成).
///
/// Whatever the design, someone whom matter m checks with probability `π_m` is visited with probability
/// `max π_m` or more, so the sum of these is a lower bound on expected visits. Shared ranks meet it
/// where the matters' eligible strata are the same sets. Elsewhere it is a bound and no more: it may be that
/// no design reaches it. Of three objects, three matters draw one of the first two, of the last two, of the
/// first and last; each is checked by each of its matters with probability ½, which gives 1.5, and any
/// three such draws visit two at least.
///
/// Probabilities here are those under the sizes that the draw had; before the seed see
/// [`StratumShare::chance`](super::StratumShare::chance) and [`bind::visits_ahead`](crate::bind::visits_ahead).
///
/// ```
/// use ssj_core::{Seed, Suite, Token};
/// use ssj_draw::sample::{Counts, Frame, MatterDraw, Place, Quota, Ranker, State, VisitReport, draw};
/// let tokens: Vec<_> = (0..100).map(|i| Token::from_bytes([i; 16])).collect();
/// let places = vec![Place::new(0, State::Eligible)?; 100];
/// let visited: Vec<u32> = (0..100).collect();
/// let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
/// let frame = Frame::open(tokens, places, 1)?;
/// let counts = Counts::of(&frame, &mut ())?;
/// let food = draw(&frame, &[Quota::new(20)], &ranker, &mut ())?;
/// let fire = draw(&frame, &[Quota::new(30)], &ranker, &mut ())?;
/// let matter = |sample| MatterDraw { frame: &frame, counts: &counts, sample, visited: &visited };
/// let report = VisitReport::of(100, &[matter(&food), matter(&fire)])?;
/// assert_eq!((report.checks, report.visits, report.bound()), (50, 30, 30));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "一次性联合完成")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisitReport {
    /// Checks: objects drawn, each matter counted.
    pub checks: u64,
    /// Distinct visits.
    pub visits: u64,
    /// The lower bound on expected visits, in millionths of a visit, rounded down.
    pub bound_in_millionths: u128,
}

impl VisitReport {
    /// The report of a round over so many visited, numbered from 0.
    ///
    /// # Errors
    /// [`VisitError`] where a matter's columns differ in length or name someone beyond that number.
    pub fn of(visited: u32, matters: &[MatterDraw<'_>]) -> Result<Self, VisitError> {
        let visited = usize::try_from(visited).unwrap_or(usize::MAX);
        let mut seen = alloc::vec![false; visited];
        let mut best = alloc::vec![NOBODY; visited];
        let mut rates = Rates::default();
        let mut checks = 0_u64;
        for (number, matter) in matters.iter().enumerate() {
            let error = VisitError { matter: number };
            if matter.visited.len() != matter.frame.len() {
                return Err(error);
            }
            let first = rates.add(matter).ok_or(error)?;
            for (place, whom) in matter.frame.places().iter().zip(matter.visited) {
                let best = usize::try_from(*whom)
                    .ok()
                    .and_then(|whom| best.get_mut(whom));
                let best = best.ok_or(error)?;
                if place.state() == State::Eligible {
                    let rate = first.saturating_add(place.stratum());
                    if rates.is_higher(rate, *best) {
                        *best = rate;
                    }
                }
            }
            for row in matter.sample.drawn() {
                *whom(matter, row)
                    .and_then(|whom| seen.get_mut(whom))
                    .ok_or(error)? = true;
                checks = checks.saturating_add(1);
            }
        }
        let visits = seen.iter().filter(|seen| **seen).count();
        Ok(Self {
            checks,
            visits: u64::try_from(visits).unwrap_or(u64::MAX),
            bound_in_millionths: rates.sum(&best),
        })
    }

    /// The lower bound on expected visits, rounded up to a whole visit.
    pub fn bound(self) -> u64 {
        u64::try_from(self.bound_in_millionths.div_ceil(ONE)).unwrap_or(u64::MAX)
    }

    /// How many visits there are above the bound; 0 where chance went below what is expected.
    pub fn excess(self) -> u64 {
        self.visits.saturating_sub(self.bound())
    }
}

/// The bound is kept in millionths.
const ONE: u128 = 1_000_000;

const NOBODY: u32 = u32::MAX;

fn whom(matter: &MatterDraw<'_>, row: Row) -> Option<usize> {
    let at = row.0.checked_sub(matter.frame.first().0)?;
    let whom = matter.visited.get(usize::try_from(at).ok()?)?;
    usize::try_from(*whom).ok()
}

/// The inclusion probabilities of all strata of all matters, as fractions.
#[derive(Default)]
struct Rates(Vec<(u64, u64)>);

impl Rates {
    /// Adds a matter's strata; returns the number of the first.
    fn add(&mut self, matter: &MatterDraw<'_>) -> Option<u32> {
        let first = u32::try_from(self.0.len()).ok()?;
        for (stratum, count) in matter.sample.strata().zip(&matter.counts.strata) {
            let drawn = u64::try_from(stratum.drawn.len()).ok()?;
            self.0.push((drawn, count.eligible));
        }
        let strata = usize::try_from(matter.frame.strata()).ok()?;
        let added = self.0.len().checked_sub(usize::try_from(first).ok()?)?;
        (added == strata).then_some(first)
    }

    fn rate(&self, number: u32) -> (u64, u64) {
        let rate = usize::try_from(number)
            .ok()
            .and_then(|number| self.0.get(number));
        rate.copied().unwrap_or((0, 1))
    }

    fn is_higher(&self, number: u32, than: u32) -> bool {
        let ((a, m), (b, n)) = (self.rate(number), self.rate(than));
        u128::from(a).saturating_mul(n.into()) > u128::from(b).saturating_mul(m.into())
    }

    /// The sum of everyone's rate, in millionths, each rate's total rounded down.
    fn sum(&self, best: &[u32]) -> u128 {
        let mut sorted = best.to_vec();
        sorted.sort_unstable();
        let total = |same: &[u32]| {
            let (drawn, of) = same.first().map_or((0, 1), |number| self.rate(*number));
            let many = u128::try_from(same.len()).unwrap_or_default();
            let scaled = many.saturating_mul(drawn.into()).saturating_mul(ONE);
            scaled.checked_div(of.into()).unwrap_or_default()
        };
        sorted
            .chunk_by(|a, b| a == b)
            .fold(0, |sum, same| sum.saturating_add(total(same)))
    }
}

errors! {
    /// A matter whose columns differ in length, whose counts or sample are of another frame, or which
    /// names someone beyond the number visited.
    #[derive(Copy)]
    pub struct VisitError {
        /// The matter's place in the list given, from 0.
        pub matter: usize,
    } = "visits.columns", "the columns of matter {matter} do not fit its frame",
        "第 {matter} 个事项的各列与其抽样框不符";
}
