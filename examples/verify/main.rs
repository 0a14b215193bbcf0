//! Does all rounds of an archive again, and says what that proves: `ssj-verify`, which everybody can install, for a
//! reader who knows the divisions of Jilin; and `--times`.
//!
//! `joint_round --out DIR` writes an archive and an `anchors.json` with what was published of it. Keep
//! that file elsewhere: an archive that is checked against itself proves nothing, so the exit status is
//! 0 only if nothing differs and all was anchored, 1 if something differs, 2 if all is consistent with itself but
//! something was not compared with what was published, and 3 if it can't be read.
#![allow(clippy::print_stdout, reason = "an example prints")]

mod times;

use std::process::ExitCode;

use clap::Parser;
use ssj_jilin::facts::Places;
use ssj_verify::{Args, Fault, Report, Status, read_json};

/// Verify an archive against what was published of it.
#[derive(Parser)]
struct Command {
    #[command(flatten)]
    args: Args,
    /// Say as well how long it takes, and how long the draws and the trails took.
    #[arg(long)]
    times: bool,
}

fn main() -> ExitCode {
    match run(&Command::parse()) {
        Ok(status) => ExitCode::from(status.code()),
        Err(fault) => {
            println!("\nThe archive can't be read: {fault}");
            ExitCode::from(Status::Unreadable.code())
        }
    }
}

fn run(Command { args, times }: &Command) -> Result<Status, Fault> {
    let anchors = args.anchors.as_deref().map(read_json).transpose()?;
    let (anchors, places) = (anchors.unwrap_or_default(), Places::load()?);
    let gazetteer = match &args.divisions {
        Some(file) => &read_json(file)?,
        None => places.gazetteer(),
    };
    if *times {
        times::tell(&args.dir, &anchors, gazetteer)?;
    }
    let report = Report::held(&args.dir, &anchors, gazetteer)?;
    if args.json {
        println!("{}", report.json());
    } else {
        println!("{}", report.text(args.lang));
    }
    Ok(report.status())
}
