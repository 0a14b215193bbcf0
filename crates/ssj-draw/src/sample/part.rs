//! What one part of a frame contributes to a sample.

use alloc::vec::Vec;

use super::frame::Row;
use super::order::Key;

/// An object whose rank is low enough to matter, in 8 bytes: the first 32 bits of its rank above, its
/// row within the part below.
pub(super) type Candidate = u64;

/// A part's candidates, grouped by stratum.
#[derive(Clone, Debug)]
pub struct Part {
    first: u64,
    rows: u64,
    segments: Vec<Segment>,
    starts: Vec<u32>,
    slots: Vec<Candidate>,
    /// Candidates beyond a segment's room, which are few.
    spilled: Vec<(u32, Candidate)>,
}

/// Where a stratum's next candidate goes, and where its room ends.
#[derive(Clone, Copy, Debug)]
struct Segment {
    next: u32,
    end: u32,
}

impl Part {
    /// A part with so much room for each stratum; `None` where that is 2^32 candidates or more.
    pub(super) fn new(
        first: Row,
        rows: u32,
        rooms: impl ExactSizeIterator<Item = u64>,
    ) -> Option<Self> {
        let mut end = 0_u32;
        let mut starts = Vec::with_capacity(rooms.len());
        let mut segments = Vec::with_capacity(rooms.len());
        for room in rooms {
            starts.push(end);
            let next = end;
            end = end.checked_add(u32::try_from(room).ok()?)?;
            segments.push(Segment { next, end });
        }
        Some(Self {
            first: first.number(),
            rows: rows.into(),
            segments,
            starts,
            slots: alloc::vec![0; index(end)],
            spilled: Vec::new(),
        })
    }

    #[inline]
    pub(super) fn push(&mut self, stratum: u32, candidate: Candidate) {
        let Some(segment) = self.segments.get_mut(index(stratum)) else {
            return;
        };
        match self.slots.get_mut(index(segment.next)) {
            Some(slot) if segment.next < segment.end => {
                *slot = candidate;
                segment.next = segment.next.wrapping_add(1);
            }
            _ => self.spilled.push((stratum, candidate)),
        }
    }

    /// Ends the part: what was spilled is put in order, to be found by stratum.
    pub(super) fn seal(mut self) -> Self {
        self.spilled.sort_unstable();
        self
    }

    /// The rows it covers, in the whole frame.
    pub(super) const fn range(&self) -> (u64, u64) {
        (self.first, self.first.saturating_add(self.rows))
    }

    /// A stratum's candidates, as (first 32 bits of the rank, row in the whole frame).
    pub(super) fn candidates(&self, stratum: u32) -> impl Iterator<Item = (u32, u64)> + Clone {
        let at = index(stratum);
        let filled = self.starts.get(at).zip(self.segments.get(at));
        let filled =
            filled.and_then(|(start, segment)| self.slots.get(index(*start)..index(segment.next)));
        let from = self.spilled.partition_point(|(of, _)| *of < stratum);
        let spilled = self.spilled.get(from..).unwrap_or_default().iter();
        let spilled = spilled
            .take_while(move |(of, _)| *of == stratum)
            .map(|(_, one)| one);
        let first = self.first;
        filled
            .unwrap_or_default()
            .iter()
            .chain(spilled)
            .map(move |one| (one.prefix(), first.wrapping_add(one.row().number())))
    }

    /// Writes rows over candidates of this stratum and those before it, from a place on; `None` where
    /// that would reach candidates of later strata.
    pub(super) fn overwrite(
        &mut self,
        stratum: u32,
        from: usize,
        rows: impl ExactSizeIterator<Item = Row>,
    ) -> Option<()> {
        let end = self.segments.get(index(stratum))?.end;
        let own = self.slots.get_mut(..index(end))?;
        let room = own.get_mut(from..from.checked_add(rows.len())?)?;
        for (slot, row) in room.iter_mut().zip(rows) {
            *slot = row.number();
        }
        Some(())
    }

    /// The first so many rows that were written over the candidates.
    pub(super) fn into_rows(mut self, len: usize) -> Vec<Row> {
        self.slots.truncate(len);
        // Both are of one layout, so the memory is kept.
        self.slots.into_iter().map(Row::new).collect()
    }

    /// How many candidates a stratum has.
    pub(super) fn len(&self, stratum: u32) -> usize {
        let at = index(stratum);
        let filled = self.starts.get(at).zip(self.segments.get(at));
        let filled = filled.map_or(0, |(start, segment)| segment.next.saturating_sub(*start));
        let from = self.spilled.partition_point(|(of, _)| *of < stratum);
        let to = self.spilled.partition_point(|(of, _)| *of <= stratum);
        index(filled).saturating_add(to.saturating_sub(from))
    }
}

/// Any index that this crate is built for has 32 bits or more.
#[inline]
#[expect(
    clippy::as_conversions,
    reason = "never narrows where there is memory for it"
)]
const fn index(number: u32) -> usize {
    number as usize
}
