//! What the example can be told.

use std::path::PathBuf;

use clap::Parser;

/// One joint 双随机 round for Jilin: without arguments on a made-up province.
#[derive(Clone, Debug, Parser)]
pub(crate) struct Args {
    /// A real list of market entities instead of the made-up ones: .csv or .csv.gz with
    /// `uscc,city,registered_on` and, where there are any, `county,class,kind,name`.
    #[arg(long, value_name = "FILE")]
    pub(crate) objects: Option<PathBuf>,

    /// Writes what an auditor needs into this directory.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// How many market entities are made up.
    #[arg(long, default_value_t = 100_000, value_name = "N")]
    pub(crate) entities: u32,

    /// How many inspectors are made up; each office gets three at least.
    #[arg(long, default_value_t = 2_000, value_name = "N")]
    pub(crate) inspectors: u32,

    /// Draws the joint round's frames again under so many seeds instead, and compares how often each object
    /// is drawn with its chance.
    #[arg(long, value_name = "ROUNDS")]
    pub(crate) chances: Option<u32>,

    /// The seed of everything made up (never of a draw).
    #[arg(long, default_value_t = 2026, value_name = "N")]
    pub(crate) seed: u64,
}
