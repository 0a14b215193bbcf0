//! The weekly rest days.

use time::Weekday;

/// The days of the week on which nobody works unless a notice says so.
///
/// ```
/// use ssj_calendar::WeeklyRest;
/// use time::Weekday;
///
/// assert!(WeeklyRest::SATURDAY_SUNDAY.contains(Weekday::Sunday));
/// let gulf = WeeklyRest::on(&[Weekday::Friday, Weekday::Saturday]);
/// assert!(gulf.contains(Weekday::Friday) && !gulf.contains(Weekday::Sunday));
/// ```
#[doc(alias = "周休息日")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WeeklyRest(u8);

impl WeeklyRest {
    /// Saturday and Sunday, as in China (国务院关于职工工作时间的规定, article 7).
    pub const SATURDAY_SUNDAY: Self = Self::on(&[Weekday::Saturday, Weekday::Sunday]);

    /// The given days of the week; none and all seven are allowed.
    #[expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "bounded by the slice"
    )]
    pub const fn on(days: &[Weekday]) -> Self {
        let (mut mask, mut i) = (0, 0);
        while i < days.len() {
            mask |= 1 << days[i].number_days_from_monday();
            i += 1;
        }
        Self(mask)
    }

    /// Whether this day of the week is a rest day.
    pub const fn contains(self, day: Weekday) -> bool {
        self.0 >> day.number_days_from_monday() & 1 == 1
    }
}
