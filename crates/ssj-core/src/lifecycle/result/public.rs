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
    pub(crate) visit: VisitId,
    pub(crate) holder: ObjectId,
    pub(crate) county: DivisionId,
    pub(crate) agency: AgencyId,
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub(crate) checked: Date,
    pub(crate) checks: Vec<PublicCheck>,
}

/// One check of a [`PublicResult`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PublicCheck {
    pub(crate) matter: MatterId,
    pub(crate) object: ObjectId,
    pub(crate) outcomes: Outcomes,
    pub(crate) disposals: Vec<Disposal>,
}

impl PublicResult {
    /// The visit.
    pub const fn visit(&self) -> &VisitId {
        &self.visit
    }

    /// The enterprise, with or without a credit code.
    pub const fn holder(&self) -> &ObjectId {
        &self.holder
    }

    /// Where.
    pub const fn county(&self) -> &DivisionId {
        &self.county
    }

    /// The agency that checked and publishes.
    pub const fn agency(&self) -> &AgencyId {
        &self.agency
    }

    /// The day on which the check ended.
    pub const fn checked(&self) -> Date {
        self.checked
    }

    /// Its checks.
    pub fn checks(&self) -> &[PublicCheck] {
        &self.checks
    }
}

impl PublicCheck {
    /// The matter.
    pub const fn matter(&self) -> &MatterId {
        &self.matter
    }

    /// The object.
    pub const fn object(&self) -> &ObjectId {
        &self.object
    }

    /// What was found.
    pub const fn outcomes(&self) -> &Outcomes {
        &self.outcomes
    }

    /// What was done about it.
    pub fn disposals(&self) -> &[Disposal] {
        &self.disposals
    }
}
