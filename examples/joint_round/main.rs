//! One joint 双随机 round for Jilin, from lists and pools to published and archived results.
//!
//! Needs no arguments and no network. The library takes every step; this only brings the facts,
//! the made-up province and the printing.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "an example for people to read: it prints, and its sums are small"
)]

#[path = "../common/archive.rs"]
#[allow(
    dead_code,
    reason = "this example only writes what the other one reads"
)]
mod archive;
mod args;
mod chapters;
#[path = "../common/mod.rs"]
mod common;
mod out;
mod round;

use std::process::ExitCode;

use args::Args;
use clap::Parser;
use common::terminal::{chapter, progress, say};
use out::Out;
use round::{Calendars, Clerk, Lists, Pools, Province, Size, Story};
use ssj::core::Suite;
use ssj::core::history::History;
use ssj::core::instrument::CheckOccasion;
use ssj::draw::record::MatterFrame;
use ssj_jilin::Fault;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Fault> {
    let args = Args::parse();
    let hash = Suite::Intl.hash_fn()?;
    let size = Size {
        entities: args.entities,
        inspectors: args.inspectors,
        seed: args.seed,
    };
    let province = match &args.objects {
        Some(path) => Province::listed(path, size)?,
        None => Province::made(size)?,
    };
    chapter(1, "Jurisdictions and departments 辖区与部门");
    chapters::places::tell(&province.places, &province.register)?;

    let lists = Lists::publish()?;
    chapter(2, "Lists of matters 抽查事项清单");
    chapters::lists::tell(&lists)?;

    let pools = Pools::of(&province, &lists, hash)?;
    chapter(3, "The two pools 两库");
    chapters::pools::tell(&province, &lists, &pools)?;

    let history = round::history(&pools, &lists, hash, args.seed)?;
    let frames = joint_frames(&pools, &lists, &history)?;
    let mut clerk = Clerk::new(args.seed);
    let planned = round::plan(&province, &frames, &mut clerk, hash)?;
    chapter(4, "The annual joint plan 年度联合抽查计划");
    chapters::plan::tell(&planned);

    let instruments = round::instruments()?;
    let story = Story {
        province: &province,
        lists: &lists,
        pools: &pools,
        planned: &planned,
        instruments: &instruments,
    };
    let drawn = round::draw(&story, frames, &mut clerk, hash)?;
    chapter(5, "The two draws 双随机");
    chapters::draw::tell(&drawn);

    let seats = province.places.all().iter().map(|place| place.id.clone());
    let seats: Vec<_> = seats
        .chain(province.seats.iter().map(|seat| seat.id.clone()))
        .collect();
    let calendars = Calendars::with_assumptions(&seats)?;
    chapter(6, "Deadlines 期限");
    chapters::calendar::tell(&calendars)?;

    let bar = progress("visits", u64::try_from(drawn.visits.len())?);
    let lives = round::live(
        &drawn.round,
        &instruments,
        &mut clerk,
        hash,
        args.seed,
        || bar.inc(1),
    )?;
    bar.finish_and_clear();
    chapter(7, "The report 报告");
    chapters::report::tell(&province, &planned, &lives, &calendars)?;

    if let Some(dir) = &args.out {
        let mut out = Out::new(dir, hash)?;
        out.objects(&drawn.objects, &drawn.object_record, &drawn.parts.secret)?;
        out.inspectors(&drawn.parts, &drawn.inspector_record)?;
        out.trail("plan", &planned.events)?;
        out.trail("round", &drawn.events)?;
        out.trail("visit", &lives.events)?;
        out.trail("finding", &lives.finding_events)?;
        out.finish()?;
        let simulated = province.classes_are_simulated();
        say(format_args!(
            "\n  Written to {}{}. Keep its anchors.txt elsewhere.",
            dir.display(),
            if simulated {
                ", with simulated risk classes"
            } else {
                ""
            }
        ));
    }
    Ok(())
}

/// The frames of the joint round: every matter but the one that has a draw of its own.
fn joint_frames(
    pools: &Pools,
    lists: &Lists,
    history: &History,
) -> Result<Vec<MatterFrame>, Fault> {
    let bar = progress("frames", u64::try_from(pools.objects.len())?);
    let joint = pools.objects.iter();
    let joint = joint.filter(|pool| pool.matter().as_id().value() != "special-equipment");
    let frames = joint.map(|pool| {
        bar.inc(1);
        round::frame(pool, lists, history, CheckOccasion::Plan)
    });
    let frames = frames.collect();
    bar.finish_and_clear();
    frames
}
