//! Whether a visit keeps to its period.

use time::Date;

use super::{Part, Visit, VisitState};
use crate::base::id::AgencyId;
use crate::base::period::Period;

/// How a visit, or a department's part of it, lies to the period of its plan item or campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum Timeliness {
    /// It fell out before it began, or was handed over.
    Released,
    /// Begun and completed within the period; where conclusions were adopted, completed.
    InPeriod,
    /// Not completed, with days left.
    Open,
    /// Started before the period (提前).
    #[doc(alias = "提前")]
    Early,
    /// Completed after the period (逾期完成).
    #[doc(alias = "逾期完成")]
    Late,
    /// Not completed, and the period is over (逾期未完成).
    #[doc(alias = "逾期未完成")]
    Overdue,
}

impl Visit {
    /// How it lies to its period, as of this day: as the part that lies worst.
    pub fn timeliness(&self, today: Date) -> Timeliness {
        let each = self.parts.iter();
        let each = each.map(|part| of(part, self.opening.period, today));
        each.max().unwrap_or(Timeliness::Released)
    }

    /// How a department's part of it does; `None` for one that checks nothing on it.
    pub fn timeliness_of(&self, agency: &AgencyId, today: Date) -> Option<Timeliness> {
        let part = self.part(agency)?;
        Some(of(part, self.opening.period, today))
    }
}

fn of(part: &Part, period: Period, today: Date) -> Timeliness {
    let state = part.state();
    if matches!(state, VisitState::Released | VisitState::HandedOver) {
        return Timeliness::Released;
    }
    let after = |day| period.last().is_some_and(|last| last < day);
    // One that adopts conclusions never begins.
    let began = part.started().or(part.completed());
    match part.completed() {
        Some(day) if after(day) => Timeliness::Late,
        None if after(today) => Timeliness::Overdue,
        _ if began.is_some_and(|day| day < period.first()) => Timeliness::Early,
        Some(_) => Timeliness::InPeriod,
        None => Timeliness::Open,
    }
}
