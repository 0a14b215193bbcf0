#![doc = include_str!("../README.md")]
//!
//! # What other calendars get wrong
//!
//! Measured over every day of 2007–2026 as a start, libraries in wide use miss 17 to 43 % of
//! seven-working-day deadlines; the best gets all but nine right and then answers for years that
//! nobody has announced (`scripts/peers/calendar`, results in `docs/results`). Each mistake, and what
//! is done here instead:
//!
//! | mistake | example | here |
//! |---|---|---|
//! | Make-up working days are not known, or cannot be told | Saturday 2026-10-10 is worked; weekday masks skip it | a [`Notice`] has days off *and* make-up days |
//! | A start on a rest day is first rolled to a working day, which then isn't counted | from Sunday 2026-03-08 the first working day is the 9th, not the 10th | [`Calendar::nth_after`] counts strictly after the start, whatever day it is |
//! | Years that are not announced are guessed, or count as having no holidays | 2027-03-10 as the answer for 2027-03-01 | [`CalendarError::YearUnknown`]; a guess is an [`Estimate`], which is no deadline |
//! | The last days of a year are taken as settled | the notices for 2006, 2007, 2008, 2012 and 2019 changed December 29–31 of the year before | from December 26 on an answer is [`Certainty::Provisional`] and names the notice it awaits |
//! | Days that a notice arranges in the year before are dropped | 2005-12-31 was worked, by the notice for 2006; chinesecalendar 1.11.0 lacks it | a notice is one value, whatever year its days are in |
//! | A table only has today's knowledge | a deadline set on 2020-01-20 was 02-04 that day and became 02-06 on the 27th | [`Scope`]'s `as_of` replays what was known |
//! | Holidays of autonomous areas are missing, or derived from the anniversary | Yanbian was closed from 2024-09-02, not from the 3rd | local notices are data; a missing one is an error that names region and year |
//! | New Year's Eve or memorial days are taken for holidays | 2024-02-09 and 2025-09-03 were working days | only what a notice says |
//!
//! # What is here
//!
//! - [`Calendar`]: is it a working day, what [kind](DayKind) of day and by which notice, the nth
//!   working day after and before, how many, which. [`Calendar::national`] is built while compiling:
//!   no allocator, 47 KB, about two nanoseconds a question.
//! - [`Deadline`]: a [`Limit`] counted from a day: working days, natural days, months and years as
//!   the Civil Code (200–204) has it, with its certainty, its [`Status`] on a day and an
//!   [`Explanation`] day by day, in English and Chinese. Hours: [`Limit::ends`]. Which "N日" are
//!   working days: [`Statute`]. Several limits: [`Strictest`].
//! - [`NoticeSet`]: notices of nation, province, prefecture and county, resolved for a [`Scope`]: a
//!   region, as known on a day. [`Notice::parse`] reads a notice's own words, so that a new year, or a
//!   local closure, is a text pasted at run time. Other countries' calendars are made the same way.
//! - What is for people reads in English by `Display` and in Chinese by [`Zh`]. Errors have a stable
//!   [code](Explain::code) besides, all of them in [`ERRORS`].
//!
//! # Features
//!
//! - `alloc` (default): everything that is not built in: notice sets, the parser, [`Strictest`].
//! - `schemars`: the JSON Schema of the serialised forms.
//! - `serde`: serialised forms; what is read is checked. [`iso_date`] writes dates as `2026-01-01`.
//!
//! # What it does not do
//!
//! It reads no clock and asks nobody for the newest notice: today is an argument, and notices
//! published after a release come from the caller. It knows nothing of lunar dates, of working
//! hours, or of what a court would hold excusable (不可抗力). Outside Jilin no region is vouched for until
//! the caller [does so](NoticeSet#structfield.covered).
//!
//! # Codes
//!
#![doc = include_str!("../docs/codes.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;

mod area;
mod calendar;
mod certainty;
mod count;
mod data;
mod date;
mod deadline;
mod error;
mod estimate;
#[cfg(feature = "alloc")]
pub mod iso_date;
mod limit;
pub mod limits;
mod national;
mod notice;
#[cfg(feature = "alloc")]
mod parse;
mod period;
mod region;
mod rest;
mod say;
#[cfg(feature = "alloc")]
mod set;
mod statute;
mod storage;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod strict;
mod table;

pub use area::LocalArea;
pub use calendar::{Calendar, Day, DayKind};
pub use certainty::{AwaitedNotice, Certainty};
pub use count::WorkingDays;
#[cfg(feature = "alloc")]
pub use deadline::Strictest;
pub use deadline::{Deadline, Explanation, Status, Step, StepKind, Steps};
pub use error::CalendarError;
pub use estimate::Estimate;
pub use limit::Limit;
#[cfg(feature = "alloc")]
pub use notice::NoticeError;
pub use notice::{Closure, Evidence, Notice, NoticeFacts, NoticeKind};
#[cfg(feature = "alloc")]
pub use parse::{NoticeText, statutory_days};
pub use period::Period;
pub use region::{Level, Region, RegionError};
pub use rest::WeeklyRest;
#[cfg(feature = "alloc")]
pub use say::Excerpt;
pub use say::{Bilingual, ErrorRow, ErrorTable, Explain, Language, Say, UnknownWord, Word, Zh};
#[cfg(feature = "alloc")]
pub use set::{MissingLocal, NoticeSet, NoticeSetError, Scope, Tail};
pub use statute::Statute;
pub use storage::{CowList, CowStr};

#[cfg(not(feature = "alloc"))]
error_types!(UnknownWord, RegionError, CalendarError);
#[cfg(feature = "alloc")]
error_types!(
    UnknownWord,
    RegionError,
    CalendarError,
    NoticeSetError,
    NoticeError,
    iso_date::IsoDateError,
);

/// The built-in national notices, in the order in which they were published.
///
/// ```
/// assert_eq!(ssj_calendar::national_notices().len(), 26);
/// ```
pub const fn national_notices() -> &'static [Notice] {
    data::national::NOTICES
}

/// The built-in notices of autonomous areas.
///
/// ```
/// let years = ssj_calendar::local_notices().iter().map(|notice| notice.year);
/// assert!(years.eq([2023, 2024, 2025, 2010]));
/// ```
pub const fn local_notices() -> &'static [Notice] {
    data::local::NOTICES
}
