//! Making a notice: what it is, and the days it arranges.

use alloc::{format, string::String, vec::Vec};

use time::{Date, Month};

use super::{Closure, Evidence, Notice, NoticeError, NoticeKind};
use crate::region::Region;

/// What a notice is, apart from the days: its kind, year, region and papers.
///
/// ```
/// use ssj_calendar::{Evidence, Notice, NoticeHeader, Region};
/// use time::macros::date;
///
/// let header = NoticeHeader::local(Region::YANBIAN, 2026, date!(2026 - 08 - 14))
///     .with_doc_no("延州政办发〔2026〕1号")
///     .with_evidence(Evidence::Assumed);
/// let notice = Notice::parse(header, "9月2日（周三）至4日（周五）放假，共3天。")?;
/// assert_eq!(notice.id(), "222400-2026");
/// assert_eq!(notice.off().len(), 1);
/// # Ok::<(), ssj_calendar::NoticeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct NoticeHeader {
    pub(crate) id: String,
    pub(crate) year: i32,
    pub(crate) kind: NoticeKind,
    pub(crate) region: Region,
    pub(crate) evidence: Evidence,
    pub(crate) doc_no: Option<String>,
    pub(crate) signed: Option<Date>,
    pub(crate) published: Option<Date>,
    pub(crate) statutory: Vec<Date>,
    pub(crate) net_days_off: Option<u8>,
    pub(crate) holiday: Option<String>,
    pub(crate) amended: Vec<Closure>,
    pub(crate) amended_work: Vec<Date>,
}

impl NoticeHeader {
    /// A national yearly notice, known from the day it was published.
    pub fn annual(year: i32, published: Date) -> Self {
        let header = Self::new(format!("{year}"), NoticeKind::Annual, Region::NATION, year);
        header.with_published(published)
    }

    /// A national change of a year's arrangement.
    pub fn amendment(year: i32, published: Date) -> Self {
        let header = Self::new(
            format!("{year}A"),
            NoticeKind::Amendment,
            Region::NATION,
            year,
        );
        header.with_published(published)
    }

    /// A national change in an emergency.
    pub fn emergency(year: i32, published: Date) -> Self {
        Self {
            kind: NoticeKind::Emergency,
            ..Self::amendment(year, published)
        }
    }

    /// The yearly notice of an autonomous area.
    pub fn local(region: Region, year: i32, published: Date) -> Self {
        let header = Self::new(format!("{region}-{year}"), NoticeKind::Local, region, year);
        header.with_published(published)
    }

    fn with_published(self, published: Date) -> Self {
        Self {
            published: Some(published),
            ..self
        }
    }

    pub(super) fn new(id: String, kind: NoticeKind, region: Region, year: i32) -> Self {
        Self {
            id,
            year,
            kind,
            region,
            evidence: Evidence::Original,
            doc_no: None,
            signed: None,
            published: None,
            statutory: Vec::new(),
            net_days_off: None,
            holiday: None,
            amended: Vec::new(),
            amended_work: Vec::new(),
        }
    }

    /// Another identifier than the one made of region and year.
    pub fn with_id(self, id: &str) -> Self {
        Self {
            id: id.into(),
            ..self
        }
    }

    /// The region, for amendments and emergencies below the national level.
    pub fn with_region(self, region: Region) -> Self {
        Self { region, ..self }
    }

    /// The document number; one found in a parsed text must agree.
    pub fn with_doc_no(self, doc_no: &str) -> Self {
        Self {
            doc_no: Some(doc_no.into()),
            ..self
        }
    }

    /// The date under the text; one found in a parsed text must agree.
    pub fn with_signed(self, signed: Date) -> Self {
        Self {
            signed: Some(signed),
            ..self
        }
    }

    /// How well the days are vouched for.
    pub fn with_evidence(self, evidence: Evidence) -> Self {
        Self { evidence, ..self }
    }

    /// Which days off are statutory holidays, where the text does not tell.
    pub fn with_statutory(self, days: &[Date]) -> Self {
        Self {
            statutory: days.into(),
            ..self
        }
    }

    /// How many statutory holidays the year has, should the law have changed; without it the
    /// parser expects what [`statutory_days`](crate::statutory_days) says.
    pub fn with_net_days_off(self, days: u8) -> Self {
        Self {
            net_days_off: Some(days),
            ..self
        }
    }

    /// The holiday's name, where the text does not tell.
    pub fn with_holiday(self, holiday: &str) -> Self {
        Self {
            holiday: Some(holiday.into()),
            ..self
        }
    }

