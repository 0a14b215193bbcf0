//! Sets of notices, and the calendars they resolve to.

mod error;
mod resolve;
#[cfg(feature = "serde")]
mod stored;

use alloc::vec::Vec;

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
/// use ssj_calendar::{NoticeSet, Region, Scope, WorkingDays};
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
/// let scope = Scope { as_of: Some(date!(2020 - 01 - 20)), ..Scope::national() };
/// let then = notices.calendar(&scope)?;
/// assert_eq!(then.nth_after(date!(2020 - 01 - 20), seven)?, date!(2020 - 02 - 04));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// It is stored with its notices, and read back by inserting them again.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(with = "stored::NoticeSet"))]
#[cfg_attr(
    feature = "serde",
    serde(try_from = "stored::NoticeSet", into = "stored::NoticeSet")
)]
pub struct NoticeSet {
    notices: Vec<Notice>,
    /// The areas that set holidays of their own: without its notice a year is unknown there.
    ///
    /// ```
    /// use ssj_calendar::{LocalArea, NoticeSet, Region, Scope};
    /// use time::macros::date;
    ///
    /// let region = Region::new(450_000)?;
    /// let mut notices = NoticeSet::built_in();
    /// notices.covered.push(region);
    /// notices.areas.push(LocalArea {
    ///     region,
    ///     name: "广西壮族自治区".into(),
    ///     basis: "少数民族习惯节日放假办法".into(),
    /// });
    /// let nanning = notices.calendar(&Scope::region(Region::new(450_100)?))?;
    /// assert!(nanning.is_working_day(date!(2026 - 04 - 20)).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub areas: Vec<LocalArea>,
    /// The regions that somebody vouches for: all areas with holidays of their own within them are
    /// declared, and their notices are in the set as far as they exist.
    ///
    /// ```
    /// use ssj_calendar::{Explain, NoticeSet, Region, Scope};
    ///
    /// let shenyang = Region::new(210_100)?;
    /// let mut notices = NoticeSet::built_in();
    /// let error = notices.calendar(&Scope::region(shenyang)).unwrap_err();
    /// assert_eq!(error.code(), "calendar.region-unknown");
    /// notices.covered.push(shenyang);
    /// assert!(notices.calendar(&Scope::region(shenyang)).is_ok());
    /// # Ok::<(), ssj_calendar::RegionError>(())
    /// ```
    pub covered: Vec<Region>,
    rest: WeeklyRest,
    tail: Tail,
}

crate::words! {
    /// Whether the next annual notice may change the end of a year.
    ///
    /// ```
    /// use ssj_calendar::{Tail, Word};
    /// assert_ne!(Tail::Provisional, Tail::Settled);
    /// assert_eq!(Tail::Provisional.zh(), "年末待下一年通知");
    /// ```
    pub enum Tail {
        /// December 26–31 of the last known year is provisional, as in China.
        Provisional = "provisional", "年末待下一年通知";
        /// Years do not touch each other.
        Settled = "settled", "年末已定";
    }
}

impl NoticeSet {
    /// The built-in notices: national ones from 2004 on and those of Jilin's autonomous areas;
    /// Jilin is vouched for.
    pub fn built_in() -> Self {
        Self {
            notices: [data::national::NOTICES, data::local::NOTICES].concat(),
            areas: LocalArea::built_in().into(),
            covered: [Region::JILIN].into(),
            ..Self::new(WeeklyRest::SATURDAY_SUNDAY, Tail::Provisional)
        }
    }

    /// No notices, and any country's weekly rest days.
    ///
    /// ```
    /// use ssj_calendar::{Closure, Notice, NoticeFacts, NoticeSet, Scope, Tail, WeeklyRest};
    /// use time::macros::date;
    ///
    /// let national_day = Closure { first: date!(2026 - 12 - 02), days: 2, holiday: "National Day".into() };
    /// let mut emirates = NoticeSet::new(WeeklyRest::SATURDAY_SUNDAY, Tail::Settled);
    /// emirates.insert(Notice::new(NoticeFacts {
    ///     off: vec![national_day].into(),
    ///     ..NoticeFacts::annual(2026, date!(2025 - 10 - 01))
    /// })?)?;
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

