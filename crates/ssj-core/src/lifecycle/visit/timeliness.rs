//! Whether a visit keeps to its period.

use time::Date;

use super::{Part, Visit, VisitState};
use crate::base::id::AgencyId;
use crate::base::period::Period;

ssj_calendar::words! {
    /// How a visit, or a department's part of it, lies to the period of its plan item or campaign.
    pub enum Timeliness {
        /// It fell out before it began, or was handed over.
        Released = "released", "已取消检查";
        /// Begun and completed within the period; where conclusions were adopted, completed.
        InPeriod = "in-period" / "in its period", "按期完成";
        /// Not completed, with days left.
        Open = "open", "进行中";
        /// Started before the period (提前).
        #[doc(alias = "提前")]
        Early = "early", "提前";
        /// Completed after the period (逾期完成).
        #[doc(alias = "逾期完成")]
        Late = "late", "逾期完成";
        /// Not completed, and the period is over (逾期未完成).
        #[doc(alias = "逾期未完成")]
        Overdue = "overdue", "逾期未完成";
    }
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
