//! Resolving a set of notices to the calendar of a region as known on a day.

use alloc::{vec, vec::Vec};

use time::Date;

use super::{MissingLocal, NoticeSet, NoticeSetError, Scope, Tail};
use crate::{
    calendar::{Calendar, Doubt, DoubtState},
    national,
    notice::{Closure, Evidence, Notice, NoticeKind},
    region::{Level, Region},
    storage::CowList,
    table::{self, Entry, MAX_YEARS, STRIDE, WORDS, YearBits},
};

/// The days as a level knows them: by its own notices and those of the levels above.
struct View {
    level: Level,
    /// A bit for each working day.
    working: Vec<YearBits>,
    /// A bit for each day that a notice has spoken of.
    arranged: Vec<YearBits>,
}

impl NoticeSet {
    /// The calendar of a region as known on a day.
    ///
    /// Notices apply in the order in which they became known, on one day from the nation down to the
    /// county; each overrides those before it, but only where it says so: a day off that was a
    /// make-up working day, or the reverse, must be among the days it cancels. A newer notice of a
    /// higher level need not know the older ones below it: where both speak of a day it holds, and
    /// both are among the calendar's notices. A notice whose publication date is not verified counts
    /// as known from the first day it changes.
    ///
    /// # Errors
    ///
    /// [`NoticeSetError`] if nobody vouches for the region, no annual notice was known, a year
    /// between has none, or two notices contradict each other. A year in which an autonomous
    /// area's notice is missing is no error here but in every answer that rests on it, unless the
    /// scope says [`MissingLocal::NationalOnly`].
    pub fn calendar(&self, scope: &Scope) -> Result<Calendar, NoticeSetError> {
        if !self.vouches_for(scope.region) {
            return Err(NoticeSetError::RegionUnknown {
                region: scope.region,
            });
        }
        let notices = self.applicable(scope);
        let (first_year, count) = span(&notices, scope.as_of)?;
        let years = self.working_bits(&notices, first_year, count)?;
        let (entries, working) = tables(&years, first_year);
        let doubts = self.doubts(scope, &notices);
        let mut calendar = Calendar {
            first_year,
            entries: CowList::Owned(entries),
            working: CowList::Owned(working),
            refuses: doubts
                .iter()
                .any(|doubt| doubt.state == DoubtState::Refused),
            doubts: CowList::Owned(doubts),
            provisional_from: None,
            region: scope.region,
            as_of: scope.as_of,
            rest: self.rest,
            notices: CowList::Owned(notices.into_iter().cloned().collect()),
        };
        if self.tail == Tail::Provisional {
            calendar.provisional_from = national::tail(calendar.years().1);
        }
        Ok(calendar)
    }

    fn vouches_for(&self, region: Region) -> bool {
        region == Region::NATION || self.covered.iter().any(|covered| covered.contains(region))
    }

    /// The notices in force there and then, in the order in which they override.
    fn applicable(&self, scope: &Scope) -> Vec<&Notice> {
        let known = |notice: &&Notice| {
            notice.region.contains(scope.region)
                && scope.as_of.is_none_or(|day| notice.known_on() <= day)
        };
        let mut notices: Vec<_> = self.notices.iter().filter(known).collect();
        notices.sort_by_key(|notice| (notice.known_on(), notice.region.level(), notice.kind));
        notices
    }

    /// The working days of each year, one bit each: as the lowest level knows them.
    fn working_bits(
        &self,
        notices: &[&Notice],
        first_year: i32,
        count: usize,
    ) -> Result<Vec<YearBits>, NoticeSetError> {
        let mut levels: Vec<_> = notices.iter().map(|notice| notice.region.level()).collect();
        levels.sort_unstable();
        levels.dedup();
        let plain: Vec<_> = (first_year..)
            .take(count)
            .map(|year| table::plain_year(year, self.rest))
            .collect();
        let view = |level| View {
            level,
            working: plain.clone(),
            arranged: vec![[0; WORDS]; count],
        };
        let mut views: Vec<_> = levels.into_iter().map(view).collect();
        for notice in notices {
            let level = notice.region.level();
            for view in views.iter_mut().filter(|view| level <= view.level) {
                if view.level == level {
                    check_against(notice, view, first_year)?;
                }
                for day in arranged_days(notice) {
                    mark(&mut view.arranged, first_year, day.0);
                }
                table::apply(&mut view.working, first_year, self.rest, notice);
            }
        }
        Ok(views.pop().map_or(plain, |lowest| lowest.working))
    }

