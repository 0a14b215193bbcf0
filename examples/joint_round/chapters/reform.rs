//! A reform in mid-year: what was drawn goes on under the office that took over.

use ssj::core::visit::{Part, VisitEvent};
use ssj::prelude::*;
use ssj_jilin::Fault;

use super::grounds::title;
use super::{all_refused, office_name};
use crate::common::terminal::{Sheet, say};
use crate::round::{ENTERED, Lives, MERGED, Province, ended, heir};

/// Shows what became of the parts of the two offices that ended.
pub(crate) fn tell(province: &Province, lives: &Lives) -> Result<(), Fault> {
    let ([first, second], heir) = (ended()?, heir());
    let [reported, adopted] = ENTERED;
    say(format_args!(
        "  From {MERGED} on {} is in the place of {} and\n  {} (made up; reported {reported} by the first of them to the market regulator\n  beside it, adopted {adopted} by the province's: 2.1-d). The plan goes on without a new approval.\n",
        office_name(province, &heir)?,
        office_name(province, &first)?,
        office_name(province, &second)?,
    ));
    let mut sheet = Sheet::new(&[
        "drawn in March",
        "#parts of visits",
        "#filed before",
        "#checked before, filed since",
        "#checked since",
    ]);
    for agency in [&first, &second] {
        let parts: Vec<_> = lives
            .visits
            .iter()
            .filter_map(|it| it.part(agency))
            .collect();
        let before = |day: Option<Date>| day.is_some_and(|day| day < MERGED);
        let count = |of: fn(bool, bool) -> bool| {
            let of = |part: &&&Part| of(before(part.completed()), before(part.archived()));
            parts.iter().filter(of).count()
        };
        sheet.row([
            &office_name(province, agency)?,
            &parts.len(),
            &count(|_, filed| filed),
            &count(|checked, filed| checked && !filed),
            &count(|checked, filed| !checked && !filed),
        ]);
    }
    sheet.print();
    one_visit(province, lives)?;
    let tried = [
        "the office that ended fills in a form",
        "another office of the zone does",
    ];
    for (what, refusals) in tried.iter().zip(&lives.since_reform) {
        all_refused(what, refusals);
    }
    say("");
    Ok(())
}

/// One visit on which the heir acts, if there is one that the other office had begun: who took each step.
fn one_visit(province: &Province, lives: &Lives) -> Result<(), Fault> {
    let in_place = |event: &&Event<_>| event.actor().succeeding.is_some();
    let steps: Vec<_> = lives.events.iter().filter(in_place).collect();
    let of = |first: &Event<_>| {
        let subject = first.entry().subject.clone();
        let own = lives
            .events
            .iter()
            .filter(move |it| it.entry().subject == subject);
        own.collect::<Vec<_>>()
    };
    let begun = |event: &&&Event<_>| matches!(event.payload(), VisitEvent::Registered { .. });
    let begun = steps.iter().filter(begun).map(|form| of(form));
    let by_both = |own: &Vec<&Event<VisitEvent>>| {
        let ended = |it: &&&Event<_>| matches!(it.payload(), VisitEvent::Completed { .. });
        own.iter().find(ended).is_some_and(|it| it.day() < MERGED)
    };
    let mut visits = begun
        .filter(by_both)
        .chain(steps.iter().map(|step| of(step)));
    let Some(own) = visits.next() else {
        return Ok(());
    };
    say(format_args!(
        "  {} steps were taken in the place of the two; one visit of these:\n",
        steps.len()
    ));
    let mut sheet = Sheet::new(&["on", "step", "by"]);
    for event in own {
        let (what, by) = (title(province, event.payload()), &event.actor().agency);
        sheet.row([&event.day(), &what, &office_name(province, by)?]);
    }
    sheet.print();
    Ok(())
}
