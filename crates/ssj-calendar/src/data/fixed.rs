//! How built-in notices are written down.

use core::mem::{self, ManuallyDrop};

use time::Date;

use crate::{
    date::ymd,
    notice::{Closure, Evidence, Notice, NoticeKind},
    region::Region,
    storage::{List, Text},
};

/// A built-in notice: dates are eight digits, 0 and the empty string mean that the fact is not
/// verified.
#[derive(Clone, Copy)]
pub(super) struct Fixed {
    pub(super) id: &'static str,
    pub(super) year: i32,
    pub(super) kind: NoticeKind,
    pub(super) region: Region,
    pub(super) evidence: Evidence,
    pub(super) doc_no: &'static str,
    pub(super) signed: u32,
    pub(super) published: u32,
    pub(super) off: &'static [Closure],
    pub(super) work: &'static [Date],
    pub(super) cancelled: &'static [Date],
    pub(super) statutory: &'static [Date],
}

impl Fixed {
    pub(super) const ANNUAL: Self = Self {
        id: "",
        year: 0,
        kind: NoticeKind::Annual,
        region: Region::NATION,
        evidence: Evidence::Original,
        doc_no: "",
        signed: 0,
        published: 0,
        off: &[],
        work: &[],
        cancelled: &[],
        statutory: &[],
    };
    pub(super) const AMENDMENT: Self = Self {
        kind: NoticeKind::Amendment,
        ..Self::ANNUAL
    };
    pub(super) const EMERGENCY: Self = Self {
        kind: NoticeKind::Emergency,
        ..Self::ANNUAL
    };
    pub(super) const LOCAL: Self = Self {
        kind: NoticeKind::Local,
        ..Self::ANNUAL
    };

    pub(super) const fn notice(self) -> Notice {
        Notice {
            id: Text::Fixed(self.id),
            year: self.year,
            kind: self.kind,
            region: self.region,
            evidence: self.evidence,
            doc_no: if self.doc_no.is_empty() {
                None
            } else {
                Some(Text::Fixed(self.doc_no))
            },
            signed: known(self.signed),
            published: known(self.published),
            off: List::Fixed(self.off),
            work: List::Fixed(self.work),
            cancelled: List::Fixed(self.cancelled),
            statutory: List::Fixed(self.statutory),
        }
    }
}

const fn known(digits: u32) -> Option<Date> {
    if digits == 0 { None } else { Some(ymd(digits)) }
}

/// Days off: first day, number of days, holiday.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "bounded by the array; evaluated while compiling"
)]
pub(super) const fn off<const N: usize>(raw: [(u32, u8, &'static str); N]) -> [Closure; N] {
    const NONE: Closure = Closure {
        first: Date::MIN,
        days: 0,
        holiday: Text::Fixed(""),
    };
    let mut closures = [const { NONE }; N];
    let mut i = 0;
    while i < N {
        let (first, days, holiday) = raw[i];
        // The empty text has nothing to drop, which `const` evaluation cannot see.
        let _ = ManuallyDrop::new(mem::replace(
            &mut closures[i],
            Closure {
                first: ymd(first),
                days,
                holiday: Text::Fixed(holiday),
            },
        ));
        i += 1;
    }
    closures
}

/// Single days.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "bounded by the array; evaluated while compiling"
)]
pub(super) const fn days<const N: usize>(raw: [u32; N]) -> [Date; N] {
    let mut days = [Date::MIN; N];
    let mut i = 0;
    while i < N {
        days[i] = ymd(raw[i]);
        i += 1;
    }
    days
}
