//! Threads that tell how long the slowest of them worked.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use ssj_draw::Workers;

use crate::usage::cpu_ns;

/// So many threads, started anew for each group of pieces.
#[derive(Clone, Copy, Debug)]
pub struct Threads(pub usize);

/// CPU time of the slowest thread of each group.
static SLOWEST: AtomicU64 = AtomicU64::new(0);

impl Threads {
    /// The CPU time of the longest way through some work, in nanoseconds: of the thread that waits, and of
    /// the slowest of each group that works. On idle cores that is the time elapsed.
    pub fn cpu_ns<T>(work: impl FnOnce() -> T) -> (T, u64) {
        SLOWEST.store(0, Ordering::Relaxed);
        let before = cpu_ns();
        let done = work();
        let own = cpu_ns() - before;
        (done, own + SLOWEST.load(Ordering::Relaxed))
    }
}

impl Workers for Threads {
    fn many(&self) -> usize {
        self.0
    }

    fn each<T: Send>(&self, pieces: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
        if pieces < 2 {
            return ().each(pieces, work);
        }
        let timed = |i| {
            let begun = cpu_ns();
            (work(i), cpu_ns() - begun)
        };
        thread::scope(|scope| {
            let timed = &timed;
            let handles: Vec<_> = (0..pieces).map(|i| scope.spawn(move || timed(i))).collect();
            let done = handles
                .into_iter()
                .map(|handle| handle.join().expect("no panic"));
            let (done, cpu): (Vec<T>, Vec<u64>) = done.unzip();
            SLOWEST.fetch_add(cpu.into_iter().max().unwrap_or_default(), Ordering::Relaxed);
            done
        })
    }
}
