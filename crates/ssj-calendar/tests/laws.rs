//! What holds for every calendar, on random days of the national one and of random ones.

#![cfg(feature = "alloc")]
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "tests")]

mod support;

use proptest::prelude::*;
use ssj_calendar::{
    Calendar, Certainty, Closure, Limit, Notice, NoticeFacts, NoticeSet, Period, Scope, Status,
    StepKind, Tail, WeeklyRest, WorkingDays, limits,
};
use time::{Date, Duration, Weekday, macros::date};

fn day() -> impl Strategy<Value = Date> {
    (0..8401_i64).prop_map(|offset| date!(2004 - 01 - 01) + Duration::days(offset))
}

fn n() -> impl Strategy<Value = WorkingDays> {
    (1..400_u16).prop_map(|n| WorkingDays::new(n).unwrap())
}

proptest! {
    #[test]
    fn adding_then_counting_gives_n(start in day(), n in n()) {
        let calendar = Calendar::national();
        if let Ok(due) = calendar.nth_after(start, n) {
            prop_assert_eq!(calendar.count(start, due), Ok(u32::from(n.get())));
            prop_assert_eq!(calendar.is_working_day(due), Ok(true));
            prop_assert_eq!(calendar.working_days(start, due).unwrap().next_back(), Some(due));
        }
    }

    #[test]
    fn adding_is_strictly_monotone_in_n_and_monotone_in_start(a in day(), b in day(), n in 1..300_u16) {
        let calendar = Calendar::national();
        let (n, more) = (WorkingDays::new(n).unwrap(), WorkingDays::new(n + 1).unwrap());
        if let (Ok(due), Ok(later)) = (calendar.nth_after(a, n), calendar.nth_after(a, more)) {
            prop_assert!(a < due && due < later);
            prop_assert_eq!(calendar.next_working_day(due), Ok(later));
        }
        let (a, b) = (a.min(b), a.max(b));
        if let (Ok(first), Ok(second)) = (calendar.nth_after(a, n), calendar.nth_after(b, n)) {
            prop_assert!(first <= second);
        }
    }

    #[test]
    fn backwards_undoes_forwards_from_a_working_day(start in day(), n in n()) {
        let calendar = Calendar::national();
        prop_assume!(calendar.is_working_day(start) == Ok(true));
        if let Ok(due) = calendar.nth_after(start, n) {
            prop_assert_eq!(calendar.nth_before(due, n), Ok(start));
        }
        if let Ok(earlier) = calendar.nth_before(start, n) {
            prop_assert_eq!(calendar.nth_after(earlier, n), Ok(start));
        }
    }

    #[test]
    fn counts_add_up(mut days in prop::array::uniform3(day())) {
        days.sort_unstable();
        let [a, b, c] = days;
        let count = |from, to| Calendar::national().count(from, to).unwrap();
        prop_assert_eq!(count(a, b) + count(b, c), count(a, c));
        prop_assert_eq!(Calendar::national().count(c, a).is_err(), c > a);
    }

    #[test]
    fn rolling_stays_or_moves_to_the_nearest(day in day()) {
        let calendar = Calendar::national();
        if let (Ok(after), Ok(before)) = (calendar.roll_forward(day), calendar.roll_backward(day)) {
            prop_assert!(before <= day && day <= after);
            let working = calendar.is_working_day(day).unwrap();
            prop_assert_eq!(working, before == after);
            if !working {
                prop_assert_eq!(calendar.next_working_day(before), Ok(after));
            }
        }
    }

    /// Each step is explained, the counted ones as many as the limit has, the last on the last day.
    #[test]
    fn a_deadline_explains_itself(start in day(), n in 1..40_u16, natural in any::<bool>()) {
        let period = if natural { Period::natural_days(n) } else { Period::working_days(n) };
        let limit = Limit { period: period.unwrap(), ..limits::PUBLICATION.clone() };
        let Ok(deadline) = Calendar::national().deadline(&limit, start) else { return Ok(()) };
        let steps: Vec<_> = deadline.steps().collect();
        let counted = steps.iter().filter(|step| matches!(step.kind, StepKind::Counted(_)));
        prop_assert_eq!(counted.count(), usize::from(n));
        prop_assert_eq!(steps.last().unwrap().date, deadline.due());
        prop_assert!(steps.iter().map(|step| step.date).eq(support::days(start.next_day().unwrap(), deadline.due())));
        prop_assert_eq!(Calendar::national().is_working_day(deadline.due()), Ok(true));
        prop_assert_eq!(deadline.certainty() == Certainty::Final, deadline.due() < date!(2026 - 12 - 26));
        prop_assert_eq!(deadline.status(deadline.due()), Ok(Status::DueToday));
        if let Ok(status) = deadline.status(start) {
            let natural = deadline.due().to_julian_day().abs_diff(start.to_julian_day());
            let working = Calendar::national().count(start, deadline.due()).unwrap();
            prop_assert_eq!(status, Status::Left { working, natural });
        }
    }

    /// A calendar of any country: random weekly rest days, closures and make-up days, against a
    /// walk along the days.
    #[test]
    fn a_custom_calendar_is_its_walk(
        rest in prop::collection::btree_set(0..7_u8, 0..7),
        offs in prop::collection::btree_set(1..366_u16, 0..40),
        starts in prop::collection::vec(1..366_u16, 20),
        n in 1..30_u16,
    ) {
        let rest: Vec<_> = rest.into_iter().map(|day| Weekday::Monday.nth_next(day)).collect();
        let at = |ordinal: u16| Date::from_ordinal_date(2025, ordinal).unwrap();
        let off: Vec<_> = offs.iter().map(|day| at(*day)).collect();
        // Every third rest day that is not off is worked.
        let resting = support::days(at(1), at(365)).filter(|day| rest.contains(&day.weekday()));
        let work: Vec<_> = resting.step_by(3).filter(|day| !off.contains(day)).collect();
        let calendar = custom(&rest, &off, &work);
        let works = |day: &Date| {
            work.contains(day) || !(off.contains(day) || rest.contains(&day.weekday()))
        };
        for start in starts {
            let walk = support::days(at(start).next_day().unwrap(), at(365)).filter(works);
            let expected = walk.clone().nth(usize::from(n) - 1);
            let found = calendar.nth_after(at(start), WorkingDays::new(n).unwrap());
            prop_assert_eq!(found.ok(), expected);
            prop_assert_eq!(calendar.count(at(start), at(365)), Ok(u32::try_from(walk.count()).unwrap()));
            prop_assert_eq!(calendar.day(at(start)).unwrap().kind.is_working(), works(&at(start)));
        }
    }
}

fn custom(rest: &[Weekday], off: &[Date], work: &[Date]) -> Calendar {
    // An empty notice is none: then it withdraws a day that is no calendar's.
    let withdrawn = (off.is_empty() && work.is_empty()).then_some(date!(2024 - 12 - 31));
    let closure = |day: &Date| Closure {
        first: *day,
        days: 1,
        holiday: "day off".into(),
    };
    let notice = Notice::new(NoticeFacts {
        off: off.iter().map(closure).collect::<Vec<_>>().into(),
        work: work.to_vec().into(),
        cancelled: withdrawn.into_iter().collect::<Vec<_>>().into(),
        ..NoticeFacts::annual(2025, date!(2024 - 06 - 01))
    });
    let mut notices = NoticeSet::new(WeeklyRest::on(rest), Tail::Settled);
    notices.insert(notice.unwrap()).unwrap();
    notices.calendar(&Scope::national()).unwrap()
}
