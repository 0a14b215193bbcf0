//! What makes facts a notice.

use time::{Date, Month};

use super::{Closure, Notice, NoticeError, NoticeFacts, NoticeKind};

impl Notice {
    /// The notice that says so.
    ///
    /// # Errors
    ///
    /// [`NoticeError`] if the year is not 1900 to 2200, nothing is arranged, a closure has no day
    /// or more than [`Closure::MAX_DAYS`], a day is listed twice or both off and work, a statutory
    /// day is not off, or a day is out of reach: an annual notice may change its own year and
    /// December 26–31 of the year before (what deadlines treat as provisional rests on that), any
    /// other notice its own year only.
    ///
    /// ```
    /// use ssj_calendar::{Closure, Notice, NoticeFacts};
    /// use time::macros::date;
    ///
    /// let may_day = Closure { first: date!(2026 - 05 - 01), days: 5, holiday: "劳动节".into() };
    /// let notice = Notice::new(NoticeFacts {
    ///     off: vec![may_day].into(),
    ///     work: vec![date!(2026 - 05 - 09)].into(),
    ///     ..NoticeFacts::amendment(2026, date!(2026 - 03 - 20))
    /// })?;
    /// assert!(notice.mentions(date!(2026 - 05 - 09)));
    /// assert_eq!(notice.id, "2026A");
    /// # Ok::<(), ssj_calendar::NoticeError>(())
    /// ```
    pub fn new(mut facts: NoticeFacts) -> Result<Self, NoticeError> {
        facts
            .off
            .edit(|off| off.sort_by_key(|closure| closure.first));
        for days in [&mut facts.work, &mut facts.cancelled, &mut facts.statutory] {
            days.edit(|days| days.sort_unstable());
        }
        facts.off.iter().try_for_each(Closure::check)?;
        facts.check_reach()?;
        facts.check_once()?;
        Ok(Self(facts))
    }
}

impl TryFrom<NoticeFacts> for Notice {
    type Error = NoticeError;

    fn try_from(facts: NoticeFacts) -> Result<Self, NoticeError> {
        Self::new(facts)
    }
}

impl Closure {
    pub(crate) fn check(&self) -> Result<(), NoticeError> {
        let last = crate::date::plus_days(self.first, i32::from(Self::MAX_DAYS));
        if (1..=Self::MAX_DAYS).contains(&self.days) && last.is_some() {
            return Ok(());
        }
        Err(NoticeError::Length {
            first: self.first,
            days: self.days.into(),
        })
    }
}

impl NoticeFacts {
    /// Every day must lie where this kind of notice may reach.
    fn check_reach(&self) -> Result<(), NoticeError> {
        let year = self.year;
        if !(1900..=2200).contains(&year) {
            return Err(NoticeError::Year { year });
        }
        if self.off.is_empty() && self.work.is_empty() && self.cancelled.is_empty() {
            return Err(NoticeError::Empty);
        }
        let off = self.off.iter().flat_map(Closure::iter);
        let listed = self.work.iter().chain(&*self.cancelled).copied();
        let reaches = |day: &Date| {
            let tail = self.kind == NoticeKind::Annual
                && year.checked_sub(1) == Some(day.year())
                && day.month() == Month::December
                && day.day() >= crate::calendar::TAIL_FIRST_DAY;
            day.year() == year || tail
        };
        match off.chain(listed).find(|day| !reaches(day)) {
            Some(day) => Err(NoticeError::OutsideYear { day, year }),
            None => Ok(()),
        }
    }

    /// No day may be said twice, or to be both off and at work.
    fn check_once(&self) -> Result<(), NoticeError> {
        let is_off = |day: &Date| self.off.iter().any(|closure| closure.contains(*day));
        let off = self.off.iter().flat_map(Closure::iter);
        if let Some(day) = repeated(off) {
            return Err(NoticeError::Twice { day });
        }
        for days in [&self.work, &self.cancelled, &self.statutory] {
            if let Some(day) = repeated(days.iter().copied()) {
                return Err(NoticeError::Twice { day });
            }
        }
        if let Some(&day) = self.work.iter().find(|day| is_off(day)) {
            return Err(NoticeError::OffAndWork { day });
        }
        match self.statutory.iter().find(|day| !is_off(day)) {
            Some(&day) => Err(NoticeError::StatutoryNotOff { day }),
            None => Ok(()),
        }
    }
}

/// The first day that does not come after the one before it.
fn repeated(days: impl Iterator<Item = Date> + Clone) -> Option<Date> {
    let mut pairs = days.clone().zip(days.skip(1));
    pairs.find_map(|(day, next)| (next <= day).then_some(next))
}
