//! Sets of notices, and the calendars they resolve to.

mod error;
mod resolve;

use alloc::{string::String, vec::Vec};

use time::Date;

pub use self::error::NoticeSetError;
use crate::{
    area::LocalArea,
    data,
    notice::{Notice, NoticeError, NoticeKind},
    region::Region,
    rest::WeeklyRest,
};

/// Notices of all levels, and who is vouched for.
///
/// It starts from the [built-in](Self::built_in) notices, or empty with another country's
/// [rule](Self::new); notices published since are parsed and [inserted](Self::insert).
///
/// ```
/// use ssj_calendar::{MissingLocal, NoticeSet, Region, Scope, WorkingDays};
/// use time::macros::date;
///
/// let notices = NoticeSet::built_in();
/// let yanbian = notices.calendar(&Scope::region(Region::YANBIAN))?;
/// let seven = WorkingDays::new(7)?;
/// assert_eq!(yanbian.nth_after(date!(2024 - 08 - 30), seven)?, date!(2024 - 09 - 13));
///
/// // Nobody has seen Yanbian's notice for 2026.
/// let error = yanbian.nth_after(date!(2026 - 03 - 02), seven).unwrap_err();
/// assert_eq!(error.to_string(), "the local holiday notice of 222400 for 2026 is missing");
///
/// // The calendar as it was known on the first day of the epidemic's longer holiday.
/// let then = notices.calendar(&Scope::national().as_of(date!(2020 - 01 - 20)))?;
/// assert_eq!(then.nth_after(date!(2020 - 01 - 20), seven)?, date!(2020 - 02 - 04));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct NoticeSet {
    notices: Vec<Notice>,
    areas: Vec<LocalArea>,
    covered: Vec<Region>,
    rest: WeeklyRest,
    tail: Tail,
}

/// Whether the next annual notice may change the end of a year.
///
/// ```
/// use ssj_calendar::Tail;
/// assert_ne!(Tail::Provisional, Tail::Settled);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tail {
    /// December 26–31 of the last known year is provisional, as in China.
    Provisional,
    /// Years do not touch each other.
    Settled,
}

impl NoticeSet {
    /// The built-in notices: national ones from 2004 on and those of Jilin's autonomous areas;
    /// Jilin is vouched for.
    pub fn built_in() -> Self {
        let notices = [data::NATIONAL, data::LOCAL].concat();
        Self {
            notices,
            areas: LocalArea::built_in().into(),
            covered: [Region::JILIN].into(),
            ..Self::new(WeeklyRest::SATURDAY_SUNDAY, Tail::Provisional)
        }
    }

