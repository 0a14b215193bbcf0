//! A deadline across a 调休 weekend, and one in 延边, whose notice nobody has seen.

use ssj::calendar::{Calendar, Explain, MissingLocal, Region, Scope, WorkingDays, Zh, limits};
use ssj::core::DivisionId;
use ssj_jilin::Fault;
use time::macros::date;

use crate::common::terminal::{Sheet, refused, say};
use crate::round::{ASSUMED_YANBIAN_2026, Calendars};

/// Shows how deadlines are counted here.
pub(crate) fn tell(calendars: &Calendars) -> Result<(), Fault> {
    let national = Calendar::national();
    let check_ends = date!(2026 - 04 - 28);
    let deadline = national.deadline(&limits::REGISTRATION_FORM, check_ends)?;
    say("  A check that ends on the Tuesday before the May holiday:\n");
    for line in Zh(&deadline.explain()).to_string().lines() {
        say(format_args!("    {line}"));
    }
    let naive = naive_weekdays_after(check_ends, 7);
    let (rested, worked) = against_weekdays(national, check_ends, deadline.due().max(naive))?;
    say(format_args!(
        "\n  Counting Monday to Friday alone would have said {naive}. It counts {rested}\n  (holidays) and passes over {worked} (a weekend day that is worked).\n"
    ));
    yanbian(calendars)
}

/// The weekdays that are no working days, and the weekend days that are.
fn against_weekdays(
    calendar: &Calendar,
    after: time::Date,
    through: time::Date,
) -> Result<(String, String), Fault> {
    let (mut rested, mut worked) = (Vec::new(), Vec::new());
    let days = std::iter::successors(after.next_day(), |day| day.next_day());
    for day in days.take_while(|day| *day <= through) {
        match (is_weekday(day), calendar.is_working_day(day)?) {
            (true, false) => rested.push(day.to_string()),
            (false, true) => worked.push(day.to_string()),
            _ => {}
        }
    }
    Ok((rested.join(", "), worked.join(", ")))
}

fn is_weekday(day: time::Date) -> bool {
    day.weekday().number_from_monday() <= 5
}

fn yanbian(calendars: &Calendars) -> Result<(), Fault> {
    let seven = WorkingDays::new(7)?;
    let built_in = Calendars::built_in();
    let scope = Scope::region(Region::YANBIAN);
    let strict = built_in.notices().calendar(&scope)?;
    let end = date!(2026 - 08 - 27);
    if let Err(error) = strict.nth_after(end, seven) {
        refused("a deadline in 延边 from 2026-08-27", error, error.zh());
    }
    let mut sheet = Sheet::new(&["7 working days from", "notices used", "due", "certainty"]);
    let national_only = Scope {
        missing_local: MissingLocal::NationalOnly,
        ..scope
    };
    let mut add = |from, what: &str, calendar: &Calendar| -> Result<(), Fault> {
        let due = calendar.deadline(&limits::PUBLICATION, from)?;
        sheet.row([&from, &what, &due.due(), &due.certainty()]);
        Ok(())
    };
    add(
        end,
        "延边: national only, by request",
        &built_in.notices().calendar(&national_only)?,
    )?;
    add(
        end,
        "延边: assumed, pasted in below",
        &calendars.notices().calendar(&scope)?,
    )?;
    let then = date!(2024 - 08 - 30);
    add(then, "延边 2024, as it was announced", &strict)?;
    add(then, "national alone", Calendar::national())?;
    let qianguo = DivisionId::new("220721")?;
    add(
        end,
        "前郭县: national only, by request",
        calendars.of(&qianguo)?,
    )?;
    sheet.print();
    say(format_args!(
        "  pasted in and labelled as assumed: “{ASSUMED_YANBIAN_2026}”"
    ));
    let before = built_in.notices().calendar(&Scope {
        as_of: Some(date!(2024 - 08 - 15)),
        ..scope
    })?;
    if let Err(error) = before.nth_after(then, seven) {
        refused(
            "the same day of 2024 as known on 2024-08-15, a day before the notice",
            error,
            error.zh(),
        );
    }
    Ok(())
}

/// What a calendar without notices would say: here only to show the difference.
fn naive_weekdays_after(start: time::Date, count: u32) -> time::Date {
    let mut weekdays = std::iter::successors(start.next_day(), |day| day.next_day())
        .filter(|day| is_weekday(*day));
    let nth = usize::try_from(count.saturating_sub(1)).unwrap_or_default();
    weekdays.nth(nth).unwrap_or(start)
}
