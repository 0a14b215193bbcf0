//! What checks take.

use crate::law::conduct::{Conduct, Requirement};
use crate::law::headcount::Headcount;
use crate::law::instrument::{Cited, InForce};
use crate::law::quorum::Quorum;
use crate::law::review::Review;

/// What checks and plans take under the law of a day, each with the instruments that ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Terms {
    /// The least number of inspectors.
    pub headcount: Cited<Headcount>,
    /// Who counts toward it.
    pub quorum: Cited<Quorum>,
    /// Whether a check takes the head's prior approval.
    pub approval: Cited<Requirement>,
    /// Whether a check takes a notice.
    pub notice: Cited<Requirement>,
    /// By whom plans are reviewed.
    pub review: Cited<Review>,
}

impl Terms {
    pub(super) fn of(in_force: &InForce<'_>) -> Self {
        Self {
            headcount: in_force.headcount(),
            quorum: in_force.quorum(),
            approval: in_force.approval(),
            notice: in_force.notice(),
            review: in_force.review(),
        }
    }

    /// How a check is conducted, as its visit or lead keeps it.
    pub const fn conduct(&self) -> Conduct {
        Conduct {
            headcount: self.headcount.value,
            approval: self.approval.value,
            notice: self.notice.value,
            quorum: self.quorum.value,
        }
    }
}
