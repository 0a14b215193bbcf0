//! Whether rounds without repeats can go on: integers over every rolling window.

use alloc::vec::Vec;

/// A draw on a day: past, or planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatedDraw {
    /// The day, numbered one by one, such as a Julian day number.
    pub day: i32,
    /// How many objects.
    pub objects: u64,
}

/// A stratum's rounds ahead: each finds only what is left to draw from (不重复抽查的可行性).
///
/// Nobody drawn within the window may be drawn again on the matter, so a round is possible only if
/// its size and the objects still excluded fit into `N_h`.
///
/// Feasible is not unpredictable. Whoever was drawn within the window has chance 0, whoever was not has
/// the round's [chance](ForecastLine::chance), which grows as the window fills: over the window as a whole
/// it is what it should be, but everybody can tell from who was drawn lately. Leave a margin: where
/// the rounds of a window take half of `N_h`, no chance exceeds twice the first one.
///
/// ```
/// use ssj_draw::sample::{DatedDraw, RollingForecast};
/// // 100 objects, a window of 360 days, a round of 30 every 90 days: the fourth finds only 10 left.
/// let rounds = |objects| (0..5).map(|i| DatedDraw { day: i * 90, objects }).collect();
/// let forecast = RollingForecast { in_scope: 100, window: 360, past: vec![], planned: rounds(30) };
/// let shortages: Vec<_> = forecast.lines().iter().map(|line| line.shortage).collect();
/// assert_eq!(shortages, [0, 0, 0, 20, 0]);
/// assert!(!forecast.is_feasible());
/// // Five fewer in each and it never ends, but it is no chance any more: the fourth round draws whoever
/// // is left, and the fifth those of the first.
/// let forecast = RollingForecast { planned: rounds(25), ..forecast };
/// assert!(forecast.is_feasible());
/// let chances: Vec<_> = forecast.lines().iter().map(|line| line.chance()).collect();
/// assert_eq!(chances, [(25, 100), (25, 75), (25, 50), (25, 25), (25, 25)]);
/// assert!(forecast.lines()[3].is_predictable());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollingForecast {
    /// `N_h`.
    pub in_scope: u64,
    /// The window in days: a draw on day d excludes until day d + window, not included.
    pub window: u32,
    /// Draws before the planned ones, in any order.
    pub past: Vec<DatedDraw>,
    /// The rounds ahead, in any order.
    pub planned: Vec<DatedDraw>,
}

/// One round of a [`RollingForecast`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForecastLine {
    /// The round's day.
    pub day: i32,
    /// How many it is to draw.
    pub needed: u64,
    /// How many are excluded on that day.
    pub excluded: u64,
    /// How many are left to draw from.
    pub left: u64,
    /// How many it lacks.
    pub shortage: u64,
}

impl ForecastLine {
    /// The chance in this round of whoever is not excluded, as drawn of left: 1 where all that are left
    /// are drawn, so that everybody knows them beforehand. Of whoever is excluded it is 0.
    pub fn chance(&self) -> (u64, u64) {
        (self.needed.min(self.left), self.left)
    }

    /// Whether everybody who is drawn in this round is known beforehand.
    pub const fn is_predictable(&self) -> bool {
        self.needed >= self.left
    }
}

impl RollingForecast {
    /// The planned rounds, by day.
    ///
    /// A round that falls short counts as drawing what is left, so that one shortage is not told
    /// again by every round after it.
    pub fn lines(&self) -> Vec<ForecastLine> {
        let mut planned = self.planned.clone();
        planned.sort_unstable();
        let mut drawn = self.past.clone();
        let line = |round: DatedDraw| {
            let (day, needed) = (round.day, round.objects);
            let still = drawn.iter().filter(|draw| self.excludes(**draw, day));
            let excluded = still.fold(0_u64, |sum, draw| sum.saturating_add(draw.objects));
            let excluded = excluded.min(self.in_scope);
            let left = self.in_scope.saturating_sub(excluded);
            drawn.push(DatedDraw {
                day,
                objects: needed.min(left),
            });
            ForecastLine {
                day,
                needed,
                excluded,
                left,
                shortage: needed.saturating_sub(left),
            }
        };
        planned.into_iter().map(line).collect()
    }

    /// Whether every round finds enough.
    pub fn is_feasible(&self) -> bool {
        self.lines().iter().all(|line| line.shortage == 0)
    }

    fn excludes(&self, draw: DatedDraw, day: i32) -> bool {
        let since = i64::from(day).saturating_sub(draw.day.into());
        (0..i64::from(self.window)).contains(&since)
    }
}
