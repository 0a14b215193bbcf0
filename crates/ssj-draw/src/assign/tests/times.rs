//! How long shapes take that once took minutes.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::ControlFlow;

use ssj_core::Explain as _;

use super::instance::{Instance, hash, seed};
use super::std::{println, time::Instant};
use crate::assign::{Draw, Loads, assign};
use crate::{Observer, Phase, Progress};

/// The least of three runs, in seconds.
fn least(mut run: impl FnMut()) -> f64 {
    let mut time = || {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    (0..3).map(|_| time()).fold(f64::MAX, f64::min)
}

/// Slot `j` admits persons 0 to `j`: one lawful assignment.
fn triangle(size: usize) -> Instance {
    Instance {
        needs: (0..size).map(|last| (0..=last).collect()).collect(),
        visits: (0..size).map(|slot| vec![slot]).collect(),
        caps: vec![1; size],
        loads: vec![0; size],
        ..Instance::default()
    }
}

/// One need for all: `k + 1` persons at one total, `k` at the next with one place each, `2 k` a step above
/// these, and as many slots as leave a choice on two levels.
fn levels(k: usize) -> Instance {
    let each = [(k + 1, 0, 4), (k, 1, 1), (2 * k, 2, 4)];
    let of = |pick: fn(&(usize, u32, u32)) -> u32| {
        let all = each.iter().flat_map(|it| vec![pick(it); it.0]);
        all.collect::<Vec<u32>>()
    };
    Instance {
        needs: vec![(0..=4 * k).collect()],
        visits: vec![vec![0]; 3 * k],
        caps: of(|it| it.2),
        loads: of(|it| it.1),
        ..Instance::default()
    }
}

/// Nobody goes twice on a day, and each day has a tenth more visits than persons.
fn short_days(persons: usize, days: usize) -> Instance {
    let a_day = persons + persons / 10;
    let visits_of = |day: usize| (day * a_day..(day + 1) * a_day).collect();
    Instance {
        needs: vec![(0..persons).collect()],
        visits: vec![vec![0]; days * a_day],
        caps: vec![days as u32; persons],
        loads: vec![0; persons],
        groups: (0..days).map(|day| (1, visits_of(day))).collect(),
        ..Instance::default()
    }
}

/// Ends a draw when it is asked a second time before any step is made.
struct Impatient(u32);

impl Observer for Impatient {
    fn progress(&mut self, progress: Progress) -> ControlFlow<()> {
        self.0 += u32::from(progress.phase == Phase::Chain && progress.done == 0);
        if self.0 > 1 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// Where each visit has a cap of its own, possible exchanges are looked for among visits times persons, before the
/// chain makes a step: the observer can end that too.
#[test]
fn looking_for_impossible_pairs_can_be_cancelled() {
    let (persons, visits) = (100, 400);
    let problem = Instance {
        needs: vec![(0..persons).collect()],
        visits: vec![vec![0]; visits],
        caps: vec![5; persons],
        loads: vec![0; persons],
        groups: (0..visits).map(|visit| (1, vec![visit])).collect(),
        ..Instance::default()
    }
    .problem();
    let mut observer = Impatient(0);
    let drawn = assign(&problem, seed(1), hash(), Loads::CapsOnly, &mut observer);
    assert_eq!(drawn.unwrap_err().code(), "draw.cancelled");
}

#[test]
#[ignore = "a long run: its result is in docs/results"]
fn hard_shapes_in_a_long_run() {
    for size in [100, 300, 1_000] {
        let problem = triangle(size).problem();
        let draw = |loads| least(|| drop(assign(&problem, seed(1), hash(), loads, &mut ())));
        let (caps, even) = (draw(Loads::CapsOnly), draw(Loads::default()));
        println!("triangle of {size}: caps {caps:.4} s, even {even:.4} s");
    }
    for k in [50, 100, 200, 400, 800] {
        let problem = levels(k).problem();
        let even = least(|| drop(assign(&problem, seed(1), hash(), Loads::default(), &mut ())));
        println!("levels of {k}: even {even:.4} s");
    }
    for (persons, days) in [(100, 10), (200, 10), (400, 10), (800, 10), (800, 20)] {
        let problem = short_days(persons, days).problem();
        let draw = Draw::new(&problem, seed(1), hash(), Loads::default());
        let mut lifted = 0;
        let time = least(|| {
            let found = draw.relaxation(&mut ()).unwrap();
            lifted = found.lift.unwrap().len();
        });
        println!("{persons} persons, {days} days: ways out {time:.3} s, {lifted} caps to lift");
    }
}
