//! Progress and cancellation, without I/O.

use core::ops::ControlFlow;

/// What a draw is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// Counting the frame's strata.
    Count,
    /// Ranking objects and keeping the lowest.
    Select,
    /// Putting each stratum's sample in order.
    Finish,
}

/// How far a phase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    phase: Phase,
    done: u64,
    total: u64,
}

impl Progress {
    pub(super) const fn new(phase: Phase, done: u64, total: u64) -> Self {
        Self { phase, done, total }
    }

    /// The phase.
    pub const fn phase(self) -> Phase {
        self.phase
    }

    /// Rows or strata done in this phase.
    pub const fn done(self) -> u64 {
        self.done
    }

    /// Rows or strata that this phase has.
    pub const fn total(self) -> u64 {
        self.total
    }
}

/// Watches a draw and may cancel it; what it sees and answers never changes a result.
///
/// It is told at least once per 2^16 rows and at the end of each phase. A cancelled draw returns no
/// partial result. `()` watches nothing.
///
/// ```
/// use core::ops::ControlFlow;
/// use ssj_draw::sample::{Observer, Progress};
/// struct StopAt(u64);
/// impl Observer for StopAt {
///     fn progress(&mut self, progress: Progress) -> ControlFlow<()> {
///         if progress.done() >= self.0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
///     }
/// }
/// ```
pub trait Observer {
    /// Told how far the draw is; `Break` cancels it.
    fn progress(&mut self, progress: Progress) -> ControlFlow<()> {
        let _ = progress;
        ControlFlow::Continue(())
    }
}

impl Observer for () {}

/// The caller's observer cancelled the draw; nothing was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the draw was cancelled by its observer")]
pub struct Cancelled;

impl Cancelled {
    /// The stable code `draw.cancelled`.
    pub const fn code(&self) -> &'static str {
        "draw.cancelled"
    }
}

pub(super) fn report(
    observer: &mut impl Observer,
    phase: Phase,
    done: u64,
    total: u64,
) -> Result<(), Cancelled> {
    match observer.progress(Progress::new(phase, done, total)) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Cancelled),
    }
}
