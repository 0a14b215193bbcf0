#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

extern crate alloc;
#[macro_use(errors)]
extern crate ssj_calendar;

mod dice;
mod province;
mod scenario;
pub mod store;
#[cfg(feature = "proptest")]
pub mod strategies;

pub use province::{Made, Province, Size};
pub use scenario::{Scenario, Taken, Unmet};
