//! How one matter is checked.

use alloc::vec::Vec;

use time::Date;

use super::Issuer;
use crate::base::id::{DivisionId, GuidelineId, MatterId};
use crate::base::text::Text;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::rulebook as rules;
use crate::laws::Law;

/// A guideline (抽查工作指引): content, method and requirements of the checks on one matter.
#[doc(alias = "抽查工作指引")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Guideline {
    /// Its id.
    pub id: GuidelineId,
    /// The matter.
    pub matter: MatterId,
    /// Who issued it, and for whom.
    pub issuer: Issuer,
    /// The first day on which it applies.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub effective: Date,
    /// What is checked.
    pub content: Text,
    /// How it is checked.
    pub method: Text,
    /// What is asked of the work.
    pub requirements: Text,
}

/// All guidelines of a province's departments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Guidelines(Vec<Guideline>);

impl Guidelines {
    /// These guidelines.
    pub fn new(guidelines: impl IntoIterator<Item = Guideline>) -> Self {
        Self(guidelines.into_iter().collect())
    }

    /// The guideline that serves a department of this jurisdiction for a matter on the day of a law: its
    /// own, else the nearest one above; of several, the latest.
    pub fn serving(
        &self,
        law: &Law<'_>,
        matter: &MatterId,
        division: &DivisionId,
    ) -> Option<&Guideline> {
        let (gazetteer, on) = (law.gazetteer(), law.day());
        let system = &law.matter(matter)?.subject().system;
        self.0
            .iter()
            .filter(|guideline| guideline.matter == *matter && guideline.effective <= on)
            .filter_map(|guideline| {
                let distance = guideline.issuer.distance(system, division, gazetteer, on)?;
                let age = core::cmp::Reverse(guideline.effective);
                Some((distance, age, &guideline.id, guideline))
            })
            .min_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)))
            .map(|(.., guideline)| guideline)
    }

    /// That every matter of the lists is served in a jurisdiction on the day of a law.
    ///
    /// # Errors
    /// `rulebook.no-guideline` for each matter without one: a report, which stops no draw.
    pub fn require_complete(&self, law: &Law<'_>, division: &DivisionId) -> Result<(), Refusals> {
        let mut checks = Checks::new();
        for matter in law.lists().iter().flat_map(|list| list.matters()) {
            let served = self.serving(law, matter.id(), division).is_some();
            checks.require(served, || {
                Refusal::new(rules::NO_GUIDELINE)
                    .with("matter", matter.id())
                    .with("division", division)
            });
        }
        checks.finish()
    }
}
