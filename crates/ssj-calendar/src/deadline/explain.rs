//! Each day of a deadline, counted or not, and why.

use core::fmt;

use time::Date;

use super::Deadline;
use crate::{
    Word,
    calendar::{Calendar, Day},
    date::{weekday_en, weekday_zh},
    period::Period,
    zh::{OldZh, SayZh},
};

/// A day on the way to a deadline.
#[derive(Clone, Copy, Debug)]
pub struct Step<'c> {
    date: Date,
    day: Option<Day<'c>>,
    kind: StepKind,
}

/// What a day is to a deadline.
///
/// ```
/// use ssj_calendar::StepKind;
/// assert_ne!(StepKind::Counted(1), StepKind::Skipped);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// Counted, as the nth.
    Counted(u32),
    /// Not counted: no working day.
    Skipped,
    /// The period is over, but its last day is a rest day.
    Rolled,
    /// The last day, reached by rolling.
    RolledTo,
    /// The last day of a period of months or years.
    Corresponding,
}

impl<'c> Step<'c> {
    /// The date.
    pub const fn date(&self) -> Date {
        self.date
    }

    /// What kind of day it is; none if the calendar doesn't cover it, which can only be where
    /// natural days count whatever they are.
    pub const fn day(&self) -> Option<Day<'c>> {
        self.day
    }

    /// What it is to the deadline.
    pub const fn kind(&self) -> StepKind {
        self.kind
    }
}

/// The days of a deadline, in order; see [`Deadline::steps`].
#[derive(Clone, Debug)]
pub struct Steps<'a> {
    calendar: &'a Calendar,
    period: Period,
    next: Option<Date>,
    nominal: Date,
    due: Date,
    counted: u32,
}

impl<'a> Deadline<'a> {
    /// Each day from the first that may count to the last: of a period in days all of them, of one
    /// in months or years its last day and those it rolls over.
    ///
    /// ```
    /// use ssj_calendar::{Calendar, DayKind, StepKind, limits};
    /// use time::macros::date;
    ///
    /// let deadline = Calendar::national().deadline(&limits::PUBLICATION, date!(2026 - 09 - 30))?;
    /// let steps: Vec<_> = deadline.steps().collect();
    /// assert_eq!(steps[0].kind(), StepKind::Skipped);
    /// assert_eq!(steps[0].day().unwrap().kind(), DayKind::Statutory);
    /// assert_eq!(steps.last().unwrap().kind(), StepKind::Counted(7));
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    pub fn steps(&self) -> Steps<'a> {
        let period = self.limit.period();
        let next = match period {
            Period::Months(_) | Period::Years(_) => Some(self.nominal),
            _ => self.start.next_day(),
        };
        let Self {
            calendar,
            nominal,
            due,
            ..
        } = *self;
        Steps {
            calendar,
            period,
            next,
            nominal,
            due,
            counted: 0,
        }
    }

    /// The whole reckoning, day by day, in English ([`Display`](fmt::Display)) and in Chinese
    /// ([`Explanation::zh`]).
    ///
    /// ```
    /// use ssj_calendar::{Calendar, Statute, Limit, Bilingual};
    /// use time::macros::date;
    ///
    /// let clause = Bilingual::new("deliver the decision", "送达决定书");
    /// let limit = Limit::new("penalty/61", clause, Bilingual::new("decision", "宣告"), Statute::Penalty.days(2)?);
    /// let deadline = Calendar::national().deadline(&limit, date!(2026 - 02 - 13))?;
    /// assert_eq!(
    ///     deadline.explain().zh().to_string(),
    ///     "2026-02-24（含）前送达决定书：自2026-02-13宣告之日起2个工作日内（penalty/61）；确定\n\
    ///      2026-02-13（周五）起算日，不计入\n\
    ///      2026-02-14（周六）调休上班日（国办发明电〔2025〕7号）：第1日\n\
    ///      2026-02-15（周日）周休日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-16（周一）法定节假日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-17（周二）法定节假日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-18（周三）法定节假日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-19（周四）法定节假日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-20（周五）调休放假日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-21（周六）周休日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-22（周日）周休日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-23（周一）调休放假日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-24（周二）工作日：第2日",
    /// );
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    pub const fn explain(&self) -> Explanation<'a> {
        Explanation { deadline: *self }
    }
}

impl<'a> Iterator for Steps<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        let date = self.next.filter(|date| *date <= self.due)?;
        self.next = date.next_day();
        let day = self.calendar.day(date).ok();
        let kind = if date > self.nominal {
            if date == self.due {
                StepKind::RolledTo
            } else {
                StepKind::Rolled
            }
        } else {
            match self.period {
                Period::WorkingDays(_) if !day.is_some_and(|day| day.kind().is_working()) => {
                    StepKind::Skipped
                }
                Period::Months(_) | Period::Years(_) => StepKind::Corresponding,
                _ => {
                    self.counted = self.counted.saturating_add(1);
                    StepKind::Counted(self.counted)
                }
            }
        };
        Some(Step { date, day, kind })
    }
}

/// A deadline's reckoning in words; see [`Deadline::explain`].
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'a> {
    deadline: Deadline<'a>,
}

impl Explanation<'_> {
    /// The reckoning in Chinese.
    pub const fn zh(&self) -> OldZh<'_, Self> {
        OldZh(self)
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = self.deadline.start;
        write!(
            f,
            "{}\n{start} {}, start, not counted",
            self.deadline,
            weekday_en(start.weekday())
        )?;
        for Step { date, day, kind } in self.deadline.steps() {
            write!(f, "\n{date} {}", weekday_en(date.weekday()))?;
            if let Some(day) = day {
                write!(f, ", {}", day.kind())?;
            }
            if let Some(notice) = day.and_then(|day| day.notice()) {
                write!(f, " ({})", notice.doc_no().unwrap_or(notice.id()))?;
            }
            match kind {
                StepKind::Counted(n) => write!(f, ": day {n}")?,
                StepKind::Skipped => f.write_str(": not counted")?,
                StepKind::Rolled => f.write_str(": rolls on")?,
                StepKind::RolledTo => f.write_str(": the last day rolls to it")?,
                StepKind::Corresponding => f.write_str(": the corresponding day")?,
            }
        }
        Ok(())
    }
}

impl SayZh for Explanation<'_> {
    fn say_zh(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = self.deadline.start;
        let weekday = weekday_zh(start.weekday());
        write!(
            f,
            "{}\n{start}（{weekday}）起算日，不计入",
            self.deadline.zh()
        )?;
        for Step { date, day, kind } in self.deadline.steps() {
            write!(f, "\n{date}（{}）", weekday_zh(date.weekday()))?;
            if let Some(day) = day {
                write!(f, "{}", day.kind().zh())?;
            }
            if let Some(notice) = day.and_then(|day| day.notice()) {
                write!(f, "（{}）", notice.doc_no().unwrap_or(notice.id()))?;
            }
            match kind {
                StepKind::Counted(n) => write!(f, "：第{n}日")?,
                StepKind::Skipped => f.write_str("：不计入")?,
                StepKind::Rolled => f.write_str("：顺延")?,
                StepKind::RolledTo => f.write_str("：顺延至此日")?,
                StepKind::Corresponding => f.write_str("：对应日")?,
            }
        }
        Ok(())
    }
}
