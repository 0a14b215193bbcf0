//! One visit from its draw to its archive: the steps, what is refused on the way, and what is still open.
//!
//! `cargo run --example visit`

#![allow(clippy::print_stdout, reason = "an example")]

use ssj::core::matter::CheckMethod;
use ssj::core::result::{Channel, Outcome, Outcomes};
use ssj::core::round::Round;
use ssj::core::trail::{Event, Lifecycle};
use ssj::core::visit::{Basis, CheckResult, Part, Visit, VisitEvent};
use ssj::core::{DivisionId, DossierDigest, Explain, Label, Refusals, Text, Word};
use ssj_jilin::{Fault, town};
use time::macros::date;

/// Takes a step, or tells why it can't be taken: what is refused leaves everything as it was.
fn take(visit: &mut Visit, step: Result<Event<VisitEvent>, Refusals>) -> Result<(), Fault> {
    match step {
        Ok(event) => {
            visit.apply(&event)?;
            println!("  now {}: {}", visit.state().name(), visit.state().zh());
        }
        Err(refused) => println!("  refused: {refused}\n           {}", refused.zh()),
    }
    Ok(())
}

fn main() -> Result<(), Fault> {
    let laws = town::laws().map_err(|fault| fault.to_string())?;
    let place = DivisionId::new("220100")?;
    let round = Round::replay(town::hash()?, &town::round(&laws)?)?;
    let drawn = round.visits().next().ok_or("nothing was drawn")?.clone();
    let (amr, h) = (town::regulator()?, town::hash()?);

    // A step is taken under the law of its day.
    let ninth = laws.on(date!(2026 - 06 - 09), &place)?;
    let later = laws.on(date!(2026 - 06 - 11), &place)?;
    let on_the_day = |n, at: &str| town::act(&ninth, &amr, "visit", n, at);
    let after = |n, at: &str| town::act(&later, &amr, "visit", n, at);

    println!("2026-06-09, at {}:", drawn.holder);
    let opened = Visit::open(
        &round,
        &on_the_day(0, "2026-06-09T08:30:00+08:00")?,
        &drawn.id,
    )?;
    let mut visit = Visit::begin(h, &opened)?;
    let team: Vec<_> = visit
        .team()
        .members
        .iter()
        .map(|one| one.inspector.clone())
        .collect();
    let people = town::inspectors()?;
    let come: Vec<_> = people.iter().filter(|one| team.contains(&one.id)).collect();

    // One of the two is missing: the law asks for two.
    let now = on_the_day(1, "2026-06-09T09:00:00+08:00")?;
    let step = visit.start(&now, come.iter().copied().take(1), None);
    take(&mut visit, step)?;
    let step = visit.start(&now, come, None);
    take(&mut visit, step)?;
    let check = drawn.checks.first().ok_or("no check")?.clone();
    let basis = Basis::conducted([CheckMethod::OnSite], team);
    let result = CheckResult::new(check, basis, Outcomes::new([Outcome::NoProblem])?);
    let step = visit.conclude(&on_the_day(2, "2026-06-09T10:30:00+08:00")?, result);
    take(&mut visit, step)?;
    let step = visit.complete(&on_the_day(3, "2026-06-09T10:40:00+08:00")?);
    take(&mut visit, step)?;

    println!("2026-06-11, in the office:");
    let dossier = DossierDigest(h.hash(Label::Document, b"the dossier, scanned"));
    let step = visit.archive(&after(4, "2026-06-11T09:00:00+08:00")?, dossier);
    take(&mut visit, step)?;
    let form = town::paper("吉林省行政执法机关执法检查登记表")?;
    let step = visit.register(&after(4, "2026-06-11T09:05:00+08:00")?, amr.clone(), form);
    take(&mut visit, step)?;
    for (n, &channel) in (5..).zip(Channel::ALL) {
        let (now, receipt) = (
            after(n, "2026-06-11T09:10:00+08:00")?,
            Text::new("20260611-17")?,
        );
        let step = visit.publish(&now, amr.clone(), channel, receipt);
        take(&mut visit, step)?;
    }
    println!(
        "missing from the dossier: {}",
        visit.dossier().missing().len()
    );
    let step = visit.archive(
        &after(visit.trail().len(), "2026-06-11T09:20:00+08:00")?,
        dossier,
    );
    take(&mut visit, step)?;
    println!(
        "archived on {:?}",
        visit.part(&amr).and_then(Part::archived)
    );
    Ok(())
}
