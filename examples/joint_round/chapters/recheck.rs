//! 抽样复查: what a superior finds where the offices below it checked before.

use std::collections::BTreeMap;

use ssj::core::ledger::{Agreement, rechecked};
use ssj::prelude::*;
use ssj_jilin::Fault;

use super::report::TODAY;
use super::{all_refused, office_name};
use crate::common::terminal::{Sheet, grouped, say};
use crate::round::{Lives, Rechecked, Story};

/// Shows the re-check beside the checks before it.
pub(crate) fn tell(story: &Story<'_>, again: &Rechecked, lives: &Lives) -> Result<(), Fault> {
    let drawn = &again.drawn;
    say(format_args!(
        "  {}: of {} that counties checked for the city, {} are drawn (3.3) and checked again\n  by the city's own people, with a mandate, a round, visits and results of their own.",
        &again.campaign.proposal().rationale,
        grouped(again.checked),
        grouped(drawn.round.visits().len()),
    ));
    if let Some(refusals) = &again.by_others {
        all_refused("the counties are to check themselves again", refusals);
    }
    let law = story.laws.on(TODAY, &id!(DivisionId, "220100"))?;
    let found = rechecked(&law, &again.campaign, &lives.visits);
    let mut counts: BTreeMap<Agreement, usize> = BTreeMap::new();
    let befores = || found.iter().filter_map(|one| Some((one, one.before?)));
    for (_, (.., agreement)) in befores() {
        *counts.entry(agreement).or_default() += 1;
    }
    say("");
    let mut sheet = Sheet::new(&["compared with the check before", "#checks"]);
    for agreement in Agreement::ALL {
        let count = counts.get(agreement).copied().unwrap_or_default();
        sheet.row([&agreement.zh(), &count]);
    }
    sheet.print();
    let said = |result: &CheckResult| {
        let each = result.outcomes.iter().map(Word::zh);
        each.collect::<Vec<_>>().join("、")
    };
    let mut sheet = Sheet::new(&["missed by", "found then", "found again"]);
    let missed = befores().filter(|(_, (.., agreement))| *agreement == Agreement::Missed);
    for (one, (_, before, _)) in missed {
        let office = office_name(story.province, &before.check.agency)?;
        sheet.row([&office, &said(before), &said(one.result)]);
    }
    sheet.print();
    say("  Much can happen between the two: what it says of those who checked, people judge.");
    Ok(())
}
