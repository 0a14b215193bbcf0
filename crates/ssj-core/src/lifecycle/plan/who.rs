//! Who conducts the checks of a planned matter.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::base::code::DivisionCode;
use crate::base::id::{AgencyId, DivisionId};
use crate::law::refusal::{Checks, Refusal, Refusals, listed, words};
use crate::law::rules::plan as codes;

/// Who conducts a matter's checks: one agency, or in each division its own (检查部门).
///
/// ```
/// use ssj_core::plan::{Offices, Who};
/// use ssj_core::{AgencyId, DivisionId};
/// let [county, city] = [AgencyId::new("ng-amr")?, AgencyId::new("cc-amr")?];
/// let [nanguan, erdao, changchun] = ["220102", "220105", "220100"].map(DivisionId::new);
/// let who = Who::from(Offices::new([(changchun?, city.clone()), (nanguan.clone()?, county.clone())])?);
/// assert_eq!(who.agency_for(&nanguan?), Some(&county), "its own office");
/// assert_eq!(who.agency_for(&erdao?), Some(&city), "the office of the prefecture above it");
/// assert_eq!(who.agency_for(&DivisionId::new("220200")?), None);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum Who {
    /// One agency, wherever the object is.
    Agency(AgencyId),
    /// In each division its own.
    Offices(Offices),
}

impl Who {
    /// The agency that checks an object in a division: that of the division itself, else that of the
    /// nearest division above it, by its code. A zone, whose id has no code, is above and below
    /// nothing: it stands among the offices itself.
    pub fn agency_for(&self, division: &DivisionId) -> Option<&AgencyId> {
        match self {
            Self::Agency(agency) => Some(agency),
            Self::Offices(offices) => offices.nearest(division),
        }
    }

    /// Every agency that checks somewhere; an agency of several divisions comes for each of them.
    pub fn agencies(&self) -> impl Iterator<Item = &AgencyId> {
        let (one, offices) = match self {
            Self::Agency(agency) => (Some(agency), &[][..]),
            Self::Offices(Offices(offices)) => (None, &offices[..]),
        };
        one.into_iter()
            .chain(offices.iter().map(|office| &office.agency))
    }

    /// Whether a reform can have made these of those: as many offices, and in the place of one agency one
    /// agency wherever the division still has its id.
    pub(crate) fn may_follow(&self, before: &Self) -> bool {
        match (self, before) {
            (Self::Agency(_), Self::Agency(_)) => true,
            (Self::Offices(now), Self::Offices(then)) => {
                let mut heirs = BTreeMap::new();
                let pairs = then
                    .iter()
                    .filter_map(|office| Some((&office.agency, now.of(&office.division)?)));
                let mut one = pairs.map(|(of, by)| heirs.insert(of, by).is_none_or(|it| it == by));
                one.all(|one| one) && now.0.len() == then.0.len()
            }
            _ => false,
        }
    }
}

impl From<AgencyId> for Who {
    fn from(agency: AgencyId) -> Self {
        Self::Agency(agency)
    }
}

impl From<Offices> for Who {
    fn from(offices: Offices) -> Self {
        Self::Offices(offices)
    }
}

variants! {
    Who decode {
        0x040b Agency(agency),
        0x040c Offices(offices),
    }
}

/// The office of a division.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Office {
    /// The division.
    pub division: DivisionId,
    /// The agency that checks there.
    pub agency: AgencyId,
}

/// One office for each of some divisions, at least one, in ascending order of the divisions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "Vec<Office>", try_from = "Vec<Office>")
)]
pub struct Offices(Vec<Office>);

impl Offices {
    /// The offices of these divisions, in any order.
    ///
    /// # Errors
    /// `plan.office-twice` for each division with two; `plan.no-office` where there is none;
    /// `input.too-large`.
    pub fn new(
        offices: impl IntoIterator<Item = (DivisionId, AgencyId)>,
    ) -> Result<Self, Refusals> {
        let mut offices = listed(&words::PLANS, offices)?;
        offices.sort_by(|(a, _), (b, _)| a.cmp(b));
        let office = |(division, agency)| Office { division, agency };
        offices
            .into_iter()
            .map(office)
            .collect::<Vec<_>>()
            .try_into()
    }

    /// Each office, by division.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Office> {
        self.0.iter()
    }

    fn of(&self, division: &DivisionId) -> Option<&AgencyId> {
        let place = self
            .0
            .binary_search_by(|office| office.division.cmp(division));
        Some(&self.0.get(place.ok()?)?.agency)
    }

    fn nearest(&self, division: &DivisionId) -> Option<&AgencyId> {
        let coded = division.as_id().scheme() == "division";
        let code = division.as_id().value().parse::<DivisionCode>().ok();
        let above = code.filter(|_| coded).and_then(|code| code.parent());
        let above = core::iter::successors(above, DivisionCode::parent);
        self.of(division)
            .or_else(|| above.into_iter().find_map(|code| self.of(&code.into())))
    }
}

/// As it is read: in its one order.
impl TryFrom<Vec<Office>> for Offices {
    type Error = Refusals;

    fn try_from(offices: Vec<Office>) -> Result<Self, Refusals> {
        let mut checks = Checks::new();
        checks.require(!offices.is_empty(), || Refusal::new(codes::NO_OFFICE));
        for (one, next) in offices.iter().zip(offices.iter().skip(1)) {
            checks.require(one.division < next.division, || {
                Refusal::new(codes::OFFICE_TWICE).with("division", &next.division)
            });
        }
        checks.finish().map(|()| Self(offices))
    }
}

impl From<Offices> for Vec<Office> {
    fn from(offices: Offices) -> Self {
        offices.0
    }
}

record! {
    0x040d Office { division, agency } decode;
    _ Offices { 0 };
}

impl crate::Decode for Offices {
    fn decode(input: &mut crate::Decoder<'_>) -> Result<Self, crate::DecodeError> {
        let offices: Vec<Office> = input.value()?;
        offices.try_into().map_err(|_| crate::DecodeError::Value)
    }
}
