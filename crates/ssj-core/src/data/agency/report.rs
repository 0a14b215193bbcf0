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
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct ChangeReported {
    /// What is reported.
    pub change: Change,
    /// The agency that reports it.
    pub by: AgencyId,
    /// The market regulator that it is reported to.
    pub to: AgencyId,
    /// The day of the report.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
}

/// A reported reform adopted by the province's market regulator (省市场监管厅统一调整).
///
/// Made by [`AgencyRegister::adopt`](super::AgencyRegister::adopt).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct ChangeAdopted {
    /// The report.
    pub reported: ChangeReported,
    /// The market regulator that adopted it.
    pub by: AgencyId,
    /// The day of the adoption.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
}

record! {
    0x0c09 ChangeReported { change, by, to, on };
    0x0c0a ChangeAdopted { reported, by, on };
}
