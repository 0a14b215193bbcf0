//! Progress, cancellation and budgets.

use core::ops::ControlFlow;

/// What a draw is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// Dealing slots from shuffled decks.
    Deal,
    /// Filling the slots that the deal left empty.
    Fill,
    /// Evening out loads.
    Even,
    /// Walking the loop chain.
    Chain,
}

/// Watches a draw and may end it. Watching never changes a result.
///
/// ```
/// use core::ops::ControlFlow;
/// use ssj_draw::assign::{Observer, Phase};
/// struct Impatient;
/// impl Observer for Impatient {
///     fn phase(&mut self, _: Phase) -> ControlFlow<()> {
///         ControlFlow::Break(())
///     }
/// }
/// assert!(Impatient.phase(Phase::Deal).is_break());
/// ```
pub trait Observer {
    /// A phase of a component begins.
    fn phase(&mut self, phase: Phase) -> ControlFlow<()> {
        let _ = phase;
        ControlFlow::Continue(())
    }

    /// So many steps of the loop chain were made, this component's and all before it. Called about
    /// every 2^16 steps.
    fn steps(&mut self, steps: u64) -> ControlFlow<()> {
        let _ = steps;
        ControlFlow::Continue(())
    }
}

/// Lets everything pass.
impl Observer for () {}

/// Ends a draw once the loop chain has made more than so many steps. Nothing of it is kept: a result
/// that depended on how long it may take would not be uniform.
///
/// ```
/// use ssj_draw::assign::{Observer, StepBudget};
/// let mut budget = StepBudget::new(100);
/// assert!(budget.steps(100).is_continue());
/// assert!(budget.steps(101).is_break());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepBudget {
    steps: u64,
}

impl StepBudget {
    /// A budget of so many steps.
    pub const fn new(steps: u64) -> Self {
        Self { steps }
    }
}

impl Observer for StepBudget {
    fn steps(&mut self, steps: u64) -> ControlFlow<()> {
        if steps > self.steps {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// The observer ended the draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stop;

/// Counts steps and asks the observer now and then.
pub(crate) struct Meter<'a> {
    observer: &'a mut dyn Observer,
    steps: u64,
    /// Steps at which the observer is asked next.
    next: u64,
}

/// Steps between two questions to the observer.
pub(crate) const STRIDE: u64 = 1 << 16;

impl<'a> Meter<'a> {
    pub(crate) fn new(observer: &'a mut dyn Observer) -> Self {
        Self {
            observer,
            steps: 0,
            next: STRIDE,
        }
    }

    pub(crate) fn enter(&mut self, phase: Phase) -> Result<(), Stop> {
        stopped(self.observer.phase(phase))
    }

    pub(crate) fn spend(&mut self, steps: u64) -> Result<(), Stop> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps < self.next {
            return Ok(());
        }
        self.next = self.steps.saturating_add(STRIDE);
        stopped(self.observer.steps(self.steps))
    }

    /// Asks once more at the end of a component, so that small budgets hold too.
    pub(crate) fn settle(&mut self) -> Result<(), Stop> {
        stopped(self.observer.steps(self.steps))
    }
}

const fn stopped(flow: ControlFlow<()>) -> Result<(), Stop> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Stop),
    }
}
