//! Each day of a deadline, counted or not, and why.

use core::fmt;

use time::Date;

use super::Deadline;
use crate::{
    Language, Say,
    calendar::Day,
    period::Period,
    say::{said, shown_in_english},
};

/// A day on the way to a deadline.
#[derive(Clone, Copy, Debug)]
pub struct Step<'c> {
    /// The day on the way, from the day after the start to the last day.
    pub date: Date,
    /// What kind of day it is; none if the calendar doesn't cover it, which can only be where
    /// natural days count whatever they are.
    pub day: Option<Day<'c>>,
    /// What it is to the deadline.
    pub kind: StepKind,
}

/// What a day is to a deadline.
///
/// ```
/// use ssj_calendar::{StepKind, Zh};
/// assert_eq!(StepKind::Counted(1).to_string(), "day 1");
/// assert_eq!(Zh(&StepKind::Skipped).to_string(), "不计入");
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

impl Say for StepKind {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Counted(n) => said!(f, language, "day {n}", "第{n}日"),
            Self::Skipped => said!(f, language, "not counted", "不计入"),
            Self::Rolled => said!(f, language, "rolls on", "顺延"),
            Self::RolledTo => said!(f, language, "the last day rolls to it", "顺延至此日"),
            Self::Corresponding => said!(f, language, "the corresponding day", "对应日"),
        }
    }
}

/// The days of a deadline, in order; see [`Deadline::steps`].
#[derive(Clone, Debug)]
pub struct Steps<'a> {
    deadline: Deadline<'a>,
    next: Option<Date>,
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
    /// assert_eq!(steps[0].kind, StepKind::Skipped);
    /// assert_eq!(steps[0].day.unwrap().kind, DayKind::Statutory);
    /// assert_eq!(steps.last().unwrap().kind, StepKind::Counted(7));
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    pub fn steps(&self) -> Steps<'a> {
        Steps {
            deadline: *self,
            next: match self.limit.period {
                Period::Months(_) | Period::Years(_) => Some(self.nominal),
                _ => self.start.next_day(),
            },
            counted: 0,
        }
    }

    /// The whole reckoning, day by day, in English ([`Display`](fmt::Display)) and in Chinese
    /// ([`Zh`](crate::Zh)).
    ///
    /// ```
    /// use ssj_calendar::{Bilingual, Calendar, Limit, Statute, Zh};
    /// use time::macros::date;
    ///
    /// let limit = Limit {
    ///     id: "rulebook/9".into(),
    ///     clause: Bilingual { en: "deliver the decision".into(), zh: "送达决定书".into() },
    ///     starts: Bilingual { en: "decision".into(), zh: "宣告".into() },
    ///     period: Statute::Penalty.days(2)?,
    /// };
    /// let deadline = Calendar::national().deadline(&limit, date!(2026 - 02 - 13))?;
    /// assert_eq!(
    ///     Zh(&deadline.explain()).to_string(),
    ///     "2026-02-24（含）前送达决定书：自2026-02-13宣告之日起2个工作日内（rulebook/9）；确定\n\
    ///      2026-02-13（周五）当日不计入，自次日起算\n\
    ///      2026-02-14（周六）调休上班日（国办发明电〔2025〕7号）：第1日\n\
    ///      2026-02-15（周日）周休息日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-16（周一）法定节假日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-17（周二）法定节假日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-18（周三）法定节假日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-19（周四）法定节假日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-20（周五）调休放假日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-21（周六）周休息日（国办发明电〔2025〕7号）：不计入\n\
    ///      2026-02-22（周日）周休息日（国办发明电〔2025〕7号）：不计入\n\
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
        let Deadline {
            calendar,
            limit,
            nominal,
            due,
            ..
        } = self.deadline;
        let date = self.next.filter(|date| *date <= due)?;
        self.next = date.next_day();
        let day = calendar.day(date).ok();
        let works = day.is_some_and(|day| day.kind.is_working());
        let kind = match limit.period {
            _ if date > nominal && date == due => StepKind::RolledTo,
            _ if date > nominal => StepKind::Rolled,
            Period::WorkingDays(_) if !works => StepKind::Skipped,
            Period::Months(_) | Period::Years(_) => StepKind::Corresponding,
            _ => {
                self.counted = self.counted.saturating_add(1);
                StepKind::Counted(self.counted)
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

impl Say for Explanation<'_> {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = self.deadline.start;
        said!(
            f,
            language,
            "{deadline}\n{start} {weekday}, start, not counted",
            "{deadline}\n{start}（{weekday}）当日不计入，自次日起算",
            deadline = self.deadline,
            weekday = start.weekday(),
        )?;
        for Step { date, day, kind } in self.deadline.steps() {
            let weekday = date.weekday();
            said!(f, language, "\n{date} {w}", "\n{date}（{w}）", w = weekday)?;
            if let Some(Day { kind, notice, .. }) = day {
                said!(f, language, ", {kind}", "{kind}", kind = kind)?;
                if let Some(notice) = notice {
                    let cited = notice.doc_no.as_ref().unwrap_or(&notice.id);
                    said!(f, language, " ({cited})", "（{cited}）")?;
                }
            }
            said!(f, language, ": {kind}", "：{kind}", kind = kind)?;
        }
        Ok(())
    }
}

shown_in_english!(StepKind, Explanation<'_>);
