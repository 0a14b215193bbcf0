//! Does all rounds of an archive again, and says what that proves.
//!
//! `joint_round --out DIR` writes an archive and an `anchors.json` with what was published of it. Keep
//! that file elsewhere: an archive that is checked against itself proves nothing, so the exit status is
//! 0 only if nothing differs and all was anchored, 1 if something differs, and 2 if all is consistent
//! with itself but something was not compared with what was published.
#![allow(clippy::print_stdout, reason = "an example prints")]

#[path = "../common/archive.rs"]
#[allow(
    dead_code,
    reason = "this example only reads what the other one writes"
)]
mod archive;
mod times;
mod whole;

use std::path::PathBuf;
use std::process::ExitCode;

use archive::Fault;
use clap::Parser;
use ssj::core::{Word, Zh};
use ssj::draw::verify::{Basis, Standing, Verdict};

/// Verify an archive against what was published of it.
#[derive(Parser)]
struct Args {
    /// The directory that `joint_round --out` wrote.
    dir: PathBuf,
    /// What was published: the `anchors.json` that was kept elsewhere.
    #[arg(long, value_name = "FILE")]
    anchors: Option<PathBuf>,
    /// Say as well how long it takes, and how long the draws and the trails took.
    #[arg(long)]
    times: bool,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok((standing, whole)) => {
            println!("\n{}", told(standing));
            match standing {
                _ if !whole => ExitCode::FAILURE,
                Standing::Contradicted => ExitCode::FAILURE,
                Standing::Anchored => ExitCode::SUCCESS,
                _ => ExitCode::from(2),
            }
        }
        Err(fault) => {
            println!("\nThe archive can't be read: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// Where the verdict stands, and whether the files are those of their manifest.
fn run(args: &Args) -> Result<(Standing, bool), Fault> {
    if let Some(note) = archive::read_note(&args.dir)? {
        println!("\n{note}");
    }
    let anchors = match &args.anchors {
        Some(file) => archive::read_json(file)?,
        None => ssj::draw::verify::Anchors::default(),
    };
    // What the manifest says is of the files: what stands in them is judged by itself.
    let faults = archive::bundle_faults(&args.dir)?;
    println!(
        "\nFiles that are not as bundle.json has them: {}",
        faults.len()
    );
    for (name, fault) in &faults {
        println!("  {name}: {} ({})", fault.en(), fault.zh());
    }
    let verdict = whole::verdict(&args.dir, &anchors, args.times)?;
    tell(&verdict);
    Ok((verdict.standing(), faults.is_empty()))
}

fn tell(verdict: &Verdict) {
    println!();
    for difference in verdict.differences() {
        println!("  differs        {difference}");
    }
    for (basis, words) in [
        (Basis::Anchored, "anchored      "),
        (Basis::NotAnchored, "not anchored  "),
        (Basis::TakenOnTrust, "taken on trust"),
        (Basis::NotChecked, "not checked   "),
    ] {
        for what in verdict.on(basis) {
            println!("  {words} {what}");
        }
    }
    let recomputed = verdict.on(Basis::Recomputed).count();
    println!("  recomputed     {recomputed} fields");
    for statement in verdict.unused() {
        println!("  not used       {statement}");
    }
    for hint in verdict.hints() {
        println!("  gives away     {hint}\n                 {}", Zh(hint));
    }
}

fn told(standing: Standing) -> String {
    format!(
        "All rounds together: {} ({}).",
        standing.en(),
        standing.zh()
    )
}