    /// No notices, and any country's weekly rest days.
    ///
    /// ```
    /// use ssj_calendar::{Closure, Notice, NoticeDays, NoticeHeader, NoticeSet, Scope, Tail, WeeklyRest};
    /// use time::{Weekday, macros::date};
    ///
    /// let days = NoticeDays {
    ///     off: vec![Closure::new(date!(2026 - 12 - 02), 2, "National Day")?],
    ///     ..NoticeDays::default()
    /// };
    /// let header = NoticeHeader::annual(2026, date!(2025 - 10 - 01));
    /// let mut emirates = NoticeSet::new(WeeklyRest::SATURDAY_SUNDAY, Tail::Settled);
    /// emirates.insert(Notice::new(header, days)?)?;
    /// let calendar = emirates.calendar(&Scope::national())?;
    /// assert_eq!(calendar.next_working_day(date!(2026 - 12 - 01))?, date!(2026 - 12 - 04));
    /// assert_eq!(calendar.provisional_from(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn new(rest: WeeklyRest, tail: Tail) -> Self {
        Self {
            notices: Vec::new(),
            areas: Vec::new(),
            covered: Vec::new(),
            rest,
            tail,
        }
    }

    /// The notices, in the order of insertion.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The areas that set holidays of their own.
    pub fn areas(&self) -> &[LocalArea] {
        &self.areas
    }

    /// Adds a notice.
    ///
    /// # Errors
    ///
    /// [`NoticeSetError`] if its identifier is taken, an annual notice is not national or its
    /// year already has one, or a make-up working day is no weekly rest day. The set is then
    /// unchanged. Contradictions between notices show when a calendar is resolved.
    ///
    /// ```
    /// use ssj_calendar::{Evidence, Notice, NoticeHeader, NoticeSet, Region, Scope, WorkingDays};
    /// use time::macros::date;
    ///
    /// let mut notices = NoticeSet::built_in();
    /// let header = NoticeHeader::local(Region::YANBIAN, 2026, date!(2026 - 08 - 14))
    ///     .with_evidence(Evidence::Assumed);
    /// notices.insert(Notice::parse(header, "9月2日至4日放假，共3天。")?)?;
    /// let yanbian = notices.calendar(&Scope::region(Region::YANBIAN))?;
    /// let due = yanbian.nth_after(date!(2026 - 09 - 01), WorkingDays::ONE)?;
    /// assert_eq!(due, date!(2026 - 09 - 07));
    /// let certainty = yanbian.certainty(date!(2026 - 09 - 01), due)?;
    /// assert_eq!(
    ///     certainty.to_string(),
    ///     "provisional, awaiting the text of the local notice of 222400 for 2026",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn insert(&mut self, notice: Notice) -> Result<(), NoticeSetError> {
        if self.notices.iter().any(|other| other.id() == notice.id()) {
            return Err(NoticeSetError::DuplicateId {
                id: String::from(notice.id()),
            });
        }
        let annual = notice.kind() == NoticeKind::Annual;
        if annual && notice.region() != Region::NATION {
            return Err(NoticeSetError::AnnualNotNational {
                id: String::from(notice.id()),
            });
        }
        let same_year =
            |other: &Notice| other.kind() == NoticeKind::Annual && other.year() == notice.year();
        if annual && self.notices.iter().any(same_year) {
            return Err(NoticeSetError::DuplicateYear {
                year: notice.year(),
            });
        }
        let mut work = notice.work().iter();
        if let Some(day) = work.find(|day| !self.rest.contains(day.weekday())) {
            return Err(NoticeError::MakeUpOnWorkday { day: *day }.into());
        }
        self.notices.push(notice);
        Ok(())
    }

    /// Takes a notice out, such as an assumed one when the real one appears.
    pub fn remove(&mut self, id: &str) -> Option<Notice> {
        let index = self.notices.iter().position(|notice| notice.id() == id)?;
        Some(self.notices.remove(index))
    }

    /// Vouches that all areas with holidays of their own in this region are declared and that
    /// their notices are in the set as far as they exist.
    ///
    /// ```
    /// use ssj_calendar::{NoticeSet, Region, Scope};
    ///
    /// let shenyang = Region::new(210_100)?;
    /// let mut notices = NoticeSet::built_in();
    /// let error = notices.calendar(&Scope::region(shenyang)).unwrap_err();
    /// assert_eq!(error.code(), "calendar.region-unknown");
    /// notices.cover(shenyang);
    /// assert!(notices.calendar(&Scope::region(shenyang)).is_ok());
    /// # Ok::<(), ssj_calendar::RegionError>(())
    /// ```
    pub fn cover(&mut self, region: Region) {
        self.covered.push(region);
    }

    /// Declares an area that sets holidays of its own: without its notice a year is unknown
    /// there.
    ///
    /// ```
    /// use ssj_calendar::{LocalArea, NoticeSet, Region, Scope};
    /// use time::macros::date;
    ///
    /// let guangxi = Region::new(450_000)?;
    /// let mut notices = NoticeSet::built_in();
    /// notices.cover(guangxi);
    /// notices.declare(LocalArea::new(guangxi, "广西壮族自治区", "少数民族习惯节日放假办法"));
    /// let nanning = notices.calendar(&Scope::region(Region::new(450_100)?))?;
    /// assert!(nanning.is_working_day(date!(2026 - 04 - 20)).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn declare(&mut self, area: LocalArea) {
        self.areas.push(area);
    }
}

/// Which calendar is wanted: where, as known when, and what to do without local notices.
///
/// ```
/// use ssj_calendar::{MissingLocal, Region, Scope};
/// use time::macros::date;
///
/// let scope = Scope::region(Region::YANBIAN)
///     .as_of(date!(2026 - 11 - 23))
///     .missing_local(MissingLocal::NationalOnly);
/// assert_ne!(scope, Scope::national());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use]
pub struct Scope {
    region: Region,
    as_of: Option<Date>,
    missing_local: MissingLocal,
}

/// What to do about a year for which an autonomous area's notice is missing.
///
/// ```
/// use ssj_calendar::MissingLocal;
/// assert_eq!(MissingLocal::default(), MissingLocal::Refuse);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MissingLocal {
    /// No answer that rests on that year.
    #[default]
    Refuse,
    /// Use the national days: deadlines are then provisional, awaiting the local notice.
    NationalOnly,
}

impl Scope {
    /// The national calendar by all notices of the set.
    pub const fn national() -> Self {
        Self::region(Region::NATION)
    }

    /// A region's calendar: the national notices, then those of its province, prefecture and
    /// county.
    pub const fn region(region: Region) -> Self {
        Self {
            region,
            as_of: None,
            missing_local: MissingLocal::Refuse,
        }
    }

    /// Only notices known on this day.
    pub const fn as_of(self, day: Date) -> Self {
        Self {
            as_of: Some(day),
            ..self
        }
    }

    /// What to do about missing local notices.
    pub const fn missing_local(self, policy: MissingLocal) -> Self {
        Self {
            missing_local: policy,
            ..self
        }
    }
}
