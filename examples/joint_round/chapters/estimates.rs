//! What the draws say of all who could have been drawn: each draw for itself, with intervals.

use std::collections::BTreeMap;

use ssj::core::RecordDigest;
use ssj::core::ledger::Ledger;
use ssj::core::ledger::estimate::{
    Answer, Answered, Expected, Interval, Survey, number_for_change, number_for_margin, places,
    surveys,
};
use ssj_jilin::Fault;

use super::matter_title;
use super::report::TODAY;
use crate::common::terminal::{Sheet, grouped, say};
use crate::round::{Drawn, Province};

/// Shows them.
pub(super) fn tell(
    province: &Province,
    rounds: &[&Drawn],
    ledger: &Ledger<'_, '_>,
) -> Result<(), Fault> {
    let cells: Vec<_> = rounds
        .iter()
        .flat_map(|drawn| drawn.objects.cells(&drawn.object_record))
        .collect();
    // Who fell out before the visit had been struck off.
    let fell_out = rounds.iter().flat_map(|drawn| {
        let replaced = drawn.round.replacements().iter().flat_map(|it| &it.checks);
        let record = RecordDigest(drawn.object_record.digest);
        replaced.map(move |replaced| Answered {
            record,
            matter: &replaced.check.matter,
            object: &replaced.check.object,
            answer: Answer::Gone,
        })
    });
    let surveys = surveys(&cells, ledger.answers().chain(fell_out))?;
    by_draw(&surveys, rounds);
    let largest = surveys.iter().max_by_key(|survey| {
        let answers = survey.rows.iter().map(|row| row.tally.responded);
        answers.sum::<u64>()
    });
    largest.map_or(Ok(()), |survey| by_county(province, survey))
}

/// Each matter of each draw: campaigns are draws of their own.
fn by_draw(surveys: &[Survey<'_>], rounds: &[&Drawn]) {
    let mut sheet = Sheet::new(&[
        "estimates by draw and matter",
        "draw",
        "#eligible",
        "#answers",
        "#gone",
        "#with a problem",
        "#of those still there",
    ]);
    let (mut collapsed, mut unheard) = (0, 0);
    for survey in surveys {
        let draw = rounds
            .iter()
            .find(|drawn| RecordDigest(drawn.object_record.digest) == survey.record);
        let draw = draw.map_or("", |drawn| drawn.script.round);
        let Some(found) = survey.estimate() else {
            continue;
        };
        collapsed += found.collapsed;
        unheard += found.unheard;
        sheet.row([
            &matter_title(survey.matter),
            &draw,
            &grouped(found.tally.eligible),
            &grouped(found.tally.responded),
            &numbers(found.gone),
            &numbers(found.problems),
            &found.rate.map_or_else(|| "–".into(), percents),
        ]);
    }
    sheet.print();
    say(format_args!(
        "  Of those who could be drawn, each with its 95 % interval; {} strata with fewer than two answers are\n  collapsed with the next of their class, {} objects are in classes without any.\n",
        grouped(collapsed),
        grouped(unheard),
    ));
}

/// The counties of one matter, with the places that their intervals allow.
fn by_county(province: &Province, survey: &Survey<'_>) -> Result<(), Fault> {
    let rates: BTreeMap<_, _> = survey
        .by_county()
        .into_iter()
        .filter_map(|(county, found)| Some((county, (found?, found?.rate?))))
        .collect();
    let intervals: Vec<_> = rates.values().map(|(_, rate)| *rate).collect();
    let mut rows: Vec<_> = rates.into_iter().zip(places(&intervals)).collect();
    rows.sort_by_key(|((_, (_, rate)), places)| (places.highest, std::cmp::Reverse(rate.low)));
    let by = if province.is_by_prefecture() {
        "prefectures"
    } else {
        "counties"
    };
    let title = format!("{by}, {}", matter_title(survey.matter));
    let all = rows.len();
    let mut sheet = Sheet::new(&[
        &title,
        "#eligible",
        "#answers",
        "#of those still there",
        "#place",
    ]);
    for ((county, (found, rate)), places) in rows.into_iter().take(8) {
        let name = province.places.gazetteer().at(county, TODAY)?.name();
        let (highest, lowest) = (places.highest, places.lowest);
        sheet.row([
            &name,
            &grouped(found.tally.eligible),
            &grouped(found.tally.responded),
            &percents(rate),
            &format!("{highest} to {lowest}"),
        ]);
    }
    sheet.print();
    say(format_args!(
        "  Eight of {all}, by the highest place that each may have; no place is known but within these bounds.\n"
    ));
    next_year(survey);
    Ok(())
}

/// How many must answer next year, if it is like this one.
fn next_year(survey: &Survey<'_>) {
    let groups = survey.by_group();
    let expected: Vec<_> = groups
        .values()
        .flatten()
        .map(|found| Expected::of(&found.tally))
        .collect();
    let (in_proportion, by_weights) = number_for_margin(&expected, 20_000);
    say(format_args!(
        "  For 2 points either way next year: {} answers in proportion, {} by Neyman's weights.",
        grouped(in_proportion),
        grouped(by_weights),
    ));
    let share = survey
        .estimate()
        .and_then(|found| u32::try_from(found.share.estimate).ok());
    let seen = share.and_then(|share| number_for_change(share, share / 4 * 3));
    seen.map_or_else(
        || say(""),
        |answers| {
            say(format_args!(
                "  To see a fall by a quarter four times in five: {} answers in each of both years.\n",
                grouped(answers),
            ));
        },
    );
}

fn numbers(of: Interval) -> String {
    let [estimate, low, high] = [of.estimate, of.low, of.high].map(grouped);
    format!("{estimate} ({low} to {high})")
}

/// Millionths as percent with one digit, bounds outwards.
fn percents(of: Interval) -> String {
    let [estimate, low, high] = [
        (of.estimate + 500) / 1000,
        of.low / 1000,
        of.high.div_ceil(1000),
    ]
    .map(|tenths| format!("{}.{}", tenths / 10, tenths % 10));
    format!("{estimate} ({low} to {high}) %")
}