    /// The notice that is changed, so that a text can say "延长…假期至…".
    pub fn amending(self, notice: &Notice) -> Self {
        Self {
            amended: notice.off().into(),
            amended_work: notice.work().into(),
            ..self
        }
    }
}

/// The days a notice arranges, in any order.
///
/// ```
/// use ssj_calendar::{Closure, Notice, NoticeDays, NoticeHeader};
/// use time::macros::date;
///
/// let days = NoticeDays {
///     off: vec![Closure::new(date!(2026 - 05 - 01), 5, "劳动节")?],
///     work: vec![date!(2026 - 05 - 09)],
///     ..NoticeDays::default()
/// };
/// let notice = Notice::new(NoticeHeader::amendment(2026, date!(2026 - 03 - 20)), days)?;
/// assert!(notice.mentions(date!(2026 - 05 - 09)));
/// # Ok::<(), ssj_calendar::NoticeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeDays {
    /// Days off, weekends within a closure included.
    pub off: Vec<Closure>,
    /// Make-up working days.
    pub work: Vec<Date>,
    /// Days for which an earlier notice is withdrawn.
    pub cancelled: Vec<Date>,
    /// Which days off are statutory holidays; may stay empty.
    pub statutory: Vec<Date>,
}

impl Notice {
    /// The notice that arranges these days.
    ///
    /// # Errors
    ///
    /// [`NoticeError`] if the year is not 1900 to 2200, nothing is arranged, a day is listed twice or both off and
    /// work, a statutory day is not off, or a day is out of reach: an annual notice may change
    /// its own year and December 26–31 of the year before (what deadlines treat as provisional
    /// rests on that), any other notice its own year only.
    pub fn new(header: NoticeHeader, days: NoticeDays) -> Result<Self, NoticeError> {
        let NoticeDays {
            mut off,
            mut work,
            mut cancelled,
            mut statutory,
        } = days;
        if statutory.is_empty() {
            statutory = header.statutory;
        }
        off.sort_by_key(Closure::first);
        for list in [&mut work, &mut cancelled, &mut statutory] {
            list.sort_unstable();
        }
        check_reach(header.kind, header.year, &off, &work, &cancelled)?;
        check_once(&off, &work, &cancelled, &statutory)?;
        Ok(Self {
            id: header.id.into(),
            year: header.year,
            kind: header.kind,
            region: header.region,
            evidence: header.evidence,
            doc_no: header.doc_no.map(Into::into),
            signed: header.signed,
            published: header.published,
            off: off.into(),
            work: work.into(),
            cancelled: cancelled.into(),
            statutory: statutory.into(),
        })
    }
}

/// Every day must lie where this kind of notice may reach.
fn check_reach(
    kind: NoticeKind,
    year: i32,
    off: &[Closure],
    work: &[Date],
    cancelled: &[Date],
) -> Result<(), NoticeError> {
    if !(1900..=2200).contains(&year) {
        return Err(NoticeError::Year { year });
    }
    if off.is_empty() && work.is_empty() && cancelled.is_empty() {
        return Err(NoticeError::Empty);
    }
    let days = off.iter().flat_map(Closure::iter);
    for day in days
        .chain(work.iter().copied())
        .chain(cancelled.iter().copied())
    {
        let tail = kind == NoticeKind::Annual
            && year.checked_sub(1) == Some(day.year())
            && day.month() == Month::December
            && day.day() >= crate::calendar::TAIL_FIRST_DAY;
        if day.year() != year && !tail {
            return Err(NoticeError::OutsideYear { day, year });
        }
    }
    Ok(())
}

/// No day may be said twice, or to be both off and at work.
fn check_once(
    off: &[Closure],
    work: &[Date],
    cancelled: &[Date],
    statutory: &[Date],
) -> Result<(), NoticeError> {
    let is_off = |day: &Date| off.iter().any(|closure| closure.contains(*day));
    let mut last = None;
    for day in off.iter().flat_map(Closure::iter) {
        if last >= Some(day) {
            return Err(NoticeError::Twice { day });
        }
        last = Some(day);
    }
    for list in [work, cancelled, statutory] {
        if let Some((day, _)) = list.iter().zip(list.iter().skip(1)).find(|(a, b)| a == b) {
            return Err(NoticeError::Twice { day: *day });
        }
    }
    if let Some(day) = work.iter().find(|day| is_off(day)) {
        return Err(NoticeError::OffAndWork { day: *day });
    }
    match statutory.iter().find(|day| !is_off(day)) {
        Some(day) => Err(NoticeError::StatutoryNotOff { day: *day }),
        None => Ok(()),
    }
}
