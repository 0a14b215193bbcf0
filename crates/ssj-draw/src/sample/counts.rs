//! The first look at a frame: how many objects each stratum has.

use alloc::vec::Vec;

use super::error::{SelectError, StrataDiffer};
use super::frame::{Frame, FrameError, Row};
use super::part::index;
use super::place::{Place, SLOTS, State};
use crate::observe::{Observer, Phase, Progress};

/// How many objects of one stratum are in each state.
///
/// ```
/// use ssj_draw::sample::StratumCount;
/// let count = StratumCount { out_of_scope: 5, not_drawable: 10, eligible: 90 };
/// assert_eq!(count.in_scope(), 100);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct StratumCount {
    /// Objects out of scope: not in `N_h`.
    pub out_of_scope: u64,
    /// Objects in scope that a rule keeps from this draw.
    pub not_drawable: u64,
    /// Objects that can be drawn.
    pub eligible: u64,
}

impl StratumCount {
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

/// The counts of every stratum of a frame, or of a part of one; those of parts merge, in any order. They
/// have canonical bytes, so that a part may be counted on another machine.
///
/// ```
/// use ssj_core::Token;
/// use ssj_draw::sample::{Counts, Frame, Place, State};
/// let tokens = [Token::from_bytes([1; 16]), Token::from_bytes([2; 16])];
/// let places = [Place::new(1, State::Eligible)?, Place::new(1, State::NotDrawable)?];
/// let frame = Frame::open(&tokens, &places, 2)?;
/// let counts = Counts::of(&frame, &mut ())?;
/// assert_eq!(counts.strata[1].in_scope(), 2);
/// assert_eq!(counts.clone().merge(&counts)?.strata[1].in_scope(), 4);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Each stratum's count, by stratum number.
    pub strata: Vec<StratumCount>,
}

impl Counts {
    /// Counts a frame or a part.
    ///
    /// # Errors
    /// [`SelectError::Frame`] where a row's stratum number is not below the frame's number of strata;
    /// [`SelectError::Cancelled`] where the observer said so.
    pub fn of(frame: &Frame<'_>, observer: &mut impl Observer) -> Result<Self, SelectError> {
        let total = u64::try_from(frame.len()).ok();
        let strata = usize::try_from(frame.strata()).unwrap_or(usize::MAX);
        let mut table = Table::new(strata);
        let mut done = 0_u64;
        for places in frame.places().chunks(CHUNK) {
            table.add(places).ok_or_else(|| no_such_stratum(frame))?;
            done = done.saturating_add(u64::try_from(places.len()).unwrap_or(u64::MAX));
            let phase = Phase::Count;
            Progress { phase, done, total }.tell(observer)?;
        }
        Ok(table.finish())
    }

    /// Counts some more rows: for batches too small to be counted apart.
    ///
    /// # Errors
    /// [`SelectError::StrataDiffer`] where the rows have another number of strata,
    /// [`SelectError::Frame`] where a row's stratum number is not below it. Nothing is counted then.
    ///
    /// ```
    /// use ssj_draw::sample::{Counts, Frame};
    /// let mut counts = Counts::none(2);
    /// counts.add(&Frame::of_columns(&[7; 16], &[1], &[2], 2)?)?;
    /// assert_eq!((counts.strata[1].eligible, counts.rows()), (1, 1));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn add(&mut self, rows: &Frame<'_>) -> Result<(), SelectError> {
        let strata = usize::try_from(rows.strata()).unwrap_or(usize::MAX);
        if strata != self.strata.len() {
            return Err(StrataDiffer {
                left: self.strata.len(),
                right: strata,
            }
            .into());
        }
        let mut places = rows.places().iter();
        if places.any(|place| place.stratum() >= rows.strata()) {
            return Err(no_such_stratum(rows).into());
        }
        for place in rows.places() {
            if let Some(count) = self.strata.get_mut(index(place.stratum())) {
                let of = match place.state() {
                    State::OutOfScope => &mut count.out_of_scope,
                    State::NotDrawable => &mut count.not_drawable,
                    State::Eligible => &mut count.eligible,
                };
                *of = of.saturating_add(1);
            }
        }
        Ok(())
    }

    /// No objects in any of so many strata.
    pub fn none(strata: usize) -> Self {
        Self {
            strata: alloc::vec![StratumCount::default(); strata],
        }
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
        Ok(self)
    }

    /// All rows, whatever their state.
    pub fn rows(&self) -> u64 {
        let strata = self.strata.iter();
        strata.fold(0, |rows, count| rows.saturating_add(count.total()))
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
    wide: Counts,
}

impl Table {
    fn new(strata: usize) -> Self {
        let slots = strata.saturating_mul(SLOTS);
        let few = strata <= FEW;
        Self {
            nearest: alloc::vec![0; if few { slots } else { 0 }],
            near: alloc::vec![0; slots],
            room: u32::MAX,
            wide: Counts::none(strata),
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
        for (wide, near) in self
            .wide
            .strata
            .iter_mut()
            .zip(self.near.chunks_exact_mut(SLOTS))
        {
            if let [out, not, eligible, _] = near {
                *wide = wide.plus(StratumCount {
                    out_of_scope: u64::from(*out),
                    not_drawable: u64::from(*not),
                    eligible: u64::from(*eligible),
                });
            }
            near.fill(0);
        }
    }

    fn finish(mut self) -> Counts {
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
    let row = Row(frame.first().0.saturating_add(offset));
    FrameError::NoSuchStratum {
        row,
        stratum: frame.place(row).map_or(0, Place::stratum),
        strata,
    }
}

record! {
    _ StratumCount { out_of_scope, not_drawable, eligible } decode;
    0x0030 Counts { strata } decode;
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;
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
            let counts = table.finish().strata;
            let eligible = u64::try_from(rows).unwrap() - 2;
            let out_of_scope: u64 = counts.iter().map(|count| count.out_of_scope).sum();
            assert_eq!((out_of_scope, counts[0].out_of_scope), (1, 1));
            assert_eq!(counts[strata - 1].not_drawable, 1);
            assert_eq!(counts[strata - 1].eligible, eligible);
        }
    }
}
