//! What a draw hands over: visits, reserves, teams.

use alloc::vec::Vec;

use crate::base::id::{AgencyId, DivisionId, ExpertId, InspectorId, MatterId, ObjectId, VisitId};

/// One object drawn on one matter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DrawnCheck {
    /// The matter.
    pub matter: MatterId,
    /// The object: the enterprise itself, or a product, project or behaviour of it.
    pub object: ObjectId,
    /// The agency that conducts the check.
    pub agency: AgencyId,
}

record! {
    0x0500 DrawnCheck { matter, object, agency };
}

/// One call on one enterprise: all checks that a round has drawn on it.
///
/// ```
/// use ssj_core::round::{DrawnCheck, DrawnVisit};
/// use ssj_core::{AgencyId, DivisionId, MatterId, ObjectId, VisitId};
/// let shop: ObjectId = "uscc:91220101MA13XQYL0T".parse()?;
/// let (fire, food) = (AgencyId::new("cc-fire")?, AgencyId::new("cc-amr")?);
/// let visit = DrawnVisit { id: VisitId::new("1")?, holder: shop.clone(), county: DivisionId::new("220102")?, checks: Vec::new() }
///     .with_check(DrawnCheck { matter: MatterId::new("fire-safety")?, object: shop.clone(), agency: fire.clone() })
///     .with_check(DrawnCheck { matter: MatterId::new("food-sales")?, object: shop, agency: food.clone() });
/// assert_eq!(visit.agencies(), [food, fire]);
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DrawnVisit {
    /// Its id.
    pub id: VisitId,
    /// The enterprise that is called on.
    pub holder: ObjectId,
    /// Where.
    pub county: DivisionId,
    /// What is checked.
    pub checks: Vec<DrawnCheck>,
}

impl DrawnVisit {
    /// Adds a check.
    #[must_use]
    pub fn with_check(mut self, check: DrawnCheck) -> Self {
        self.checks.push(check);
        self
    }

    /// The agencies that conduct its checks, each once, in ascending order.
    pub fn agencies(&self) -> Vec<AgencyId> {
        let mut agencies: Vec<_> = self.checks.iter().map(|c| c.agency.clone()).collect();
        agencies.sort_unstable();
        agencies.dedup();
        agencies
    }
}

record! {
    0x0501 DrawnVisit { id, holder, county, checks };
}

/// The reserves of some visits (备选): if one of them falls out, the next visit takes its place.
///
/// A list serves the visits whose checks come from the same strata; the draw says which.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ReserveList {
    /// The visits it serves.
    pub serves: Vec<VisitId>,
    /// The reserves, the next one first.
    pub order: Vec<DrawnVisit>,
}

record! {
    0x0502 ReserveList { serves, order };
}

/// An inspector on a team.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TeamMember {
    /// The inspector.
    pub inspector: InspectorId,
    /// The agency.
    pub agency: AgencyId,
}

record! {
    0x0503 TeamMember { inspector, agency };
}

/// Who carries out a visit, and who steps in, in this order.
///
/// ```
/// use ssj_core::round::{Team, TeamMember};
/// use ssj_core::{AgencyId, InspectorId, VisitId};
/// let member = |name| Ok(TeamMember { inspector: InspectorId::new(name)?, agency: AgencyId::new("cc-amr")? });
/// let team = Team { visit: VisitId::new("1")?, members: vec![member("a")?, member("b")?], reserves: vec![member("c")?], experts: Vec::new() };
/// assert_eq!((team.members.len(), team.reserves.len(), team.experts.len()), (2, 1, 0));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Team {
    /// The visit.
    pub visit: VisitId,
    /// Its members.
    pub members: Vec<TeamMember>,
    /// Its reserves, the next one first.
    pub reserves: Vec<TeamMember>,
    /// The experts who advise it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub experts: Vec<ExpertId>,
}

impl Team {
    /// The same team, advised by these experts, who never count toward the headcount.
    #[must_use]
    pub fn with_experts(self, experts: Vec<ExpertId>) -> Self {
        Self { experts, ..self }
    }

    /// The member of this id.
    pub fn member(&self, inspector: &InspectorId) -> Option<&TeamMember> {
        self.members.iter().find(|m| m.inspector == *inspector)
    }

    /// Puts a reserve in a member's place; they and those skipped are no reserves any more.
    pub(crate) fn replace(&mut self, out: &InspectorId, by: &TeamMember, skipped: &[InspectorId]) {
        if let Some(place) = self.members.iter_mut().find(|m| m.inspector == *out) {
            place.clone_from(by);
        }
        self.reserves
            .retain(|r| r.inspector != by.inspector && !skipped.contains(&r.inspector));
    }
}

record! {
    0x0504 Team { visit, members, reserves, experts };
}
