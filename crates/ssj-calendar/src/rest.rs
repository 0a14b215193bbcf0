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
///
/// Its serialised form is their numbers in ascending order, from 1 for Monday to 7 for Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schemars",
    schemars(with = "alloc::collections::BTreeSet<u8>")
)]
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

#[cfg(feature = "serde")]
impl serde::Serialize for WeeklyRest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bits = (1..=7_u8).zip(0_u8..);
        let numbers = bits.filter(|(_, bit)| self.0 >> bit & 1 == 1);
        serializer.collect_seq(numbers.map(|(number, _)| number))
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for WeeklyRest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let numbers: alloc::collections::BTreeSet<u8> = crate::strict::set(deserializer)?;
        let bit = |number: u8| match number.checked_sub(1) {
            Some(bit @ 0..=6) => Ok(1_u8 << bit),
            _ => Err(serde::de::Error::custom("a day of the week is 1 to 7")),
        };
        let mask = numbers
            .into_iter()
            .map(bit)
            .try_fold(0, |mask, bit| Ok(mask | bit?))?;
        Ok(Self(mask))
    }
}
