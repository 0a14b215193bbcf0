//! A team for each visit, drawn from all lawful ones; and where people are too few, which places can't be
//! filled and what would help.
//!
//! `cargo run --example teams`

#![allow(clippy::print_stdout, reason = "an example")]

use ssj::core::round::Round;
use ssj::core::trail::Lifecycle;
use ssj::core::{DivisionId, Explain, Seed, Suite, Token};
use ssj::draw::assign::{Department, Draw, Loads, Need, Problem, Profile, Region};
use ssj_jilin::{Fault, town};
use time::macros::date;

fn main() -> Result<(), Fault> {
    let laws = town::laws().map_err(|fault| fault.to_string())?;
    let law = laws.on(date!(2026 - 06 - 02), &DivisionId::new("220100")?)?;

    println!("The round has drawn two visits; 32号 asks for two inspectors on each.");
    let round = Round::replay(town::hash()?, &town::round(&laws)?)?;
    let draw = town::teams(&law, &round)?;
    let header = &draw.commitment().header;
    let record = draw.draw(town::spoken(header, "2026-06-02T10:30:00+08:00")?)?;
    for team in draw.teams(&record) {
        let names = |people: &[ssj::core::round::TeamMember]| {
            let names = people.iter().map(|one| one.inspector.as_id().value());
            names.collect::<Vec<_>>().join(", ")
        };
        let (go, reserve) = (names(&team.members), names(&team.reserves));
        println!("  {}: {go}; in reserve {reserve}", team.visit);
    }

    println!("\nNow with one inspector of the four:");
    let alone = town::teams_of(&law, &round, town::inspectors()?.into_iter().take(1))?;
    if let Err(refused) = alone.draw(town::spoken(header, "2026-06-02T10:30:00+08:00")?) {
        println!("{refused}\n{}", refused.zh());
    }

    println!("\nThe same question on plain tables, and three ways out:");
    let mut tables = Problem::builder();
    let need = tables.need(Need::of(Department(1)));
    let profile = tables.profile(Profile::new(Department(1), Region(220_102)));
    for number in 0..3 {
        let visit = tables.visit(Token::from_bytes([number; 16]));
        tables.slot(visit, need);
        tables.slot(visit, need);
    }
    for number in 10..12 {
        tables.person(Token::from_bytes([number; 16]), profile, 2);
    }
    let problem = tables.build()?;
    let (seed, hash) = (Seed::from_bytes([7; 32]), Suite::Intl.hash_fn()?);
    let draw = Draw::new(&problem, seed, hash, Loads::default());
    let ways = draw.relaxation(&mut ())?;
    for add in &ways.add {
        println!("  add {} persons for {} places", add.persons, add.places);
    }
    let lifts = ways.lift.iter().flatten().map(|lift| lift.by);
    println!("  or lift caps by {:?}", lifts.collect::<Vec<_>>());
    println!("  or postpone {} of 3 visits", ways.postpone.len());
    Ok(())
}
