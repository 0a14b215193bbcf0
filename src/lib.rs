#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

#[cfg(feature = "json")]
extern crate alloc;
#[cfg(feature = "json")]
#[macro_use(errors)]
extern crate ssj_calendar as _;

pub mod guide;
#[cfg(feature = "json")]
pub mod json;

pub use ssj_calendar as calendar;
pub use ssj_core as core;
pub use ssj_core::{beijing, date, id, text, time};
pub use ssj_draw as draw;

pub mod prelude;
