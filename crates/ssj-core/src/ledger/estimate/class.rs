//! The total of one class: collapsing, expanding, and an interval for it.

use alloc::vec::Vec;

use super::Tally;
use crate::base::exact::{Rounding, narrow, part};
use crate::base::hypergeometric::Sample;

/// Millionths of an object, in which totals are reckoned.
pub(super) const UNIT: u128 = 1_000_000;

/// What a class comes to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ClassTotal {
    pub(super) tally: Tally,
    /// Eligible objects that no answer speaks for.
    pub(super) unheard: u64,
    /// Strata with too few answers, which were collapsed with others.
    pub(super) collapsed: u64,
    pub(super) problems: Total,
    pub(super) gone: Total,
    /// Problems among those still there.
    pub(super) of_those_there: Total,
}

/// A total of a kind of object, in millionths.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Total {
    /// Of how many objects.
    pub(super) whole: u128,
    pub(super) estimate: u128,
    pub(super) low: u128,
    pub(super) high: u128,
}

/// `marked` of `answers` answers, each of which speaks for as many of `objects`.
#[derive(Clone, Copy, Debug)]
struct Sampled {
    objects: u64,
    answers: u64,
    marked: u64,
}

/// Of the strata of a class, in ascending order.
pub(super) fn total(tallies: impl Iterator<Item = Tally> + Clone) -> ClassTotal {
    let mut class = ClassTotal {
        tally: tallies.clone().fold(Tally::default(), Tally::and),
        ..ClassTotal::default()
    };
    if class.tally.responded == 0 {
        class.unheard = class.tally.eligible;
        return class;
    }
    let groups = collapse(
        tallies.filter(|tally| tally.eligible > 0),
        &mut class.collapsed,
    );
    let of = |marked: fn(&Tally) -> u64| {
        let sampled = groups.iter().map(|it| Sampled {
            objects: it.eligible,
            answers: it.responded,
            marked: marked(it),
        });
        expand(&sampled.collect::<Vec<_>>())
    };
    class.problems = of(|it| it.problems);
    class.gone = of(|it| it.gone);
    let there = groups.iter().filter_map(there).collect::<Vec<_>>();
    class.of_those_there = expand(&there);
    class
}

/// Strata with two answers or more, or one in which everybody answered, stand alone; the others join
/// those that follow until there are two, the last ones the last before that is not whole.
fn collapse(strata: impl Iterator<Item = Tally>, collapsed: &mut u64) -> Vec<Tally> {
    let mut groups: Vec<Tally> = Vec::new();
    let (mut open, mut members) = (Tally::default(), 0_u64);
    let mut close = |members: u64| {
        let joined = if members > 1 { members } else { 0 };
        *collapsed = collapsed.saturating_add(joined);
    };
    for stratum in strata {
        let is_whole = stratum.responded == stratum.eligible;
        if is_whole {
            groups.push(stratum);
            continue;
        }
        (open, members) = (open.and(stratum), members.saturating_add(1));
        if open.responded >= 2 {
            groups.push(open);
            close(members);
            (open, members) = (Tally::default(), 0);
        }
    }
    if members > 0 {
        // A stratum in which everybody answered says nothing of another one.
        let partly = groups.iter_mut().rfind(|it| it.responded < it.eligible);
        if let Some(last) = partly {
            *last = last.and(open);
            close(members.saturating_add(1));
        } else if open.responded == 0
            && let Some(last) = groups.last_mut()
        {
            *last = last.and(open);
            close(members.saturating_add(1));
        } else {
            groups.push(open);
            close(members);
        }
    }
    groups
}

/// Those of a group who are still there: as many of its objects as of its answers.
fn there(group: &Tally) -> Option<Sampled> {
    let answers = group.responded.saturating_sub(group.gone);
    let [all, of, whole] = [group.eligible, answers, group.responded].map(u128::from);
    let objects = narrow(part(all, of, whole, Rounding::Nearest)).max(answers);
    (answers > 0).then_some(Sampled {
        objects,
        answers,
        marked: group.problems,
    })
}

/// The sum of `E_h · y_h / n_h`, and an interval on the effective number of answers.
fn expand(groups: &[Sampled]) -> Total {
    let objects = groups
        .iter()
        .fold(0_u64, |sum, it| sum.saturating_add(it.objects));
    let whole = u128::from(objects);
    let expanded = groups.iter().map(|it| {
        let marked = u128::from(it.marked).saturating_mul(UNIT);
        part(
            it.objects.into(),
            marked,
            it.answers.into(),
            Rounding::Nearest,
        )
    });
    let estimate = expanded.fold(0, u128::saturating_add);
    let sample = Sample {
        population: objects,
        drawn: effective(groups, objects),
    };
    // As many marked among the effective answers as the estimate says, which need not be whole.
    let found = part(estimate, sample.drawn.into(), whole, Rounding::Nearest);
    let (full, rest) = (
        narrow(found.checked_div(UNIT).unwrap_or(0)),
        found.checked_rem(UNIT).unwrap_or(0),
    );
    let between = |bound: fn(Sample, u64) -> u64| {
        let [at, next] = [full, full.saturating_add(1)]
            .map(|found| u128::from(bound(sample, found.min(sample.drawn))));
        let step = next.saturating_sub(at).saturating_mul(rest);
        at.saturating_mul(UNIT).saturating_add(step)
    };
    Total {
        whole: whole.saturating_mul(UNIT),
        estimate,
        low: between(Sample::least).min(estimate),
        high: between(Sample::most).max(estimate),
    }
}

/// How many answers of a simple random sample of all are worth as much, if objects of a class are
/// alike: the n with `1/n − 1/E = Σ (E_h/E)² (1/n_h − 1/E_h)`. That of one group is its own.
fn effective(groups: &[Sampled], objects: u64) -> u64 {
    const SCALE: u128 = 1 << 20;
    let unheard = groups.iter().map(|it| {
        let rest = it.objects.saturating_sub(it.answers);
        let scaled = u128::from(it.objects).saturating_mul(SCALE);
        part(scaled, rest.into(), it.answers.into(), Rounding::Nearest)
    });
    let unheard = unheard.fold(0, u128::saturating_add);
    let scaled = u128::from(objects).saturating_mul(SCALE);
    let sum = scaled.saturating_add(unheard);
    let square = u128::from(objects).saturating_mul(objects.into());
    narrow(part(square, SCALE, sum, Rounding::Nearest)).clamp(1, objects.max(1))
}
