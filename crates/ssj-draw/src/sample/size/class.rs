//! The total of a class: what its rule says of its N, step by step.

use alloc::vec::Vec;
use core::fmt;

use ssj_core::{Bounded, Ratio, SizeRule};

/// One step from a class's N to its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SizeStep {
    /// The rule for N up to this; `None`: for all above the last range.
    Range(Option<u64>),
    /// All of N.
    Census(u64),
    /// A fixed size.
    Fixed(u64),
    /// A fraction of N, which is a whole number.
    Exact(Ratio, u64),
    /// A fraction of N, rounded up.
    RoundedUp(Ratio, u64),
    /// Raised to the lower bound.
    RaisedTo(u64),
    /// Cut to the upper bound.
    CutTo(u64),
    /// Cut to N: no more can be drawn than there are.
    CutToPopulation(u64),
}

impl fmt::Display for SizeStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Range(Some(up_to)) => write!(f, "the rule for N up to {up_to}"),
            Self::Range(None) => f.write_str("the rule beyond the last range of N"),
            Self::Census(size) => write!(f, "all {size}"),
            Self::Fixed(size) => write!(f, "fixed: {size}"),
            Self::Exact(ratio, size) => write!(f, "{ratio} of N: {size}"),
            Self::RoundedUp(ratio, size) => write!(f, "{ratio} of N, rounded up: {size}"),
            Self::RaisedTo(size) => write!(f, "raised to the lower bound: {size}"),
            Self::CutTo(size) => write!(f, "cut to the upper bound: {size}"),
            Self::CutToPopulation(size) => write!(f, "cut to N: {size}"),
        }
    }
}

/// The size of a class (a matter, a risk class), and the steps that led to it.
///
/// ```
/// use ssj_core::SizeRule;
/// use ssj_draw::sample::{ClassSize, SizeStep};
/// let half = "50%".parse()?;
/// let rule = SizeRule::piecewise([(10, SizeRule::Fixed(2))], SizeRule::Ratio(half))?;
/// let size = ClassSize::of(&rule, 11);
/// assert_eq!(size.size, 6);
/// assert_eq!(size.steps, [SizeStep::Range(None), SizeStep::RoundedUp(half, 6)]);
/// assert_eq!(ClassSize::of(&rule, 1).steps.last(), Some(&SizeStep::CutToPopulation(1)));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassSize {
    /// N: the objects in scope.
    pub in_scope: u64,
    /// How many are drawn: never more than N.
    pub size: u64,
    /// How N led to it, in order.
    pub steps: Vec<SizeStep>,
}

impl ClassSize {
    /// What a rule says of a population of N.
    pub fn of(rule: &SizeRule, in_scope: u64) -> Self {
        let mut steps = Vec::new();
        let mut size = apply(rule, in_scope, &mut steps);
        if size > in_scope {
            size = in_scope;
            steps.push(SizeStep::CutToPopulation(size));
        }
        Self {
            in_scope,
            size,
            steps,
        }
    }
}

/// Rules are at most 8 deep, so this recursion is.
fn apply(rule: &SizeRule, in_scope: u64, steps: &mut Vec<SizeStep>) -> u64 {
    match rule {
        SizeRule::Census => {
            steps.push(SizeStep::Census(in_scope));
            in_scope
        }
        SizeRule::Fixed(size) => {
            steps.push(SizeStep::Fixed(*size));
            *size
        }
        SizeRule::Ratio(ratio) => {
            let size = ratio.rounded_up(in_scope);
            steps.push(if ratio.divides(in_scope) {
                SizeStep::Exact(*ratio, size)
            } else {
                SizeStep::RoundedUp(*ratio, size)
            });
            size
        }
        SizeRule::Bounded(bounded) => {
            let size = apply(bounded.rule(), in_scope, steps);
            bound(size, bounded, steps)
        }
        SizeRule::Piecewise(piecewise) => {
            let (at, rule) = piecewise.piece(in_scope);
            let up_to = at
                .and_then(|at| piecewise.pieces().get(at))
                .map(|piece| piece.up_to);
            steps.push(SizeStep::Range(up_to));
            apply(rule, in_scope, steps)
        }
    }
}

fn bound(size: u64, bounds: &Bounded, steps: &mut Vec<SizeStep>) -> u64 {
    let raised = size.max(bounds.at_least());
    if raised > size {
        steps.push(SizeStep::RaisedTo(raised));
        return raised;
    }
    let cut = size.min(bounds.at_most().unwrap_or(size));
    if cut < size {
        steps.push(SizeStep::CutTo(cut));
    }
    cut
}