    /// What is not settled about which year, refusals first.
    fn doubts(&self, scope: &Scope, notices: &[&Notice]) -> Vec<Doubt> {
        let missing = match scope.missing_local {
            MissingLocal::Refuse => DoubtState::Refused,
            MissingLocal::NationalOnly => DoubtState::NationalOnly,
        };
        let of_kind = |kind| notices.iter().filter(move |notice| notice.kind == kind);
        let mut doubts = Vec::new();
        for area in self
            .areas
            .iter()
            .filter(|area| area.region.contains(scope.region))
        {
            let region = area.region;
            let unanswered = of_kind(NoticeKind::Annual)
                .map(|notice| notice.year)
                .filter(|year| {
                    !of_kind(NoticeKind::Local)
                        .any(|notice| notice.region == region && notice.year == *year)
                });
            doubts.extend(unanswered.map(|year| Doubt {
                state: missing,
                region,
                year,
            }));
        }
        let unseen = notices
            .iter()
            .filter(|notice| notice.evidence != Evidence::Original);
        doubts.extend(unseen.map(|notice| Doubt {
            state: DoubtState::Unconfirmed,
            region: notice.region,
            year: notice.year,
        }));
        doubts.sort_unstable();
        doubts
    }
}

/// The two tables; a resolved calendar begins like the built-in one as a rule, which is copied.
fn tables(years: &[YearBits], first_year: i32) -> (Vec<Entry>, Vec<Date>) {
    let common = national::years_in_common(years, first_year);
    let (same, _) = years.split_at_checked(common).unwrap_or_default();
    let built_in = Calendar::national();
    let copied = built_in
        .entries
        .as_slice()
        .get(..common.saturating_mul(STRIDE));
    let mut entries = Vec::with_capacity(years.len().saturating_mul(STRIDE));
    entries.extend_from_slice(copied.unwrap_or_default());
    entries.resize(years.len().saturating_mul(STRIDE), Entry::ZERO);
    let copied = built_in.working.as_slice().get(..table::count(same));
    let mut working = Vec::with_capacity(table::count(years));
    working.extend_from_slice(copied.unwrap_or_default());
    working.resize(table::count(years), Date::MIN);
    table::fill(years, first_year, common, &mut entries, &mut working);
    (entries, working)
}

/// The first year and the number of years that annual notices cover without a gap.
fn span(notices: &[&Notice], as_of: Option<Date>) -> Result<(i32, usize), NoticeSetError> {
    let annual = notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::Annual);
    let mut years: Vec<_> = annual.map(|notice| notice.year).collect();
    years.sort_unstable();
    let Some(&first) = years.first() else {
        return Err(match as_of {
            Some(as_of) => NoticeSetError::NothingKnown { as_of },
            None => NoticeSetError::NoNotice,
        });
    };
    if let Some((expected, _)) = (first..)
        .zip(&years)
        .find(|(expected, year)| expected != *year)
    {
        return Err(NoticeSetError::YearMissing { year: expected });
    }
    if years.len() > MAX_YEARS {
        return Err(NoticeSetError::TooManyYears { years: years.len() });
    }
    Ok((first, years.len()))
}

/// Refuses a notice that contradicts an earlier one of its level or above.
fn check_against(notice: &Notice, view: &View, first_year: i32) -> Result<(), NoticeSetError> {
    let id = || crate::Excerpt::from(&*notice.id);
    for &day in &*notice.cancelled {
        if bit(&view.arranged, first_year, day) == Some(false) {
            return Err(NoticeSetError::NothingToCancel { day, id: id() });
        }
    }
    for (day, works) in arranged_days(notice) {
        let before = bit(&view.arranged, first_year, day).unwrap_or(false);
        let worked = bit(&view.working, first_year, day).unwrap_or(works);
        if before && worked != works && !notice.cancelled.contains(&day) {
            return Err(NoticeSetError::Conflict { day, later: id() });
        }
    }
    Ok(())
}

/// The days of a notice, and whether one works.
fn arranged_days(notice: &Notice) -> impl Iterator<Item = (Date, bool)> {
    let off = notice.off.iter().flat_map(Closure::iter);
    let work = notice.work.iter().map(|day| (*day, true));
    off.map(|day| (day, false)).chain(work)
}

/// A day's bit; none outside the years.
fn bit(years: &[YearBits], first_year: i32, day: Date) -> Option<bool> {
    let year = usize::try_from(day.year().checked_sub(first_year)?).ok()?;
    let word = years.get(year)?.get(usize::from(day.ordinal() / 64))?;
    Some(word >> (day.ordinal() % 64) & 1 == 1)
}

fn mark(years: &mut [YearBits], first_year: i32, day: Date) {
    let year = usize::try_from(day.year().saturating_sub(first_year)).ok();
    let year = year.and_then(|year| years.get_mut(year));
    if let Some(word) = year.and_then(|year| year.get_mut(usize::from(day.ordinal() / 64))) {
        *word |= 1 << (day.ordinal() % 64);
    }
}
