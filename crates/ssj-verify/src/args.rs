//! What the program can be told.

use std::path::PathBuf;

/// Verify an archive against what was published of it.
///
/// Exit status: 0 all is anchored; 1 something differs; 2 consistent, but not all was compared with what was
/// published; 3 it can't be read; 64 this is no command.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The directory of the archive (档案目录).
    pub dir: PathBuf,
    /// What was published: the anchors that were kept elsewhere (已公布的内容).
    #[arg(long, value_name = "FILE")]
    pub anchors: Option<PathBuf>,
    /// The divisions as the reader knows them (行政区划).
    #[arg(long, value_name = "FILE")]
    pub divisions: Option<PathBuf>,
    /// In which language to say it (语言).
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub lang: Language,
    /// One object of JSON, for programs.
    #[arg(long)]
    pub json: bool,
}

/// The language of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    /// English.
    En,
    /// Chinese (中文).
    Zh,
}
