#![doc = include_str!("../README.md")]
//!
//! # How draws go wrong elsewhere
//!
//! | seen in use | here |
//! |---|---|
//! | largest remainders of small counties: the same counties get none, round after round | shares are rounded under the seed: every object's chance is `n / N` wherever all that count can be drawn ([`chances`]) |
//! | one random start, then every k-th row: up to half of the objects can never be drawn | each stratum's lowest ranks under a cipher: every subset is as likely as every other |
//! | `ORDER BY random()`: nobody can check it | the frame is committed to first, then public sources make the seed; anybody can do it again |
//! | a redraw deletes the draw before it | a redraw is a further round, counted, that names the record before it ([`record::Header`]) |
//! | inspectors are swapped by hand afterwards | a team is what the seed gives ([`verify`] finds any other), a replacement is the next lawful one by rank |
//! | nobody is assigned when inspectors run short | every visit gets a lawful team, or the draw is refused with a minimal set of places that can't be filled |
//! | shuffle, then greedy: fails on feasible instances, and is biased | exact filling, then a chain that tends to the uniform distribution over all lawful even assignments; how near it comes is measured, not proven: on families built to break it, of up to 550 slots under caps and 370 under even loads, 0.01 at most above what chance leaves in as many draws ([`assign`]) |
//! | risk classes leak through public ranks | a frame with secret strata must be blinded |
//!
//! # What is here
//!
//! * [`sample`]: the first 随机 on plain columns, in parts and streams where there are many rows.
//! * [`assign`]: the second 随机 on plain tables.
//! * [`record`]: commitments, seeds and records of whole rounds; [`verify`] does them again.
//! * [`chances`]: what each object's chance is, for a statistician.
//! * [`spec`]: every byte of it, for those who implement it elsewhere.
//!
//! # How fast
//!
//! A hundred million objects in 3,100 interleaved strata take 4.4 ns each on one core of a server with AES
//! instructions, 5.4 blinded, and half of that on two threads. Built for the machine at hand
//! (`RUSTFLAGS="-C target-cpu=native"`) they take 3.6 and 4.0; what is drawn is the same. All figures, and
//! how they were taken, are in `docs/results/sample-bench.txt` of the repository.
//!
//! # Features
//!
//! `serde`: serialised forms of records and rows. `schemars`: their JSON Schema. `sm`: the national
//! suite, SM3 and SM4. None changes a result.
//!
//! # What it does not do
//!
//! No I/O, no threads of its own (parts merge: bring your own), no randomness of its own: seeds and
//! secrets come in as values. It can't know whether a pool is whole or a risk class honest.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

extern crate alloc;
#[macro_use(errors, error_types, say_as_shown)]
extern crate ssj_calendar;
#[macro_use]
extern crate ssj_core;

pub mod assign;
pub mod bind;
mod errors;
mod observe;
pub mod record;
pub mod sample;
mod several;
#[doc = include_str!("../docs/chances.md")]
pub mod chances {}
#[doc = include_str!("../docs/ssj-1.md")]
pub mod spec {}
pub mod verify;
mod workers;

pub use errors::{ERRORS, explained};
pub use observe::{Cancelled, Observer, Phase, Progress, StepBudget};
pub use several::Several;
pub use workers::Workers;

/// The schema of a field that may be null, but must be there.
#[cfg(feature = "schemars")]
use ssj_core::json_u64::Nullable as OrNull;
