//! 市抽县查: a city draws what the offices of its counties check.

use std::collections::BTreeSet;

use ssj::prelude::*;
use ssj_jilin::Fault;

use super::draw::seeding;
use super::plan::steps;
use super::{all_refused, matter_title};
use crate::common::terminal::{grouped, say};
use crate::round::{City, Province};

/// Shows the city's plan and round.
pub(crate) fn tell(province: &Province, city: &City) -> Result<(), Fault> {
    let drawn = &city.drawn;
    say(format_args!(
        "  {}: the city's office draws, the offices of its counties check, as the list's\n  dispatch says (2.2-a); the plan is the city's own.\n",
        matter_title(city.pool.matter())
    ));
    steps(province, &city.planned)?;
    if let Some(refusals) = &city.county_draws {
        all_refused("a county plans to draw the same for itself", refusals);
    }
    say("");
    let record = &drawn.object_record;
    let (moment, commitment) = (&drawn.script.objects, &record.commitment_digest);
    seeding("the city's objects", moment, commitment, &record.seed);
    let offices = drawn.round.visits().flat_map(DrawnVisit::agencies);
    let offices: BTreeSet<_> = offices.collect();
    let people = drawn.inspector_record.teams.iter();
    say(format_args!(
        "  {} of {} drawn; {} offices of counties check, with {} places of their own people.",
        grouped(drawn.round.visits().len()),
        grouped(city.pool.len()),
        offices.len(),
        grouped(people.map(|team| team.inspectors.len()).sum::<usize>()),
    ));
    Ok(())
}
