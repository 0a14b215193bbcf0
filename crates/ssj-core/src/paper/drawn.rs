//! What a draw hands over: visits, reserves, teams.

use alloc::vec::Vec;

use crate::base::encode::{Encode, Encoder, sealed};
use crate::base::id::{AgencyId, DivisionId, ExpertId, InspectorId, MatterId, ObjectId, VisitId};

/// One object drawn on one matter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct DrawnCheck {
    /// The matter.
    pub matter: MatterId,
    /// The object: the enterprise itself, or a product, project or behaviour of it.
    pub object: ObjectId,
    /// The agency that conducts the check: the one that the plan names for the matter there.
    pub agency: AgencyId,
}

/// One visit (检查): all checks that a round has drawn on one enterprise in one county (2.5-c).
///
/// Its id follows from the record of the draw, the enterprise and the county:
/// [`ObjectsDrawn`](super::ObjectsDrawn) makes it.
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
#[doc(alias = "检查")]
#[doc(alias = "一次性联合完成")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
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

/// An object that stands by (备选): if one of its stratum falls out, the next in line steps in.
#[doc(alias = "备选")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Reserve {
    /// Who would be called on.
    pub holder: ObjectId,
    /// Where.
    pub county: DivisionId,
    /// What would be checked.
    pub check: DrawnCheck,
}

/// The reserves of one stratum of one matter, in their order.
///
/// Replacement is by check: whoever ranks next in the stratum steps in, even where the enterprise is
/// called on anyway; the check then joins that visit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct ReserveList {
    /// The matter.
    pub matter: MatterId,
    /// The objects drawn from the stratum, in ascending order of rank.
    pub serves: Vec<ObjectId>,
    /// Who stands by for them, the next one first.
    pub order: Vec<Reserve>,
}

/// An inspector on a team.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct TeamMember {
    /// The inspector.
    pub inspector: InspectorId,
    /// The agency.
    pub agency: AgencyId,
}

/// Who carries out a visit (检查组), and who steps in, in this order.
///
/// ```
/// use ssj_core::round::{Team, TeamMember};
/// use ssj_core::{AgencyId, InspectorId, VisitId};
/// let member = |name| Ok(TeamMember { inspector: InspectorId::new(name)?, agency: AgencyId::new("cc-amr")? });
/// let team = Team { visit: VisitId::new("1")?, members: vec![member("a")?, member("b")?], reserves: vec![member("c")?], experts: Vec::new() };
/// assert_eq!((team.members.len(), team.reserves.len(), team.experts.len()), (2, 1, 0));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[doc(alias = "检查组")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Team {
    /// The visit.
    pub visit: VisitId,
    /// Its members, place by place.
    pub members: Vec<TeamMember>,
    /// Its reserves, the next one first.
    pub reserves: Vec<TeamMember>,
    /// The experts who advise it; they never count toward the headcount.
    pub experts: Vec<ExpertId>,
}

impl Team {
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

/// What is hashed of a visit: everything but its id, which hangs on the digest.
pub(super) struct Call<'a>(pub(super) &'a DrawnVisit);

impl sealed::Sealed for Call<'_> {}
impl Encode for Call<'_> {
    fn encode(&self, out: &mut Encoder) {
        out.value(&self.0.holder);
        out.value(&self.0.county);
        out.value(&self.0.checks);
    }
}

record! {
    0x0500 DrawnCheck { matter, object, agency } decode;
    0x0501 DrawnVisit { id, holder, county, checks } decode;
    0x0502 ReserveList { matter, serves, order } decode;
    0x0506 Reserve { holder, county, check } decode;
    0x0503 TeamMember { inspector, agency } decode;
    0x0504 Team { visit, members, reserves, experts } decode;
}
