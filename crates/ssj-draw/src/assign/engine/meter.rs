//! Counts steps and asks the observer now and then.

use crate::assign::problem::row;
use crate::observe::{Cancelled, Observer, Phase, Progress};

/// Counts the steps of a draw, in whatever component, and tells the observer.
pub(crate) struct Meter<'a> {
    observer: &'a mut dyn Observer,
    phase: Phase,
    steps: u64,
    /// Work that is no step, since the observer was asked last.
    passed: u64,
    /// Steps at which the observer is told next.
    next: u64,
}

/// Steps between two words to the observer.
pub(crate) const STRIDE: u64 = 1 << 16;

impl<'a> Meter<'a> {
    pub(crate) fn new(observer: &'a mut dyn Observer) -> Self {
        Self {
            observer,
            phase: Phase::Deal,
            steps: 0,
            passed: 0,
            next: STRIDE,
        }
    }

    pub(crate) fn enter(&mut self, phase: Phase) -> Result<(), Cancelled> {
        self.phase = phase;
        self.settle()
    }

    pub(crate) fn spend(&mut self, steps: u64) -> Result<(), Cancelled> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps < self.next {
            return Ok(());
        }
        self.next = self.steps.saturating_add(STRIDE);
        self.settle()
    }

    /// Work that is no step of the chain: it counts in no budget, but the observer is asked now and then.
    pub(crate) fn pass(&mut self, work: usize) -> Result<(), Cancelled> {
        self.passed = self.passed.saturating_add(u64::from(row(work)));
        if self.passed < STRIDE {
            return Ok(());
        }
        self.passed = 0;
        self.settle()
    }

    /// Tells the observer. At the end of a component too, so that small budgets hold.
    pub(crate) fn settle(&mut self) -> Result<(), Cancelled> {
        let progress = Progress {
            phase: self.phase,
            done: self.steps,
            total: None,
        };
        progress.tell(self.observer)
    }
}
