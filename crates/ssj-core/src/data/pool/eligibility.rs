//! Whether an inspector may take a place, and if not, why.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::fmt;
use ssj_calendar::Word;

use time::Date;

use super::{InspectorEntry, RecusalGround, Recusals};
use crate::base::id::{AgencyId, CredentialId, DivisionId, MatterId, ObjectId, SpecialtyId};
use crate::base::period::Period;
use crate::law::quorum::Quorum;

/// What a place on a visit asks of whoever takes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Need {
    /// The agency.
    pub agency: AgencyId,
    /// The jurisdictions, one of which they work in.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub divisions: BTreeSet<DivisionId>,
    /// Who counts.
    pub quorum: Quorum,
    /// The credentials, all of which they hold.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub credentials: BTreeSet<CredentialId>,
    /// The specialty, if one is asked for.
    pub specialty: Option<SpecialtyId>,
    /// The matters that it comes from.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub matters: BTreeSet<MatterId>,
}

impl Need {
    /// Somebody of this agency who works in one of these jurisdictions.
    pub fn new(
        agency: AgencyId,
        divisions: impl IntoIterator<Item = DivisionId>,
        quorum: Quorum,
    ) -> Self {
        Self {
            agency,
            divisions: divisions.into_iter().collect(),
            quorum,
            credentials: BTreeSet::new(),
            specialty: None,
            matters: BTreeSet::new(),
        }
    }

    /// Asks for a credential as well.
    #[must_use]
    pub fn with_credential(mut self, credential: CredentialId) -> Self {
        self.credentials.insert(credential);
        self
    }

    /// Asks for a specialty as well.
    #[must_use]
    pub fn with_specialty(mut self, specialty: SpecialtyId) -> Self {
        self.specialty = Some(specialty);
        self
    }

    /// Whether an inspector may take the place on a day, on a visit to an enterprise, and every
    /// reason why not.
    ///
    /// ```
    /// use ssj_core::pool::{Ineligible, InspectorEntry, InspectorKind, Need, Quorum, Recusals};
    /// use ssj_core::{AgencyId, DivisionId, InspectorId};
    /// use time::macros::date;
    /// let (amr, county) = (AgencyId::new("cc-amr")?, DivisionId::new("220102")?);
    /// let need = Need::new(amr.clone(), [county.clone()], Quorum::Certificated);
    /// let trainee = InspectorEntry::new(
    ///     InspectorId::new("1")?, InspectorKind::DailySupervision, amr).located_in(county);
    /// let shop = "uscc:91220101MA13XQYL0T".parse()?;
    /// let answer = need.eligibility(&trainee, &shop, date!(2026-03-02), &Recusals::default());
    /// assert_eq!(answer.reasons(), [Ineligible::NoCertificate]);
    /// # Ok::<(), ssj_core::IdError>(())
    /// ```
    pub fn eligibility(
        &self,
        inspector: &InspectorEntry,
        visited: &ObjectId,
        on: Date,
        recusals: &Recusals,
    ) -> Eligibility {
        let mut reasons = Vec::new();
        reasons.extend(self.wrong_place(inspector));
        reasons.extend(self.certificate_fault(inspector, on));
        reasons.extend(
            self.credentials
                .iter()
                .filter_map(|credential| credential_fault(inspector, credential, on)),
        );
        let lacking = self
            .specialty
            .iter()
            .filter(|s| !inspector.has_specialty(s));
        reasons.extend(lacking.cloned().map(Ineligible::Specialty));
        reasons.extend(inspector.leave(on).map(Ineligible::OnLeave));
        let recusal = recusals.between(visited, &inspector.id);
        reasons.extend(recusal.map(|r| Ineligible::Recused(r.ground)));
        Eligibility { reasons }
    }

    fn wrong_place(&self, inspector: &InspectorEntry) -> impl Iterator<Item = Ineligible> {
        let agency =
            (inspector.agency != self.agency).then(|| Ineligible::Agency(inspector.agency.clone()));
        let here = inspector
            .divisions
            .iter()
            .any(|d| self.divisions.contains(d));
        agency
            .into_iter()
            .chain((!here).then_some(Ineligible::Division))
    }

    fn certificate_fault(&self, inspector: &InspectorEntry, on: Date) -> Option<Ineligible> {
        match (self.quorum, inspector.certificate) {
            (Quorum::Everybody, _) => None,
            (Quorum::Certificated, None) => Some(Ineligible::NoCertificate),
            (Quorum::Certificated, Some(valid)) => {
                (!valid.contains(on)).then_some(Ineligible::Certificate(valid))
            }
        }
    }
}

fn credential_fault(
    inspector: &InspectorEntry,
    credential: &CredentialId,
    on: Date,
) -> Option<Ineligible> {
    if inspector.holds(credential, on) {
        return None;
    }
    let held = inspector
        .credentials
        .iter()
        .rfind(|held| &held.id == credential);
    let fault = held.map_or_else(
        || Ineligible::NoCredential(credential.clone()),
        |held| Ineligible::Credential(credential.clone(), held.valid),
    );
    Some(fault)
}

/// Whether somebody may take a place: yes, or every reason why not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Eligibility {
    reasons: Vec<Ineligible>,
}

impl Eligibility {
    /// Whether nothing stands against it.
    pub const fn is_eligible(&self) -> bool {
        self.reasons.is_empty()
    }

    /// Everything that stands against it.
    pub fn reasons(&self) -> &[Ineligible] {
        &self.reasons
    }
}

/// One reason why somebody may not take a place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
#[non_exhaustive]
pub enum Ineligible {
    /// They belong to another agency.
    Agency(AgencyId),
    /// They work in none of the jurisdictions.
    Division,
    /// They have no enforcement certificate.
    NoCertificate,
    /// Their certificate is valid on other days only.
    Certificate(Period),
    /// They do not have the credential.
    NoCredential(CredentialId),
    /// They have it, but valid on other days only.
    Credential(CredentialId, Period),
    /// They do not have the specialty.
    Specialty(SpecialtyId),
    /// They are on leave.
    OnLeave(Period),
    /// They step aside for this enterprise.
    Recused(RecusalGround),
}

impl fmt::Display for Ineligible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agency(agency) => write!(f, "belongs to `{agency}`"),
            Self::Division => f.write_str("works elsewhere"),
            Self::NoCertificate => f.write_str("has no enforcement certificate"),
            Self::Certificate(valid) => write!(f, "has a certificate valid {valid}"),
            Self::NoCredential(credential) => write!(f, "does not hold `{credential}`"),
            Self::Credential(credential, valid) => write!(f, "holds `{credential}` valid {valid}"),
            Self::Specialty(specialty) => write!(f, "does not have `{specialty}`"),
            Self::OnLeave(period) => write!(f, "is on leave {period}"),
            Self::Recused(ground) => write!(f, "is recused ({})", ground.name()),
        }
    }
}
