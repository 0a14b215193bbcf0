//! Assignments from ten thousand visits to a million: time by phase, steps, peak memory. Times are
//! elapsed ones, so nothing else may run.
//!
//! Then a witness where a tenth is missing, the ways out of that shortage, and a table of 16 states.
//!
//! `cargo run --profile bench -p ssj-benches --example assign_scale [VISITS…]`

use ssj_core::Explain as _;
use std::fs;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::OnceLock;
use std::time::Instant;

use ssj_benches::county::{Country, country};
use ssj_core::{Seed, Suite};
use ssj_draw::assign::{AssignError, Draw, Loads};
use ssj_draw::{Observer, Phase, Progress};

/// Seconds since the first call.
fn now() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64()
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
        let time = now();
        if let Some((phase, start)) = self.now {
            self.phases[phase] += time - start;
        }
        self.now = next.map(|phase| (phase, time));
    }
}

impl Observer for Clock {
    fn progress(&mut self, progress: Progress) -> ControlFlow<()> {
        self.turn(Some(match progress.phase {
            Phase::Deal => 0,
            Phase::Fill => 1,
            Phase::Even => 2,
            _ => 3,
        }));
        ControlFlow::Continue(())
    }
}

fn run(visits: u32, utilisation: u32, loads: Loads) {
    let built = now();
    let problem = country(Country::of(visits, utilisation));
    let built = now() - built;
    let start = now();
    let draw = Draw::new(
        &problem,
        Seed::from_bytes([7; 32]),
        Suite::Intl.hash_fn().unwrap(),
        loads,
    );
    let laid_out = now() - start;
    let mut clock = Clock::default();
    let parts: Vec<_> = (0..draw.components())
        .map(|component| draw.solve(component, &mut clock).unwrap())
        .collect();
    clock.turn(None);
    let drawn = match draw.collect(parts) {
        Ok(drawn) => drawn,
        Err(error) => return println!("{visits:8} visits, {utilisation:3} %: {}", error.code()),
    };
    let total = now() - start;
    let steps: u64 = drawn.components.iter().map(|part| part.steps).sum();
    let loops: u64 = drawn.components.iter().map(|part| part.loops).sum();
    let [deal, fill, even, chain] = clock.phases;
    println!(
        "{visits:8} visits, {utilisation:3} %, {}: {total:.3} s (tables {built:.3}) layout \
         {laid_out:.3} deal {deal:.3} fill {fill:.3} even {even:.3} chain {chain:.3}; {loops} loops, \
         {steps} steps; peak {}",
        name(loads),
        peak_memory(),
    );
}

/// A tenth more slots than room everywhere.
fn run_short(visits: u32) {
    let problem = country(Country::of(visits, 110));
    let (seed, hash) = (Seed::from_bytes([7; 32]), Suite::Intl.hash_fn().unwrap());
    let start = now();
    let draw = Draw::new(&problem, seed, hash, Loads::default());
    let laid_out = now() - start;
    let start = now();
    let first = draw.solve(0, &mut ()).unwrap();
    let one = now() - start;
    let start = now();
    let others = (1..draw.components()).map(|component| draw.solve(component, &mut ()).unwrap());
    let parts: Vec<_> = others.chain([first]).collect();
    let Err(AssignError::Shortage(shortage)) = draw.collect(parts) else {
        return println!("{visits:8} visits: nothing is short");
    };
    let all = now() - start + one;
    println!(
        "{visits:8} visits, 110 %: layout {laid_out:.3} s, one witness {one:.4} s, all {} {all:.4} s; \
         {} missing",
        shortage.witnesses.len(),
        shortage.deficit,
    );
    let start = now();
    let relaxation = draw.relaxation(&mut ()).unwrap();
    let relaxed = now() - start;
    println!(
        "                 ways out {relaxed:.3} s, {} visits to postpone, {} persons' caps to lift",
        relaxation.postpone.len(),
        relaxation.lift.as_deref().map_or(0, <[_]>::len),
    );
}

/// K = 16, from the tables to the assignment.
fn run_table(visits: u32, loads: Loads) {
    let problem = country(Country::of(visits, 85));
    let (seed, hash) = (Seed::from_bytes([7; 32]), Suite::Intl.hash_fn().unwrap());
    let start = now();
    let draw = Draw::new(&problem, seed, hash, loads);
    let table = draw.table(NonZero::new(16).unwrap(), &mut ()).unwrap();
    let made = now() - start;
    let start = now();
    let drawn = table.draw(Seed::from_bytes([8; 32])).unwrap();
    let rounded = now() - start;
    println!(
        "{visits:8} visits,  85 %, {}: table of 16 {made:.3} s, rounding {rounded:.3} s, {} slots, at \
         least {} persons each; peak {}",
        name(loads),
        drawn.persons.len(),
        table.fewest_persons().unwrap_or(0),
        peak_memory(),
    );
}

fn name(loads: Loads) -> &'static str {
    if loads == Loads::CapsOnly {
        "caps"
    } else {
        "even"
    }
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
        run_short(visits);
        run_table(visits, Loads::CapsOnly);
        run_table(visits, Loads::default());
    }
}
