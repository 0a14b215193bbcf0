//! What the benchmarks share.

pub mod county;
pub mod sample;
pub mod threads;
pub mod usage;
pub mod work;
