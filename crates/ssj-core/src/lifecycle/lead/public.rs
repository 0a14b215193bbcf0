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
    lead: LeadId,
    object: ObjectId,
    matter: MatterId,
    agency: AgencyId,
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    checked: Date,
    outcomes: Outcomes,
    case: Vec<Text>,
}

impl PublicLead {
    /// The lead.
    pub const fn lead(&self) -> &LeadId {
        &self.lead
    }

    /// The operator.
    pub const fn object(&self) -> &ObjectId {
        &self.object
    }

    /// The matter.
    pub const fn matter(&self) -> &MatterId {
        &self.matter
    }

    /// The agency that checked and publishes.
    pub const fn agency(&self) -> &AgencyId {
        &self.agency
    }

    /// The day of the check.
    pub const fn checked(&self) -> Date {
        self.checked
    }

    /// What was found.
    pub const fn outcomes(&self) -> &Outcomes {
        &self.outcomes
    }

    /// The number of the case, if one was filed.
    pub fn case(&self) -> Option<&Text> {
        self.case.first()
    }
}

impl Lead {
    /// What is published of it; `None` before it was checked.
    pub fn public_result(&self) -> Option<PublicLead> {
        let (checked, check) = self.checked.as_ref()?;
        Some(PublicLead {
            lead: self.id.clone(),
            object: self.received.object().clone(),
            matter: self.received.matter().clone(),
            agency: self.received.agency().clone(),
            checked: checked.0,
            outcomes: check.outcomes().clone(),
            case: self.case.iter().cloned().collect(),
        })
    }
}
