//! Whether rounds without repeats can go on: integers over every rolling window.

use alloc::vec::Vec;

/// A draw on a day: past, or planned. Days are numbered one by one, such as Julian day numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatedDraw {
    day: i32,
    objects: u64,
}

/// A stratum's rounds ahead, each with what is left to draw from (不重复抽查的可行性).
///
/// Nobody drawn within the window may be drawn again on the matter, so a round is possible only if
/// its size and the objects still excluded fit into `N_h`.
///
/// ```
/// use ssj_draw::sample::{DatedDraw, RollingForecast};
/// // 100 objects, a window of 360 days, a round of 30 every 90 days: the fourth finds only 10 left.
/// let rounds: Vec<_> = (0..5).map(|i| DatedDraw::new(i * 90, 30)).collect();
/// let forecast = RollingForecast::new(100, 360, &[], &rounds);
/// let shortages: Vec<_> = forecast.lines().iter().map(|line| line.shortage()).collect();
/// assert_eq!(shortages, [0, 0, 0, 20, 0]);
/// assert!(!forecast.is_feasible());
/// // Twelve fewer in each and it never ends.
/// let rounds: Vec<_> = (0..5).map(|i| DatedDraw::new(i * 90, 25)).collect();
/// assert!(RollingForecast::new(100, 360, &[], &rounds).is_feasible());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollingForecast {
    in_scope: u64,
    window: u32,
    lines: Vec<ForecastLine>,
}

/// One round of a [`RollingForecast`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForecastLine {
    day: i32,
    needed: u64,
    excluded: u64,
    shortage: u64,
}

impl DatedDraw {
    /// So many objects on this day.
    pub const fn new(day: i32, objects: u64) -> Self {
        Self { day, objects }
    }

    /// The day.
    pub const fn day(self) -> i32 {
        self.day
    }

    /// How many objects.
    pub const fn objects(self) -> u64 {
        self.objects
    }
}

impl RollingForecast {
    /// The forecast of the planned rounds for `in_scope` objects, none drawn twice within `window`
    /// days (a draw on day d excludes until day d + window, not included), given past draws.
    ///
    /// A round that falls short counts as drawing what is left, so that one shortage is not told
    /// again by every round after it.
    pub fn new(in_scope: u64, window: u32, past: &[DatedDraw], planned: &[DatedDraw]) -> Self {
        let mut planned = planned.to_vec();
        planned.sort_unstable();
        let mut drawn = past.to_vec();
        let mut lines = Vec::with_capacity(planned.len());
        for round in planned {
            let still = drawn
                .iter()
                .filter(|draw| excludes(**draw, round.day, window));
            let excluded = still.fold(0_u64, |sum, draw| sum.saturating_add(draw.objects));
            let excluded = excluded.min(in_scope);
            let left = in_scope.saturating_sub(excluded);
            drawn.push(DatedDraw::new(round.day, round.objects.min(left)));
            lines.push(ForecastLine {
                day: round.day,
                needed: round.objects,
                excluded,
                shortage: round.objects.saturating_sub(left),
            });
        }
        Self {
            in_scope,
            window,
            lines,
        }
    }

    /// `N_h`.
    pub const fn in_scope(&self) -> u64 {
        self.in_scope
    }

    /// The window, in days.
    pub const fn window(&self) -> u32 {
        self.window
    }

    /// The rounds, by day.
    pub fn lines(&self) -> &[ForecastLine] {
        &self.lines
    }

    /// Whether every round finds enough.
    pub fn is_feasible(&self) -> bool {
        self.lines.iter().all(|line| line.shortage == 0)
    }
}

fn excludes(draw: DatedDraw, day: i32, window: u32) -> bool {
    let since = i64::from(day).saturating_sub(draw.day.into());
    (0..i64::from(window)).contains(&since)
}

impl ForecastLine {
    /// The round's day.
    pub const fn day(self) -> i32 {
        self.day
    }

    /// How many it is to draw.
    pub const fn needed(self) -> u64 {
        self.needed
    }

    /// How many are excluded on that day.
    pub const fn excluded(self) -> u64 {
        self.excluded
    }

    /// How many it lacks.
    pub const fn shortage(self) -> u64 {
        self.shortage
    }
}
