//! Built-in facts: notices and autonomous areas.
//!
//! Sources are told in `data/README.md`; a test compares every date with the files there.

#![allow(clippy::unreadable_literal, reason = "dates are eight digits")]

/// A table of notices: kind, identifier and year, then what is known of each in this order; dates
/// are eight digits, a closure is a holiday, its first day and how many days.
macro_rules! notices {
    (@given $unknown:expr) => { $unknown };
    (@given $unknown:expr, $given:expr) => { $given };
    ($(
        $kind:ident $id:literal $year:literal {
            $(region $region:literal;)?
            $(evidence $evidence:ident;)?
            $(doc_no $doc_no:literal;)?
            $(signed $signed:literal;)?
            $(published $published:literal;)?
            $(off $($holiday:literal $first:literal $days:literal),+;)?
            $(work $($work:literal)+;)?
            $(cancelled $($cancelled:literal)+;)?
            $(statutory $($statutory:literal)+;)?
        }
    )+) => {{
        use $crate::{
            date::ymd,
            notice::{Closure, Evidence, Notice, NoticeFacts, NoticeKind},
            storage::{CowList, CowStr},
        };

        &[$(Notice(NoticeFacts {
            id: CowStr::Fixed($id),
            year: $year,
            kind: NoticeKind::$kind,
            region: notices!(@given $crate::region::Region::NATION $(, super::division($region))?),
            evidence: notices!(@given Evidence::Original $(, Evidence::$evidence)?),
            doc_no: notices!(@given None $(, Some(CowStr::Fixed($doc_no)))?),
            signed: notices!(@given None $(, Some(ymd($signed)))?),
            published: notices!(@given None $(, Some(ymd($published)))?),
            off: CowList::Fixed(const {
                &[$($(Closure {
                    first: ymd($first),
                    days: $days,
                    holiday: CowStr::Fixed($holiday),
                }),+)?]
            }),
            work: CowList::Fixed(const { &[$($(ymd($work)),+)?] }),
            cancelled: CowList::Fixed(const { &[$($(ymd($cancelled)),+)?] }),
            statutory: CowList::Fixed(const { &[$($(ymd($statutory)),+)?] }),
        })),+]
    }};
}
use notices;

pub(crate) mod local;
pub(crate) mod national;

/// The first and the last year that built-in national notices cover.
pub(crate) const YEARS: (i32, i32) = (2004, 2026);

#[expect(clippy::panic, reason = "evaluated while compiling only")]
const fn division(code: u32) -> crate::region::Region {
    match crate::region::Region::new(code) {
        Ok(region) => region,
        Err(_) => panic!("no such division code"),
    }
}
