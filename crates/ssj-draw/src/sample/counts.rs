//! The first look at a frame: how many objects each stratum has.

use alloc::vec::Vec;

use super::frame::{Frame, FrameError, Row};
use super::observer::{Cancelled, Observer, Phase, report};
use super::place::{Place, SLOTS};

/// How many objects of one stratum are in each state.
///
/// ```
/// let count = ssj_draw::sample::StratumCount::new(5, 10, 90);
/// assert_eq!((count.in_scope(), count.eligible()), (100, 90));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct StratumCount {
    out_of_scope: u64,
    not_drawable: u64,
    eligible: u64,
}

impl StratumCount {
    /// So many in each of the three states.
    pub const fn new(out_of_scope: u64, not_drawable: u64, eligible: u64) -> Self {
        Self {
            out_of_scope,
            not_drawable,
            eligible,
        }
    }

    /// Objects out of scope: not in `N_h`.
    pub const fn out_of_scope(self) -> u64 {
        self.out_of_scope
    }

    /// Objects in scope that a rule keeps from this draw.
    pub const fn not_drawable(self) -> u64 {
        self.not_drawable
    }

    /// Objects that can be drawn.
    pub const fn eligible(self) -> u64 {
        self.eligible
    }

    /// `N_h`: drawable or not, all that ratios apply to.
    pub const fn in_scope(self) -> u64 {
        self.not_drawable.saturating_add(self.eligible)
    }

    const fn total(self) -> u64 {
        self.in_scope().saturating_add(self.out_of_scope)
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            out_of_scope: self.out_of_scope.saturating_add(other.out_of_scope),
            not_drawable: self.not_drawable.saturating_add(other.not_drawable),
            eligible: self.eligible.saturating_add(other.eligible),
        }
    }
}

/// The counts of every stratum of a frame, or of a part of one; those of parts merge.
///
/// ```
/// use ssj_core::Token;
/// use ssj_draw::sample::{Counts, Frame, Place, State};
/// let tokens = [Token::from_bytes([1; 16]), Token::from_bytes([2; 16])];
/// let places = [Place::new(1, State::Eligible)?, Place::new(1, State::NotDrawable)?];
/// let frame = Frame::open(&tokens, &places, 2)?;
/// let counts = Counts::of(&frame, &mut ())?;
/// assert_eq!(counts.strata()[1].in_scope(), 2);
/// assert_eq!(counts.clone().merge(&counts)?.strata()[1].in_scope(), 4);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    strata: Vec<StratumCount>,
    rows: u64,
}

impl Counts {
    /// Counts a frame or a part.
    ///
    /// # Errors
    /// [`CountError::Frame`] where a row's stratum number is not below the frame's number of strata;
    /// [`CountError::Cancelled`] where the observer said so.
    pub fn of(frame: &Frame<'_>, observer: &mut impl Observer) -> Result<Self, CountError> {
        let total = u64::try_from(frame.len()).unwrap_or(u64::MAX);
        let strata = usize::try_from(frame.strata()).unwrap_or(usize::MAX);
        let mut table = Table::new(strata);
        let mut done = 0_u64;
        for places in frame.places().chunks(CHUNK) {
            table.add(places).ok_or_else(|| no_such_stratum(frame))?;
            done = done.saturating_add(u64::try_from(places.len()).unwrap_or(u64::MAX));
            report(observer, Phase::Count, done, total)?;
        }
        Ok(Self::from_strata(table.finish()))
    }

    /// The counts of a frame that was counted elsewhere, such as in the database that holds it.
    pub fn from_strata(strata: Vec<StratumCount>) -> Self {
        let rows = strata
            .iter()
            .fold(0_u64, |rows, count| rows.saturating_add(count.total()));
        Self { strata, rows }
    }

    /// The counts of two parts together.
    ///
    /// # Errors
    /// [`StrataDiffer`] where the parts are not of the same frame.
    pub fn merge(mut self, other: &Self) -> Result<Self, StrataDiffer> {
        if self.strata.len() != other.strata.len() {
            return Err(StrataDiffer {
                left: self.strata.len(),
                right: other.strata.len(),
            });
        }
        for (mine, theirs) in self.strata.iter_mut().zip(&other.strata) {
            *mine = mine.plus(*theirs);
        }
        self.rows = self.rows.saturating_add(other.rows);
        Ok(self)
    }

    /// Each stratum's count, by stratum number.
    pub fn strata(&self) -> &[StratumCount] {
        &self.strata
    }

    /// All rows, whatever their state.
    pub const fn rows(&self) -> u64 {
        self.rows
    }
}

