//! What a sample without replacement says of the number it was drawn for.

/// A simple random sample: `drawn` of `population`, at most 2^40.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sample {
    pub(crate) population: u64,
    pub(crate) drawn: u64,
}

/// A tail of 2.5 %, as a fraction.
const TAIL: (u128, u128) = (25, 1000);

/// What the likeliest number weighs; the others are fractions of it, rounded down. With products of
/// two numbers below 2^40 it stays below 2^127.
const WEIGHT: u128 = 1 << 47;

impl Sample {
    /// The least number of marked ones in the population that `found` in the sample agree with: the
    /// smallest under which so many or more have a chance above 2.5 %, the chance of `found` itself
    /// counted half (mid-P).
    pub(crate) fn least(self, found: u64) -> u64 {
        let found = found.min(self.drawn);
        let all = self
            .population
            .saturating_sub(self.drawn.saturating_sub(found));
        first(found, all, |marked| {
            let tails = self.tails(marked, found);
            exceeds(tails.above, tails)
        })
    }

    /// The largest number that `found` agree with, in the same way.
    pub(crate) fn most(self, found: u64) -> u64 {
        let missing = self.drawn.saturating_sub(found);
        self.population.saturating_sub(self.least(missing))
    }

    /// The weights of fewer, as many and more than `found`, if `marked` are in the population.
    fn tails(self, marked: u64, found: u64) -> Tails {
        let Self { population, drawn } = self;
        let unmarked = population.saturating_sub(marked);
        let (low, high) = (drawn.saturating_sub(unmarked), drawn.min(marked));
        let mode = u128::from(drawn.saturating_add(1))
            .saturating_mul(marked.saturating_add(1).into())
            .checked_div(u128::from(population).saturating_add(2))
            .unwrap_or_default();
        let mode = u64::try_from(mode).unwrap_or(high).clamp(low, high);
        let mut tails = Tails::default();
        tails.add(mode, found, WEIGHT);
        // C(marked, i) · C(unmarked, drawn − i), from one i to the next.
        let (mut i, mut weight) = (mode, WEIGHT);
        while i < high && weight > 0 {
            let next = i.saturating_add(1);
            let gained = times(marked.saturating_sub(i), drawn.saturating_sub(i));
            let room = unmarked.saturating_add(next).saturating_sub(drawn);
            weight = weight
                .saturating_mul(gained)
                .checked_div(times(next, room))
                .unwrap_or(0);
            i = next;
            tails.add(i, found, weight);
        }
        (i, weight) = (mode, WEIGHT);
        while i > low && weight > 0 {
            let room = unmarked.saturating_add(i).saturating_sub(drawn);
            let next = i.saturating_sub(1);
            let lost = times(marked.saturating_sub(next), drawn.saturating_sub(next));
            weight = weight
                .saturating_mul(times(i, room))
                .checked_div(lost)
                .unwrap_or(0);
            i = next;
            tails.add(i, found, weight);
        }
        tails
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Tails {
    below: u128,
    at: u128,
    above: u128,
}

impl Tails {
    fn add(&mut self, i: u64, found: u64, weight: u128) {
        let tail = match i.cmp(&found) {
            core::cmp::Ordering::Less => &mut self.below,
            core::cmp::Ordering::Equal => &mut self.at,
            core::cmp::Ordering::Greater => &mut self.above,
        };
        *tail = tail.saturating_add(weight);
    }
}

/// Whether a tail and half of what was found are above 2.5 % of all.
fn exceeds(tail: u128, Tails { below, at, above }: Tails) -> bool {
    let all = below.saturating_add(at).saturating_add(above);
    let twice = tail.saturating_mul(2).saturating_add(at);
    let (part, whole) = TAIL;
    twice.saturating_mul(whole) > all.saturating_mul(part).saturating_mul(2)
}

fn times(a: u64, b: u64) -> u128 {
    u128::from(a).saturating_mul(b.into())
}

/// The first in a range that holds; `holds` is false and from some number on true. The last, where
/// none before it holds.
fn first(mut from: u64, mut last: u64, holds: impl Fn(u64) -> bool) -> u64 {
    while from < last {
        let middle = from.midpoint(last);
        if holds(middle) {
            last = middle;
        } else {
            from = middle.saturating_add(1);
        }
    }
    from
}
