//! Progress, cancellation and budgets, the same for both engines and without I/O.

use core::ops::ControlFlow;

words! {
    /// What a draw is doing.
    #[non_exhaustive]
    pub enum Phase {
        /// Sampling: counting the frame's strata.
        Count = "count", "计数";
        /// Sampling: ranking objects and keeping the lowest.
        Select = "select", "抽选";
        /// Sampling: putting each stratum's sample in order.
        Finish = "finish", "排序";
        /// Assigning: dealing slots from shuffled decks.
        Deal = "deal", "分派";
        /// Assigning: filling the slots that the deal left empty.
        Fill = "fill", "补派";
        /// Assigning: evening out loads.
        Even = "even", "均衡";
        /// Assigning: walking the loop chain.
        Chain = "chain", "随机游走";
        /// Tables: moving units until no pair has more than the cap.
        Cap = "cap", "限制概率";
    }
}

/// How far a draw is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing.
    pub phase: Phase,
    /// Sampling: rows or strata done in this phase. Assigning: steps of the loop chain and units moved
    /// so far, those of all components before this one included.
    pub done: u64,
    /// Rows or strata that this phase has; `None` where that is not known, as in every phase of an
    /// assignment.
    pub total: Option<u64>,
}

/// Watches a draw and may cancel it; what it sees and answers never changes a result.
///
/// Sampling tells it at least once per 2^16 rows and at the end of each phase; assigning at the beginning
/// of each phase, about every 2^16 steps and at the end of each component. A cancelled draw returns no
/// partial result. `()` watches nothing.
///
/// ```
/// use core::ops::ControlFlow;
/// use ssj_draw::{Observer, Progress};
/// struct StopAt(u64);
/// impl Observer for StopAt {
///     fn progress(&mut self, progress: Progress) -> ControlFlow<()> {
///         if progress.done >= self.0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
///     }
/// }
/// ```
pub trait Observer {
    /// Told how far the draw is; `Break` cancels it.
    fn progress(&mut self, progress: Progress) -> ControlFlow<()>;
}

impl Observer for () {
    fn progress(&mut self, _: Progress) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// Ends an assignment once it has made more than so many steps of the loop chain, or moved so many units
/// of a table. Nothing of it is kept: a result that depended on how long it may take would not be uniform.
///
/// ```
/// use ssj_draw::{Observer, Phase, Progress, StepBudget};
/// let at = |done| Progress { phase: Phase::Chain, done, total: None };
/// let mut budget = StepBudget(100);
/// assert!(budget.progress(at(100)).is_continue());
/// assert!(budget.progress(at(101)).is_break());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepBudget(pub u64);

impl Observer for StepBudget {
    fn progress(&mut self, progress: Progress) -> ControlFlow<()> {
        let counts = matches!(progress.phase, Phase::Chain | Phase::Cap);
        if counts && progress.done > self.0 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

errors! {
    /// The caller's observer cancelled the draw; nothing was drawn.
    #[derive(Copy)]
    pub struct Cancelled {} = "draw.cancelled", "the draw was cancelled by its observer",
        "抽取已由观察程序取消";
}

impl Progress {
    /// Tells the observer.
    pub(crate) fn tell(self, observer: &mut (impl Observer + ?Sized)) -> Result<(), Cancelled> {
        match observer.progress(self) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Cancelled {}),
        }
    }
}
