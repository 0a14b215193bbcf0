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
mod archive;
mod args;
mod chapters;
#[path = "../common/mod.rs"]
mod common;
mod out;
mod round;
mod rows;

use std::path::Path;
use std::process::ExitCode;

use args::Args;
use clap::Parser;
use common::terminal::{chapter, progress, say};
use out::Out;
use round::{Calendars, Clerk, Drawn, Framed, Lists, Lives, Planned, Pools, Province, Size, Story};
use ssj::core::history::History;
use ssj::core::laws::Laws;
use ssj::core::{DivisionId, HashFn, Suite};
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
    let calendars = Calendars::with_assumptions(&seats(&province))?;
    let laws = lists.laws(&province, &calendars, hash)?;
    chapters::lists::tell(&province, &lists, &laws, hash)?;

    let pools = Pools::of(&province, &lists, hash)?;
    chapter(3, "The two pools 两库");
    chapters::pools::tell(&province, &laws, &pools)?;

    let history = round::history(&pools, &lists, hash, args.seed)?;
    let matters = joint_matters(&province, &pools, &laws, &history, hash)?;
    if let Some(rounds) = args.chances {
        return chapters::chances::tell(&matters, rounds, hash);
    }
    let mut clerk = Clerk::new(&laws, args.seed);
    let mut planned = round::plan(&matters, &mut clerk, hash)?;
    chapter(4, "The annual joint plan 年度联合抽查计划");
    chapters::plan::tell(&province, &planned)?;

    let story = Story {
        province: &province,
        lists: &lists,
        pools: &pools,
        history: &history,
        laws: &laws,
    };
    let brief = planned.brief()?;
    let frames = matters.into_iter().map(|it| it.frame).collect();
    let drawn = round::draw(&story, &brief, frames, &mut clerk, hash)?;
    planned.drawn(&drawn, &mut clerk)?;
    chapter(5, "The two draws 双随机");
    chapters::draw::tell(&story, &drawn)?;
    chapters::plan::again(&planned);

    let led = round::lead(&story, &mut clerk, hash)?;
    let campaigned = round::campaign(&story, &mut clerk, hash)?;
    let mut lives = Lives::default();
    for drawn in [&drawn, &campaigned.drawn] {
        let bar = progress("visits", u64::try_from(drawn.round.visits().len())?);
        let tick = || bar.inc(1);
        lives.live(drawn, &story, &mut clerk, hash, args.seed, tick)?;
        bar.finish_and_clear();
    }
    chapter(6, "The life of the visits 检查、线索、专项、期限");
    chapters::life::tell(&lives, &led, &campaigned)?;
    chapters::calendar::tell(&calendars)?;

    chapter(7, "The report 报告");
    let rounds = [&drawn, &campaigned.drawn];
    chapters::report::tell(&province, &planned, &rounds, &lives, &laws)?;

    if let Some(dir) = &args.out {
        let simulated = province.classes_are_simulated();
        archive_round(dir, hash, &planned, rounds, simulated, |out| {
            out.divisions(province.places.gazetteer())?;
            out.trail("visit", &lives.events)?;
            let findings = [&lives.finding_events[..], &led.finding_events].concat();
            out.trail("finding", &findings)?;
            out.trail("lead", &led.events)?;
            out.trail("campaign", &campaigned.events)?;
            // The first one on which several departments check.
            let mut visits = lives.visits.iter();
            let joint = visits.find(|visit| visit.drawn().agencies().len() > 1);
            match joint {
                Some(visit) => out.rows(&rows::page(visit, &planned, (&province, &lists))?),
                None => Ok(()),
            }
        })?;
        say(format_args!(
            "\n  Written to {}{}. Keep its anchors.json elsewhere.",
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

/// Every place that a deadline may be counted in.
fn seats(province: &Province) -> Vec<DivisionId> {
    let places = province.places.all().iter().chain(&province.seats);
    places.map(|place| place.id.clone()).collect()
}

/// The auditor's form of both rounds, and whatever else there is to keep.
fn archive_round(
    dir: &Path,
    hash: HashFn,
    planned: &Planned,
    rounds: [&Drawn; 2],
    classes_are_simulated: bool,
    rest: impl FnOnce(&mut Out) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut out = Out::new(dir, hash)?;
    for drawn in rounds {
        let secret = drawn.script.objects.secret();
        out.objects(&drawn.objects, &drawn.object_record, &secret)?;
        out.inspectors(&drawn.parts, &drawn.inspector_record)?;
    }
    out.annexes(&[round::annex()?])?;
    out.trail("plan", &planned.events)?;
    let events = rounds.map(|drawn| drawn.events.as_slice()).concat();
    out.trail("round", &events)?;
    rest(&mut out)?;
    out.finish(classes_are_simulated)
}

/// The matters of the joint round: all but the one that a campaign draws in the open.
fn joint_matters(
    province: &Province,
    pools: &Pools,
    laws: &Laws,
    history: &History,
    hash: HashFn,
) -> Result<Vec<Framed>, Fault> {
    let bar = progress("frames", u64::try_from(pools.objects.len())?);
    let joint = pools.objects.iter();
    let joint = joint.filter(|pool| pool.matter().as_id().value() != "special-equipment");
    let matters = joint.map(|pool| {
        bar.inc(1);
        round::joint_matter(pool, province, laws, history, hash)
    });
    let matters = matters.collect();
    bar.finish_and_clear();
    matters
}
