//! A holiday notice, pasted: what it arranges, what it changes, and what is refused.
//!
//! `cargo run --example notice`, or with your own: `cargo run --example notice -- YEAR ISSUED FILE`

#![allow(clippy::print_stdout, reason = "an example")]

use std::error::Error;

use ssj::calendar::{Evidence, Explain, Notice, NoticeFacts, NoticeSet, Region, Scope, Zh, limits};
use time::Date;
use time::macros::{date, format_description};

/// Wording as 长白朝鲜族自治县 might have it. Nobody has seen its notice for 2026: this one is assumed,
/// and every deadline that it touches says so.
const CLOSURE: &str = "关于2026年县庆放假的通知
现将2026年县庆放假安排通知如下：
县庆：9月7日（星期一）至8日（星期二）放假，共2天。";

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<_> = std::env::args().skip(1).collect();
    if let [year, issued, file] = args.as_slice() {
        let issued = Date::parse(issued, format_description!("[year]-[month]-[day]"))?;
        let facts = NoticeFacts::annual(year.parse()?, issued);
        return told(Notice::parse(facts, &*std::fs::read_to_string(file)?)).map(drop);
    }

    println!("A county's own holiday, as its text says it:");
    let county = Region::new(220_623)?;
    let facts = NoticeFacts {
        evidence: Evidence::Assumed,
        ..NoticeFacts::local(county, 2026, date!(2026 - 08 - 20))
    };
    let notice = told(Notice::parse(facts.clone(), CLOSURE))?;

    println!("\nWhat it changes:");
    let mut notices = NoticeSet::built_in();
    let scope = Scope::region(county);
    let start = date!(2026 - 09 - 04);
    let before = notices.calendar(&scope)?;
    if let Err(unknown) = before.deadline(&limits::PUBLICATION, start) {
        println!("  before: {unknown}");
    }
    notices.insert(notice)?;
    let after = notices.calendar(&scope)?;
    let due = after.deadline(&limits::PUBLICATION, start)?;
    println!("  after:  {due}");
    println!("\nA text that contradicts itself, or is not understood, changes nothing:");
    for text in [
        "9月7日（星期二）至8日放假。",
        "9月7日至8日放假，共3天。",
        "9月7日至8日视情况放假。",
    ] {
        println!("  {text}");
        if let Err(fault) = Notice::parse(facts.clone(), text) {
            println!("    {} {fault}\n    {}", fault.code(), Zh(&fault));
        }
    }
    Ok(())
}

/// Prints what a notice arranges.
fn told<E: Error + 'static>(read: Result<Notice, E>) -> Result<Notice, Box<dyn Error>> {
    let notice = read?;
    for closure in notice.off.iter() {
        let (first, days) = (closure.first, closure.days);
        println!("  off from {first}: {days} days, {}", closure.holiday);
    }
    for day in notice.work.iter() {
        println!("  at work: {day}");
    }
    Ok(notice)
}
