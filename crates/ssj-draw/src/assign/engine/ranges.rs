//! The persons that a need admits, as ranges.
#![allow(clippy::indexing_slicing, reason = "a place lies in one of the ranges")]
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::vec::Vec;
use core::ops::Range;

use crate::assign::problem::row;

/// The persons that a need admits, as ranges of the layout's persons.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ranges {
    /// First person, and how many come before it in the need.
    starts: Vec<(u32, u32)>,
    pub(crate) len: u32,
}

impl Ranges {
    /// Appends a range; ranges come ascending.
    pub(crate) fn push(&mut self, persons: Range<u32>) {
        if persons.is_empty() {
            return;
        }
        let adjacent = self
            .starts
            .last()
            .is_some_and(|(start, before)| start + (self.len - before) == persons.start);
        if !adjacent {
            self.starts.push((persons.start, self.len));
        }
        self.len += row(persons.len());
    }

    /// Where the only range starts.
    pub(crate) fn single(&self) -> Option<u32> {
        match self.starts.as_slice() {
            [(start, _)] => Some(*start),
            _ => None,
        }
    }

    /// The person at a place below [`len`](Self::len).
    pub(crate) fn person(&self, place: u32) -> u32 {
        let after = self.starts.partition_point(|(_, before)| *before <= place);
        let (start, before) = self.starts[after - 1];
        start + (place - before)
    }

    /// The place of a person, if the need admits them.
    pub(crate) fn place(&self, person: u32) -> Option<u32> {
        let after = self.starts.partition_point(|(start, _)| *start <= person);
        let (start, before) = *self.starts.get(after.checked_sub(1)?)?;
        let place = before + (person - start);
        (place < self.end(after)).then_some(place)
    }

    /// The ranges, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Range<u32>> + '_ {
        self.starts.iter().zip(1..).map(|((start, before), after)| {
            let end = self.end(after);
            *start..start + (end - before)
        })
    }

    /// Where the range before this one ends, in places of the need.
    fn end(&self, after: usize) -> u32 {
        self.starts.get(after).map_or(self.len, |(_, next)| *next)
    }
}