/// Rows between two looks at the observer: no more than a counter of 16 bits can count.
const CHUNK: usize = 65_535;

/// Up to so many strata, counters of 16 bits fit the nearest cache and those of 32 bits may not.
const FEW: usize = 4_096;

/// Small counters, emptied into larger ones before they can overflow.
struct Table {
    nearest: Vec<u16>,
    near: Vec<u32>,
    room: u32,
    wide: Vec<StratumCount>,
}

impl Table {
    fn new(strata: usize) -> Self {
        let slots = strata.saturating_mul(SLOTS);
        let few = strata <= FEW;
        Self {
            nearest: alloc::vec![0; if few { slots } else { 0 }],
            near: alloc::vec![0; slots],
            room: u32::MAX,
            wide: alloc::vec![StratumCount::default(); strata],
        }
    }

    /// Counts up to [`CHUNK`] rows; `None` where a stratum number is out of range.
    fn add(&mut self, places: &[Place]) -> Option<()> {
        let rows = u32::try_from(places.len()).ok()?;
        if self.room < rows {
            self.flush();
            self.room = u32::MAX;
        }
        self.room = self.room.checked_sub(rows)?;
        if self.nearest.is_empty() {
            // `room` keeps every counter below 2^32.
            return tally(&mut self.near, places, |counter| counter.wrapping_add(1));
        }
        tally(&mut self.nearest, places, |counter| counter.wrapping_add(1))?;
        for (near, nearest) in self.near.iter_mut().zip(&mut self.nearest) {
            *near = near.wrapping_add(u32::from(*nearest));
            *nearest = 0;
        }
        Some(())
    }

    fn flush(&mut self) {
        for (wide, near) in self.wide.iter_mut().zip(self.near.chunks_exact_mut(SLOTS)) {
            if let [out, not, eligible, _] = near {
                *wide = wide.plus(StratumCount::new(
                    u64::from(*out),
                    u64::from(*not),
                    u64::from(*eligible),
                ));
            }
            near.fill(0);
        }
    }

    fn finish(mut self) -> Vec<StratumCount> {
        self.flush();
        self.wide
    }
}

fn tally<C: Copy>(counters: &mut [C], places: &[Place], one_more: impl Fn(C) -> C) -> Option<()> {
    for place in places {
        let counter = counters.get_mut(place.slot())?;
        *counter = one_more(*counter);
    }
    Some(())
}

fn no_such_stratum(frame: &Frame<'_>) -> FrameError {
    let strata = frame.strata();
    let at = frame
        .places()
        .iter()
        .position(|place| place.stratum() >= strata);
    let offset = u64::try_from(at.unwrap_or_default()).unwrap_or_default();
    let row = Row::new(frame.first().number().saturating_add(offset));
    FrameError::NoSuchStratum {
        row,
        stratum: frame.place(row).map_or(0, Place::stratum),
        strata,
    }
}

/// Counting did not end.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountError {
    /// The frame is not well formed.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// The observer cancelled it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl CountError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Frame(error) => error.code(),
            Self::Cancelled(error) => error.code(),
        }
    }
}

/// Two parts that are not of one frame: their numbers of strata differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of {left} strata and one of {right} are not of one frame")]
pub struct StrataDiffer {
    left: usize,
    right: usize,
}

impl StrataDiffer {
    /// The stable code `frame.strata-differ`.
    pub const fn code(&self) -> &'static str {
        "frame.strata-differ"
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;
    use crate::sample::State;

    #[test]
    fn small_counters_are_emptied_before_they_overflow() {
        // So many that neither kind of counter is emptied only at the end.
        let rows = 3 * CHUNK + 5;
        for strata in [1, FEW, FEW + 1] {
            let last = u32::try_from(strata).unwrap() - 1;
            let mut places = vec![Place::new(last, State::Eligible).unwrap(); rows];
            places[CHUNK] = Place::new(0, State::OutOfScope).unwrap();
            places[7] = Place::new(last, State::NotDrawable).unwrap();
            let mut table = Table::new(strata);
            for (i, chunk) in places.chunks(CHUNK).enumerate() {
                if i == 2 {
                    table.room = 0;
                }
                table.add(chunk).unwrap();
            }
            let counts = table.finish();
            let eligible = u64::try_from(rows).unwrap() - 2;
            let out_of_scope: u64 = counts.iter().map(|count| count.out_of_scope()).sum();
            assert_eq!((out_of_scope, counts[0].out_of_scope()), (1, 1));
            assert_eq!(counts[strata - 1].not_drawable(), 1);
            assert_eq!(counts[strata - 1].eligible(), eligible);
        }
    }
}
