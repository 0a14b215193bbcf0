//! What the public may see of a lead.

use alloc::vec::Vec;

use time::Date;

use super::Lead;
use crate::base::id::{AgencyId, LeadId, MatterId, ObjectId};
use crate::base::text::Text;
use crate::lifecycle::result::Outcomes;

/// A checked lead as it is published: the operator, with or without a credit code, and what was
/// found. Nothing of who complained, of inspectors, or of risk classes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PublicLead {
    /// The lead.
    pub lead: LeadId,
    /// The operator.
    pub object: ObjectId,
    /// The matter.
    pub matter: MatterId,
    /// The agency that has it and publishes.
    pub agency: AgencyId,
    /// The day of the check.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub checked: Date,
    /// What was found.
    pub outcomes: Outcomes,
    /// The number of the case that was filed (立案).
    pub case: Vec<Text>,
}

impl PublicLead {
    /// The number of the case, if one was filed.
    pub fn case(&self) -> Option<&Text> {
        self.case.first()
    }
}

impl Lead {
    /// What is published of it; `None` before it was checked.
    pub fn public_result(&self) -> Option<PublicLead> {
        let last = self.checked.last()?;
        Some(PublicLead {
            lead: self.id.clone(),
            object: self.received.object.clone(),
            matter: self.received.matter.clone(),
            agency: self.owner.clone(),
            checked: last.on.0,
            outcomes: last.check.outcomes.clone(),
            case: self.case.iter().cloned().collect(),
        })
    }
}
