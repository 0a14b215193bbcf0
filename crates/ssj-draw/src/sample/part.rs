//! What one part of a frame contributes to a sample.

use alloc::vec::Vec;
use core::ops::Range;

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
            first: first.0,
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

    /// How many strata it was selected from.
    pub(super) const fn strata(&self) -> usize {
        self.segments.len()
    }

    /// Divides it by ranges of strata that follow each other from the first on.
    pub(super) fn split(&mut self, ranges: &[Range<u32>]) -> Vec<Slice<'_>> {
        let (segments, starts, spilled) = (&self.segments, &self.starts, &self.spilled);
        let (mut rest, mut offset) = (self.slots.as_mut_slice(), 0);
        let slice = |range: &Range<u32>| {
            let last = range.end.checked_sub(1).map(index);
            let end = last.and_then(|last| segments.get(last));
            let end = end.map_or(offset, |segment| segment.end);
            let len = index(end.saturating_sub(offset)).min(rest.len());
            let (slots, after) = core::mem::take(&mut rest).split_at_mut(len);
            rest = after;
            Slice {
                first: self.first,
                segments,
                starts,
                spilled,
                slots,
                offset: core::mem::replace(&mut offset, end),
                written: 0,
            }
        };
        ranges.iter().map(slice).collect()
    }

    /// The rows that were written over the candidates.
    pub(super) fn into_rows(self) -> Vec<Row> {
        // Both are of one layout, so the memory is kept.
        self.slots.into_iter().map(Row).collect()
    }
}

/// Some strata of a part. What is taken of them is written over their candidates, so that a draw needs
/// little more memory than its result.
#[derive(Debug)]
pub(super) struct Slice<'p> {
    first: u64,
    segments: &'p [Segment],
    starts: &'p [u32],
    spilled: &'p [(u32, Candidate)],
    slots: &'p mut [Candidate],
    /// Where its slots start in the part's.
    offset: u32,
    /// How many of its slots have a row by now.
    written: usize,
}

impl Slice<'_> {
    /// A stratum's candidates, as (first 32 bits of the rank, row in the whole frame).
    pub(super) fn candidates(&self, stratum: u32) -> impl Iterator<Item = (u32, u64)> {
        let at = index(stratum);
        let filled = self.starts.get(at).zip(self.segments.get(at));
        let filled = filled.and_then(|(start, segment)| {
            let start = index(start.checked_sub(self.offset)?);
            let next = index(segment.next.checked_sub(self.offset)?);
            self.slots.get(start..next)
        });
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
            .map(move |one| (one.prefix(), first.wrapping_add(one.row().0)))
    }

    /// Writes rows over candidates of this stratum and those before it, and says where in the part;
    /// `None` where there is no room.
    pub(super) fn write(
        &mut self,
        stratum: u32,
        rows: impl ExactSizeIterator<Item = Row>,
    ) -> Option<usize> {
        let end = self.segments.get(index(stratum))?.end;
        let own = self.slots.get_mut(..index(end.checked_sub(self.offset)?))?;
        let to = self.written.checked_add(rows.len())?;
        let room = own.get_mut(self.written..to)?;
        for (slot, row) in room.iter_mut().zip(rows) {
            *slot = row.0;
        }
        let start = core::mem::replace(&mut self.written, to);
        index(self.offset).checked_add(start)
    }
}

/// Any index that this crate is built for has 32 bits or more.
#[inline]
#[expect(
    clippy::as_conversions,
    reason = "never narrows where there is memory for it"
)]
pub(super) const fn index(number: u32) -> usize {
    number as usize
}
