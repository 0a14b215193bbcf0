#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

pub use ssj_calendar as calendar;
pub use ssj_core as core;
pub use ssj_core::{beijing, date, id, text, time};
pub use ssj_draw as draw;

pub mod prelude;
