//! Whether a visit keeps to its period.

use time::Date;

use super::{Visit, VisitState};

/// How a visit lies to the period of its plan item or campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum Timeliness {
    /// Not completed, with days left.
    Open,
    /// Started and completed within the period.
    InPeriod,
    /// Started before the period (提前).
    #[doc(alias = "提前")]
    Early,
    /// Completed after the period (逾期完成).
    #[doc(alias = "逾期完成")]
    Late,
    /// Not completed, and the period is over (逾期未完成).
    #[doc(alias = "逾期未完成")]
    Overdue,
    /// It fell out before it began.
    Released,
}

impl Visit {
    /// How it lies to its period, as of this day.
    pub fn timeliness(&self, today: Date) -> Timeliness {
        if self.state() == VisitState::Released {
            return Timeliness::Released;
        }
        let period = self.opening().period;
        if self.started().is_some_and(|day| day < period.first()) {
            return Timeliness::Early;
        }
        let after = |day| period.last().is_some_and(|last| last < day);
        match self.completed() {
            Some(day) if after(day) => Timeliness::Late,
            Some(_) => Timeliness::InPeriod,
            None if after(today) => Timeliness::Overdue,
            None => Timeliness::Open,
        }
    }
}