    /// Adds a notice.
    ///
    /// # Errors
    ///
    /// [`NoticeSetError`] if its identifier is taken, an annual notice is not national or its
    /// year already has one, or a make-up working day is no weekly rest day. The set is then
    /// unchanged. Contradictions between notices show when a calendar is resolved.
    ///
    /// ```
    /// use ssj_calendar::{Evidence, Notice, NoticeFacts, NoticeSet, Region, Scope, WorkingDays};
    /// use time::macros::date;
    ///
    /// let facts = NoticeFacts {
    ///     evidence: Evidence::Assumed,
    ///     ..NoticeFacts::local(Region::YANBIAN, 2026, date!(2026 - 08 - 14))
    /// };
    /// let mut notices = NoticeSet::built_in();
    /// notices.insert(Notice::parse(facts, "9月2日至4日放假，共3天。")?)?;
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
        let id = || crate::Excerpt::from(&*notice.id);
        if self.notices.iter().any(|other| other.id == notice.id) {
            return Err(NoticeSetError::DuplicateId { id: id() });
        }
        let annual = |notice: &Notice| notice.kind == NoticeKind::Annual;
        if annual(&notice) && notice.region != Region::NATION {
            return Err(NoticeSetError::AnnualNotNational { id: id() });
        }
        let year = notice.year;
        let same_year = |other: &Notice| annual(other) && other.year == year;
        if annual(&notice) && self.notices.iter().any(same_year) {
            return Err(NoticeSetError::DuplicateYear { year });
        }
        let mut work = notice.work.iter();
        if let Some(&day) = work.find(|day| !self.rest.contains(day.weekday())) {
            return Err(NoticeError::MakeUpOnWorkday { day }.into());
        }
        self.notices.push(notice);
        Ok(())
    }

    /// Takes a notice out, such as an assumed one when the real one appears.
    pub fn remove(&mut self, id: &str) -> Option<Notice> {
        let index = self.notices.iter().position(|notice| notice.id == id)?;
        Some(self.notices.remove(index))
    }
}

/// Which calendar is wanted: where, as known when, and what to do without local notices.
///
/// ```
/// use ssj_calendar::{MissingLocal, Region, Scope};
/// use time::macros::date;
///
/// let scope = Scope {
///     as_of: Some(date!(2026 - 11 - 23)),
///     missing_local: MissingLocal::NationalOnly,
///     ..Scope::region(Region::YANBIAN)
/// };
/// assert_ne!(scope, Scope::national());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Scope {
    /// Where: the national notices, then those of its province, prefecture and county.
    pub region: Region,
    /// As known on this day; without it by all notices of the set.
    #[cfg_attr(feature = "serde", serde(default, with = "crate::iso_date::option"))]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<crate::iso_date::Text>"))]
    pub as_of: Option<Date>,
    /// What to do about missing local notices.
    pub missing_local: MissingLocal,
}

crate::words! {
    /// What to do about a year for which an autonomous area's notice is missing.
    ///
    /// ```
    /// use ssj_calendar::{MissingLocal, Word};
    /// assert_eq!(MissingLocal::default(), MissingLocal::Refuse);
    /// assert_eq!(MissingLocal::NationalOnly.zh(), "仅按全国安排");
    /// ```
    #[derive(Default)]
    pub enum MissingLocal {
        /// No answer that rests on that year.
        #[default]
        Refuse = "refuse", "不作答复";
        /// Use the national days: deadlines are then provisional, awaiting the local notice.
        NationalOnly = "national-only" / "national days only", "仅按全国安排";
    }
}

impl Scope {
    /// The national calendar by all notices of the set.
    pub const fn national() -> Self {
        Self::region(Region::NATION)
    }

    /// A region's calendar by all notices of the set, without an answer where a local one is missing.
    pub const fn region(region: Region) -> Self {
        Self {
            region,
            as_of: None,
            missing_local: MissingLocal::Refuse,
        }
    }
}
