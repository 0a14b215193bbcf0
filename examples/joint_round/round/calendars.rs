//! Which working days count where.

use std::collections::BTreeMap;

use ssj::calendar::{
    Calendar, Evidence, MissingLocal, Notice, NoticeFacts, NoticeSet, Region, Scope,
};
use ssj::core::{DivisionId, laws};
use ssj_jilin::Fault;
use time::macros::date;

use super::province::Province;

/// A calendar for every place of the province, resolved once.
#[derive(Debug)]
pub(crate) struct Calendars {
    notices: NoticeSet,
    by_region: BTreeMap<u32, Calendar>,
}

/// What 延边 might announce for 2026: nobody has seen its notice, so this one is assumed, says so,
/// and leaves every deadline that it touches provisional.
pub(crate) const ASSUMED_YANBIAN_2026: &str = "9月2日(周三)至4日(周五)放假,共3天。";

impl Calendars {
    /// The built-in notices alone: what is missing stays missing.
    pub(crate) fn built_in() -> Self {
        Self {
            notices: NoticeSet::built_in(),
            by_region: BTreeMap::new(),
        }
    }

    /// The built-in notices, the assumed one of 延边, and the national days where an autonomous
    /// county's notice is missing.
    pub(crate) fn with_assumptions(places: &[DivisionId]) -> Result<Self, Fault> {
        let mut calendars = Self::built_in();
        let facts = NoticeFacts {
            evidence: Evidence::Assumed,
            ..NoticeFacts::local(Region::YANBIAN, 2026, date!(2026 - 08 - 14))
        };
        let notice = Notice::parse(facts, ASSUMED_YANBIAN_2026)?;
        calendars.notices.insert(notice)?;
        for place in places {
            let region = region(place)?;
            let scope = Scope {
                missing_local: MissingLocal::NationalOnly,
                ..Scope::region(region)
            };
            let calendar = calendars.notices.calendar(&scope)?;
            calendars.by_region.insert(region.code(), calendar);
        }
        Ok(calendars)
    }

    /// The notices.
    pub(crate) const fn notices(&self) -> &NoticeSet {
        &self.notices
    }

    /// Those of the seats, as the laws have them.
    pub(crate) fn of_each(&self, province: &Province) -> Result<laws::Calendars, Fault> {
        let mut all = laws::Calendars::default();
        for seat in &province.seats {
            all = all.with(seat.id.clone(), self.of(&seat.id)?.clone());
        }
        Ok(all)
    }

    /// The calendar of a place.
    pub(crate) fn of(&self, place: &DivisionId) -> Result<&Calendar, Fault> {
        let region = region(place)?;
        let found = self.by_region.get(&region.code());
        Ok(found.ok_or_else(|| format!("no calendar was resolved for {place}"))?)
    }
}

/// The region of a place: its own code, and for a zone that of the division it lies in.
fn region(place: &DivisionId) -> Result<Region, Fault> {
    let code = match place.as_str() {
        ssj::core::jurisdiction::CHANGBAISHAN => "220000",
        ssj::core::jurisdiction::CHANGCHUN_NEW_AREA => "220100",
        _ => place.as_id().value(),
    };
    Ok(Region::new(code.parse()?)?)
}
