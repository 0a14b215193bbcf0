//! Which days are worked where.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_calendar::Calendar;
use time::{Date, Month};

use crate::base::encode::{Encode, Encoder, sealed};
use crate::base::id::DivisionId;
use crate::data::jurisdiction::Gazetteer;

/// The calendar of each place: its own where it has one, else that of the nearest place above it, else
/// the national one.
///
/// ```
/// use ssj_calendar::Calendar;
/// use ssj_core::DivisionId;
/// use ssj_core::laws::Calendars;
/// let yanbian = DivisionId::new("222400")?;
/// let calendars = Calendars::default().with(yanbian, Calendar::national().clone());
/// assert_eq!(calendars.own().len(), 1);
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Calendars(BTreeMap<DivisionId, Calendar>);

impl Calendars {
    /// With the calendar of a place, as of an autonomous area that has holidays of its own.
    #[must_use]
    pub fn with(mut self, place: DivisionId, calendar: Calendar) -> Self {
        self.0.insert(place, calendar);
        self
    }

    /// Those that are not the national one.
    pub fn own(&self) -> impl ExactSizeIterator<Item = (&DivisionId, &Calendar)> {
        self.0.iter()
    }

    pub(super) fn of(&self, place: &DivisionId, gazetteer: &Gazetteer, day: Date) -> &Calendar {
        if self.0.is_empty() {
            return Calendar::national();
        }
        let mut place = gazetteer.resolve(place, day).map_or(place, |row| row.id());
        // As many steps as there are levels.
        for _ in 0..4 {
            if let Some(own) = self.0.get(place) {
                return own;
            }
            match gazetteer.at(place, day).ok().and_then(|row| row.parent()) {
                Some(above) => place = above,
                None => break,
            }
        }
        Calendar::national()
    }
}

impl sealed::Sealed for Calendars {}

/// What they answer: of each calendar, the national one first, every day of its years.
impl Encode for Calendars {
    fn encode(&self, out: &mut Encoder) {
        let own: Vec<_> = self
            .own()
            .map(|(place, own)| (place, answers(own)))
            .collect();
        out.value(&answers(Calendar::national()));
        out.value(&own);
    }
}

/// The first and last year, and of each day between whether it is worked; nothing where it has no answer.
fn answers(calendar: &Calendar) -> (u32, Vec<Option<bool>>) {
    let (first, last) = calendar.years();
    let begin = Date::from_calendar_date(first, Month::January, 1);
    let end = Date::from_calendar_date(last, Month::December, 31);
    let mut days = Vec::new();
    if let (Ok(mut day), Ok(end)) = (begin, end) {
        while day <= end {
            days.push(calendar.is_working_day(day).ok());
            match day.next_day() {
                Some(next) => day = next,
                None => break,
            }
        }
    }
    (u32::try_from(first).unwrap_or_default(), days)
}
