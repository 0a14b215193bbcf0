//! What the public may see of a visit.

use alloc::vec::Vec;

use time::Date;

use super::{Disposal, Outcomes};
use crate::base::id::{AgencyId, DivisionId, MatterId, ObjectId, VisitId};

/// One agency's results of one visit, as they are published: nothing about strata, ranks or risk
/// classes, and no names of inspectors.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PublicResult {
    /// The visit.
    pub visit: VisitId,
    /// The enterprise, with or without a credit code.
    pub holder: ObjectId,
    /// Where.
    pub county: DivisionId,
    /// The agency that checked and publishes.
    pub agency: AgencyId,
    /// The day on which the check ended.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub checked: Date,
    /// Its checks.
    pub checks: Vec<PublicCheck>,
}

/// One check of a [`PublicResult`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PublicCheck {
    /// The matter.
    pub matter: MatterId,
    /// The object.
    pub object: ObjectId,
    /// What was found.
    pub outcomes: Outcomes,
    /// What was done about it.
    pub disposals: Vec<Disposal>,
}
