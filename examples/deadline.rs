//! When must this be done? A limit of the regulation and one of your own, counted day by day.
//!
//! `cargo run --example deadline`

#![allow(clippy::print_stdout, reason = "an example")]

use std::error::Error;

use ssj::calendar::{
    Bilingual, Calendar, Limit, NoticeSet, Period, Region, Scope, Strictest, Zh, limits,
};
use time::macros::date;

fn main() -> Result<(), Box<dyn Error>> {
    // The check ended on the last working day before the National Day holiday of 2026.
    let (ended, today) = (date!(2026 - 09 - 30), date!(2026 - 10 - 12));
    let calendar = Calendar::national();

    println!("Publish the results (32号 二（七）):");
    let deadline = calendar.deadline(&limits::PUBLICATION, ended)?;
    println!("  {deadline}");
    println!("  {}", Zh(&deadline));
    println!("  on {today}: {}", deadline.status(today)?);
    println!("Why that day:");
    println!("{}", deadline.explain());

    // A limit of your own: 20 natural days. Where both hold, the earlier one governs.
    let own = Limit {
        id: "our-rules/12".into(),
        clause: Bilingual {
            en: "publish the results of the check".into(),
            zh: "公示抽查检查结果".into(),
        },
        starts: Bilingual {
            en: "end of the check".into(),
            zh: "检查结束".into(),
        },
        period: Period::natural_days(20)?,
    };
    let ours = calendar.deadline(&own, ended)?;
    println!("By our own rule: {}", ours.due());
    let strictest = Strictest::of([deadline, ours]);
    println!("Both together: {}", strictest.ok_or("none")?.governing());

    // What nobody has announced is not guessed.
    match calendar.deadline(&limits::PUBLICATION, date!(2026 - 12 - 28)) {
        Ok(deadline) => println!("From December 28: {deadline}"),
        Err(unknown) => println!("From December 28: {unknown}\n  {}", Zh(&unknown)),
    }

    // An autonomous prefecture has holidays of its own: 延边 was closed for its anniversary in 2024.
    let yanbian = NoticeSet::built_in().calendar(&Scope::region(Region::YANBIAN))?;
    for (place, calendar) in [("the nation", calendar), ("Yanbian", &yanbian)] {
        let deadline = calendar.deadline(&limits::PUBLICATION, date!(2024 - 08 - 30))?;
        println!("From 2024-08-30 in {place}: {}", deadline.due());
    }
    Ok(())
}
