//! How a reform enters the register: reported, then adopted.

use time::Date;

use super::Change;
use crate::base::id::AgencyId;

/// A reform reported to the market regulator of the same level (报同级市场监管部门).
///
/// Made by [`AgencyRegister::report`](super::AgencyRegister::report).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ChangeReported {
    pub(super) change: Change,
    pub(super) by: AgencyId,
    pub(super) to: AgencyId,
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub(super) on: Date,
}

/// A reported reform adopted by the province's market regulator (省市场监管厅统一调整).
///
/// Made by [`AgencyRegister::adopt`](super::AgencyRegister::adopt).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ChangeAdopted {
    pub(super) reported: ChangeReported,
    pub(super) by: AgencyId,
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub(super) on: Date,
}

impl ChangeReported {
    /// What is reported.
    pub const fn change(&self) -> &Change {
        &self.change
    }

    /// The agency that reports it.
    pub const fn by(&self) -> &AgencyId {
        &self.by
    }

    /// The market regulator that it is reported to.
    pub const fn to(&self) -> &AgencyId {
        &self.to
    }

    /// The day of the report.
    pub const fn on(&self) -> Date {
        self.on
    }
}

impl ChangeAdopted {
    /// The report.
    pub const fn reported(&self) -> &ChangeReported {
        &self.reported
    }

    /// The market regulator that adopted it.
    pub const fn by(&self) -> &AgencyId {
        &self.by
    }

    /// The day of the adoption.
    pub const fn on(&self) -> Date {
        self.on
    }
}
