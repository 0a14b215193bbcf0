//! What a visit needs of people.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::{Need, Quorum};
use crate::base::id::{AgencyId, DivisionId, MatterId, SpecialtyId};
use crate::data::matter::Matter;
use crate::law::headcount::{Headcount, HeadcountPer};
use crate::law::refusal::{Checks, Refusals};
use crate::laws::Law;

/// So many places with the same need; never none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Places {
    /// What each of them asks for.
    pub need: Need,
    /// How many they are.
    pub count: u32,
}

/// The places on a visit under the law of a day, from the checks made on it, each by its agency, and
/// from the jurisdictions whose inspectors may come.
///
/// Each conducting agency sends the headcount in force where the visit is, which is in the first of these
/// jurisdictions; one that a reform replaced sends its successor's people. Each of its inspectors holds every
/// credential that its matters ask for; each specialty they ask for takes a place of its own, so
/// more specialties than the headcount make more places. Where the headcount is counted over the
/// visit, each agency sends one and the first agency given (the initiating one) makes up the rest.
/// Agencies come in the order given, places with a specialty before those without.
///
/// ```
/// use ssj_core::pool::needs;
/// use ssj_core::{AgencyId, DivisionId, MatterId};
/// use time::macros::date;
///
/// # let laws = ssj_core::laws::town()?;
/// let (nanguan, amr) = (DivisionId::new("220102")?, AgencyId::new("ng-amr")?);
/// let law = laws.on(date!(2026-03-02), &nanguan)?;
/// let places = needs(&law, &[(&MatterId::new("gas")?, &amr)], [nanguan])?;
/// assert_eq!(places.iter().map(|places| places.count).sum::<u32>(), 2);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
///
/// # Errors
/// `matter.unlisted` for each matter that stands on none of the lists.
pub fn needs(
    law: &Law<'_>,
    checks: &[(&MatterId, &AgencyId)],
    divisions: impl IntoIterator<Item = DivisionId>,
) -> Result<Vec<Places>, Refusals> {
    let divisions: Vec<_> = divisions.into_iter().collect();
    let terms = law.terms_at(divisions.first().unwrap_or(law.place()))?;
    let (headcount, quorum) = (terms.headcount.value, terms.quorum.value);
    let divisions: BTreeSet<_> = divisions.into_iter().collect();
    let mut unlisted = Checks::new();
    let mut order: Vec<&AgencyId> = Vec::new();
    let mut by_agency: BTreeMap<&AgencyId, Vec<&Matter>> = BTreeMap::new();
    for (matter, agency) in checks {
        let Some(matter) = unlisted.absorb(law.listed(matter)) else {
            continue;
        };
        let matters = by_agency.entry(agency).or_default();
        if matters.is_empty() {
            order.push(agency);
        }
        matters.push(matter);
    }
    unlisted.finish()?;
    let agencies = order.len();
    let places = order.iter().enumerate().flat_map(|(place, agency)| {
        let matters = by_agency.get(agency).map(Vec::as_slice).unwrap_or_default();
        let least = least(headcount, place, agencies);
        let mut heirs = matters
            .iter()
            .flat_map(|own| law.who().heirs(agency, own.id()));
        let sends = heirs.next().unwrap_or(agency);
        agency_places(sends, matters, &divisions, quorum, least)
    });
    Ok(places.collect())
}

/// How many the agency at this place in the order sends.
fn least(headcount: Headcount, place: usize, agencies: usize) -> u32 {
    match headcount.per {
        HeadcountPer::Department => headcount.minimum.get(),
        HeadcountPer::Visit if place == 0 => {
            let others = u32::try_from(agencies.saturating_sub(1)).unwrap_or(u32::MAX);
            headcount.minimum.get().saturating_sub(others).max(1)
        }
        HeadcountPer::Visit => 1,
    }
}

fn agency_places(
    agency: &AgencyId,
    matters: &[&Matter],
    divisions: &BTreeSet<DivisionId>,
    quorum: Quorum,
    least: u32,
) -> Vec<Places> {
    let mut plain = Need::new(agency.clone(), divisions.iter().cloned(), quorum);
    plain.matters = matters.iter().map(|matter| matter.id().clone()).collect();
    plain.credentials = matters
        .iter()
        .flat_map(|matter| matter.credentials().cloned())
        .collect();
    let specialties: BTreeSet<&SpecialtyId> =
        matters.iter().flat_map(|m| m.specialties()).collect();
    let special = u32::try_from(specialties.len()).unwrap_or(u32::MAX);
    let mut places: Vec<_> = specialties
        .into_iter()
        .map(|specialty| Places {
            need: plain.clone().with_specialty(specialty.clone()),
            count: 1,
        })
        .collect();
    let rest = least.saturating_sub(special);
    if rest > 0 {
        places.push(Places {
            need: plain,
            count: rest,
        });
    }
    places
}
