//! One inspector.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use time::Date;

use crate::base::id::{AgencyId, CredentialId, DivisionId, InspectorId, SpecialtyId};
use crate::base::period::Period;

/// A row of an inspector pool (执法检查人员).
///
/// ```
/// use ssj_core::pool::{InspectorEntry, InspectorKind};
/// use ssj_core::{AgencyId, DivisionId, InspectorId, Period, SpecialtyId};
/// use time::macros::date;
/// let entry = InspectorEntry::new(
///     InspectorId::new("220102-0007")?,
///     InspectorKind::CivilServant,
///     AgencyId::new("cc-amr")?,
/// )
/// .located_in(DivisionId::new("220102")?)
/// .certificated(Period::between(date!(2024-01-01), date!(2026-06-30))?)
/// .with_specialty(SpecialtyId::new("food")?);
/// assert!(entry.is_certificated(date!(2026-06-30)) && !entry.is_certificated(date!(2026-07-01)));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "执法检查人员名录")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[must_use]
pub struct InspectorEntry {
    /// Their id.
    pub id: InspectorId,
    /// Why they are in the pool.
    pub kind: InspectorKind,
    /// Their agency.
    pub agency: AgencyId,
    /// The jurisdictions where they work.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub divisions: BTreeSet<DivisionId>,
    /// The days on which their enforcement certificate is valid, if they have one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub certificate: Option<Period>,
    /// Their other credentials.
    #[cfg_attr(feature = "serde", serde(default))]
    pub credentials: Vec<Credential>,
    /// Their specialties.
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub specialties: BTreeSet<SpecialtyId>,
    /// The days on which they are away; first and last are included.
    #[cfg_attr(feature = "serde", serde(default))]
    pub leave: Vec<Period>,
}

words! {
    /// Why somebody is in the pool.
    pub enum InspectorKind {
        /// A civil servant of enforcement (行政执法类公务员).
        #[doc(alias = "行政执法类公务员")]
        CivilServant = "civil-servant", "行政执法类公务员";
        /// Staff qualified to enforce (具有行政执法资格的工作人员).
        #[doc(alias = "具有行政执法资格的工作人员")]
        QualifiedStaff = "qualified-staff", "具有行政执法资格的工作人员";
        /// Staff of daily supervision (从事日常监管工作的人员), with or without a certificate.
        #[doc(alias = "从事日常监管工作的人员")]
        DailySupervision = "daily-supervision", "从事日常监管工作的人员";
    }
}

/// A credential (执法资质) beside the enforcement certificate, with the days it is valid.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Credential {
    /// Its kind.
    pub id: CredentialId,
    /// The days it is valid.
    pub valid: Period,
}

impl InspectorEntry {
    /// Somebody of this agency, with nothing else known yet.
    pub const fn new(id: InspectorId, kind: InspectorKind, agency: AgencyId) -> Self {
        Self {
            id,
            kind,
            agency,
            divisions: BTreeSet::new(),
            certificate: None,
            credentials: Vec::new(),
            specialties: BTreeSet::new(),
            leave: Vec::new(),
        }
    }

    /// Adds a jurisdiction where they work.
    pub fn located_in(mut self, division: DivisionId) -> Self {
        self.divisions.insert(division);
        self
    }

    /// Gives their enforcement certificate (行政执法证) and the days it is valid.
    pub const fn certificated(mut self, valid: Period) -> Self {
        self.certificate = Some(valid);
        self
    }

    /// Adds another credential.
    pub fn with_credential(mut self, credential: Credential) -> Self {
        self.credentials.push(credential);
        self
    }

    /// Adds a specialty.
    pub fn with_specialty(mut self, specialty: SpecialtyId) -> Self {
        self.specialties.insert(specialty);
        self
    }

    /// Adds days of leave.
    pub fn on_leave(mut self, period: Period) -> Self {
        self.leave.push(period);
        self
    }

    /// Whether their certificate is valid on a day.
    pub fn is_certificated(&self, on: Date) -> bool {
        self.certificate.is_some_and(|valid| valid.contains(on))
    }

    /// Whether they hold a credential of this kind, valid on a day.
    pub fn holds(&self, credential: &CredentialId, on: Date) -> bool {
        self.credentials
            .iter()
            .any(|held| held.id == *credential && held.valid.contains(on))
    }

    /// Whether they have a specialty.
    pub fn has_specialty(&self, specialty: &SpecialtyId) -> bool {
        self.specialties.contains(specialty)
    }

    /// The leave that keeps them away on a day, if any.
    pub fn leave(&self, on: Date) -> Option<Period> {
        self.leave.iter().copied().find(|leave| leave.contains(on))
    }
}

record! {
    0x0b07 Credential { id, valid };
}

record! {
    0x0b06 InspectorEntry { id, kind, agency, divisions, certificate, credentials, specialties, leave };
}
