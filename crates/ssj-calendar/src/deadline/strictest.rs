//! Several limits on one act.

use alloc::vec::Vec;
use core::fmt;

use super::Deadline;
use crate::{
    Language, Say,
    say::{said, shown_in_english},
};

/// Several limits on one act: the earliest governs, each is cited.
///
/// ```
/// use ssj_calendar::{Calendar, Limit, Period, Strictest, limits};
/// use time::macros::date;
///
/// let twenty = Limit {
///     id: "national/20".into(),
///     period: Period::natural_days(20)?,
///     ..limits::PUBLICATION.clone()
/// };
/// let calendar = Calendar::national();
/// let strictest = Strictest::of([
///     calendar.deadline(&twenty, date!(2026 - 09 - 24))?,
///     calendar.deadline(&limits::PUBLICATION, date!(2026 - 09 - 28))?,
/// ])
/// .unwrap();
/// assert_eq!(strictest.governing().limit().id, "jilin-2019-32/2.7-a");
/// assert_eq!(strictest.all().len(), 2);
/// assert!(Strictest::of([]).is_none());
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Strictest<'a> {
    governing: Deadline<'a>,
    all: Vec<Deadline<'a>>,
}

impl<'a> Strictest<'a> {
    /// The strictest of these deadlines, if there is any; of several on the same day the first
    /// given governs.
    pub fn of(deadlines: impl IntoIterator<Item = Deadline<'a>>) -> Option<Self> {
        let mut all: Vec<_> = deadlines.into_iter().collect();
        all.sort_by_key(Deadline::due);
        let governing = *all.first()?;
        Some(Self { governing, all })
    }

    /// The deadline that governs.
    pub const fn governing(&self) -> &Deadline<'a> {
        &self.governing
    }

    /// All of them, the earliest first.
    pub fn all(&self) -> &[Deadline<'a>] {
        &self.all
    }

    /// Whether no awaited notice can change which deadline governs or when it is due.
    ///
    /// A provisional deadline that is not the earliest may yet become so.
    pub fn is_final(&self) -> bool {
        self.all
            .iter()
            .all(|deadline| deadline.certainty().is_final())
    }
}

impl Say for Strictest<'_> {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        said!(
            f,
            language,
            "the strictest of {n}: {governing}",
            "{n}项时限中最严：{governing}",
            n = self.all.len(),
            governing = self.governing,
        )?;
        self.all
            .iter()
            .skip(1)
            .try_for_each(|other| said!(f, language, "\nbesides: {o}", "\n另有：{o}", o = other))
    }
}

shown_in_english!(Strictest<'_>);
