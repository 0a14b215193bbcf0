#![doc = include_str!("../README.md")]
//!
//! # As a library
//!
//! ```no_run
//! use ssj_verify::{Language, Report};
//! # fn main() -> Result<(), ssj_verify::Fault> {
//! let report = Report::of("archive".as_ref(), Some("anchors.json".as_ref()), None)?;
//! println!("{}", report.text(Language::En));
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

mod args;
mod files;
mod report;

pub use args::{Args, Language};
pub use files::{ANCHORS, DIVISIONS, Fault, Files, MANIFEST, names, read_json};
pub use report::{Report, Status};
