//! A second, invented province: another route of approval, five classes, other ratios and limits. Jilin
//! is data, and so is 云岭省: nothing of the library is written for either.

#![allow(clippy::print_stdout, reason = "it tells what it does")]

use std::error::Error;
use std::num::{NonZeroU16, NonZeroU32};

use ssj::core::instrument::{
    CheckOccasion, Effect, InspectorStreak, Instrument, InstrumentRank, Instruments, RepeatBy,
    VisitCap,
};
use ssj::core::jurisdiction::{Gazetteer, Jurisdiction};
use ssj::core::plan::{ApprovalRoute, BodyKind, PlannedNumber};
use ssj::core::{DivisionId, Explain, Headcount, HeadcountPer, InstrumentId, Period, Text};
use time::macros::date;

type Fault = Box<dyn Error>;

/// 云政办发〔2026〕1号, invented: what the province has its own way.
fn province() -> Result<Instrument, Fault> {
    let n = |number| NonZeroU16::new(number).ok_or("zero");
    let drawn = [CheckOccasion::Plan, CheckOccasion::Campaign];
    let id = InstrumentId::new("云政办发〔2026〕1号")?;
    let since = Period::starting(date!(2026 - 01 - 01));
    let (minimum, per) = (NonZeroU32::new(3).ok_or("zero")?, HeadcountPer::Visit);
    let (checks, months, effect) = (n(3)?, n(12)?, Effect::Refused);
    let streak = InspectorStreak {
        checks,
        months,
        effect,
    };
    Ok(Instrument::new(id, InstrumentRank::Province, since)
        .of(DivisionId::new("990000")?)
        .with_headcount(Headcount { minimum, per })
        .with_registration(ssj::calendar::Period::working_days(5)?)
        .with_publication(ssj::calendar::Period::natural_days(20)?)
        // Two years without a repetition, each product for itself.
        .with_no_repeat_months(n(24)?)
        .with_repeat_by(RepeatBy::Object)
        // One visit a year by each agency; a second one within a week by any is shown.
        .with_cap(VisitCap::yearly(n(1)?, drawn).per_agency())
        .with_cap(VisitCap::within(n(7)?, n(1)?, drawn).shown())
        .with_streak(streak))
}

fn gazetteer() -> Result<Gazetteer, Fault> {
    let jilin = [("220000", "吉林省"), ("220100", "长春市")];
    let yunling = [("990000", "云岭省"), ("990100", "东山市")];
    let mut rows = Vec::new();
    for (code, name) in jilin.into_iter().chain(yunling) {
        let ever = Period::starting(date!(1954 - 01 - 01));
        rows.push(Jurisdiction::division(
            code.parse()?,
            Text::new(name)?,
            ever,
        ));
    }
    Ok(Gazetteer::new(rows)?)
}

fn main() -> Result<(), Fault> {
    let (gazetteer, today) = (gazetteer()?, date!(2026 - 09 - 21));
    let instruments = Instruments::new(Instrument::built_in().into_iter().chain([province()?]))?;
    for place in ["220100", "990100"] {
        let place = gazetteer.at(&DivisionId::new(place)?, today)?;
        let law = instruments.in_force_at(today, place.id(), &gazetteer)?;
        println!("{}", place.name());
        for own in law.instruments() {
            println!("  {}", own.id().as_id().value());
        }
        let (inspectors, caps) = (law.headcount().value, law.caps().len());
        println!("  {} per {}", inspectors.minimum, inspectors.per);
        println!("  repeats: {} months", law.no_repeat_months().value);
        println!("  approval: {}, {caps} caps", law.approval().value);
        for (by, within) in law.publication_limits() {
            println!("  publication: {within}, by {by}");
        }
    }
    // Plans go to the market regulator above, not to the judicial administration beside.
    let route = ApprovalRoute::through(BodyKind::MarketRegulator, DivisionId::new("990000")?);
    println!("plans: {} of {}", route.kind, route.jurisdiction);
    // Five classes: how many there are, and the ratio at which each is drawn.
    let low = [("A", 12_000, "1%"), ("B", 6_000, "4%"), ("C", 1_500, "15%")];
    let high = [("D", 400, "40%"), ("E", 31, "100%")];
    for (class, of, share) in low.into_iter().chain(high) {
        let share = share.parse()?;
        let number = PlannedNumber::Share { share, of }.count();
        println!("class {class}: {number} of {of}");
    }
    // An instrument of one province says nothing in another one.
    let (changchun, alone) = (DivisionId::new("220100")?, Instruments::new([province()?])?);
    if let Err(refused) = alone.in_force_at(today, &changchun, &gazetteer) {
        println!("{refused}\n{}", refused.zh());
    }
    Ok(())
}
