//! One joint 双随机 round for Jilin, from lists and pools to published and archived results.
//!
//! It tells the less happy days as well: a department that does not come, a late report, a conclusion of
//! others, results that must not be published, a reform in mid-year, a city that draws what its counties
//! check, a sample that is checked again. Needs no arguments and no network. The library takes every step; this only brings the facts,
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
mod year;

use std::process::ExitCode;

use args::Args;
use clap::Parser;
use common::terminal::{chapter, progress};
use round::{Calendars, Framed, Lists, Pools, Province, Size, Story};
use ssj::prelude::*;
use ssj_jilin::Fault;
use year::Year;

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
    let mut clerk = round::desk(&laws, args.seed);
    let mut planned = round::plan(&matters, &mut clerk, hash)?;
    chapter(4, "The annual joint plan 年度联合抽查计划");
    chapters::plan::tell(&province, &planned)?;

    let story = Story {
        province: &province,
        lists: &lists,
        pools: &pools,
        people: &pools.inspectors,
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

    let year = Year::tell((planned, drawn), &story, &calendars, &mut clerk, args.seed)?;
    match &args.out {
        Some(dir) => year.archive(dir, &story),
        None => Ok(()),
    }
}

/// Every place that a deadline may be counted in.
fn seats(province: &Province) -> Vec<DivisionId> {
    let places = province.places.all().iter().chain(&province.seats);
    places.map(|place| place.id.clone()).collect()
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
