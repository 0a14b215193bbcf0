//! Assignments from ten thousand visits to a million: processor time by phase, steps, peak memory.
//!
//! `cargo run --release -p ssj-benches --example assign_scale [VISITS…]`

use std::fs;
use std::ops::ControlFlow;

use ssj_benches::county::{Country, country};
use ssj_core::{Seed, Suite};
use ssj_draw::assign::{Draw, Loads, Observer, Phase};

/// Processor seconds of this thread.
fn cpu() -> f64 {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    stat.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap();
    line.split_whitespace()
        .skip(1)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Adds up the time of each phase.
#[derive(Default)]
struct Clock {
    phases: [f64; 4],
    now: Option<(usize, f64)>,
}

impl Clock {
    fn turn(&mut self, next: Option<usize>) {
        let time = cpu();
        if let Some((phase, start)) = self.now {
            self.phases[phase] += time - start;
        }
        self.now = next.map(|phase| (phase, time));
    }
}

impl Observer for Clock {
    fn phase(&mut self, phase: Phase) -> ControlFlow<()> {
        self.turn(Some(match phase {
            Phase::Deal => 0,
            Phase::Fill => 1,
            Phase::Even => 2,
            _ => 3,
        }));
        ControlFlow::Continue(())
    }
}

fn run(visits: u32, utilisation: u32, loads: Loads) {
    let built = cpu();
    let problem = country(Country::of(visits, utilisation));
    let built = cpu() - built;
    let start = cpu();
    let draw = Draw::new(
        &problem,
        Seed::from_bytes([7; 32]),
        Suite::Intl.hash_fn().unwrap(),
        loads,
    );
    let laid_out = cpu() - start;
    let mut clock = Clock::default();
    let parts: Vec<_> = (0..draw.components())
        .map(|component| draw.solve(component, &mut clock).unwrap())
        .collect();
    clock.turn(None);
    let drawn = match draw.collect(parts) {
        Ok(drawn) => drawn,
        Err(error) => return println!("{visits:8} visits, {utilisation:3} %: {}", error.code()),
    };
    let total = cpu() - start;
    let steps: u64 = drawn.components().iter().map(|part| part.steps()).sum();
    let loops: u64 = drawn.components().iter().map(|part| part.loops()).sum();
    let [deal, fill, even, chain] = clock.phases;
    println!(
        "{visits:8} visits, {utilisation:3} %, {}: {total:.3} s (tables {built:.3}) layout \
         {laid_out:.3} deal {deal:.3} fill {fill:.3} even {even:.3} chain {chain:.3}; {loops} loops, \
         {steps} steps; peak {}",
        if loads == Loads::CapsOnly {
            "caps"
        } else {
            "even"
        },
        peak_memory(),
    );
}

fn main() {
    let mut sizes: Vec<u32> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse().unwrap())
        .collect();
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000, 1_000_000];
    }
    for visits in sizes {
        for utilisation in [85, 100] {
            run(visits, utilisation, Loads::CapsOnly);
            run(visits, utilisation, Loads::default());
        }
    }
}
