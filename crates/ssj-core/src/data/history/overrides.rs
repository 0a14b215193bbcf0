//! Good reasons to repeat a check.

use alloc::vec::Vec;

use time::Date;

use crate::base::digests::EvidenceDigest;
use crate::base::id::{AgencyId, MatterId, ObjectId};
use crate::base::period::Period;
use crate::base::text::Text;
use crate::data::same::Same;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::history as rules;

/// A recorded good reason (正当理由) why an object may be drawn again although the same system
/// checked it: the only exclusion that the regulation lets anybody lift.
///
/// It lifts one past check, for a time, and only as [`Overrides::require_lawful`] asks.
#[doc(alias = "正当理由")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Override {
    /// The object.
    pub object: ObjectId,
    /// The matter.
    pub matter: MatterId,
    /// The past check that it lifts, by the digest of its evidence.
    pub lifts: EvidenceDigest,
    /// Why.
    pub reason: Text,
    /// Who approved it.
    pub approved_by: AgencyId,
    /// When.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
    /// The days of draws for which it holds.
    pub valid: Period,
    /// The digest of the approval.
    pub evidence: EvidenceDigest,
}

record! {
    0x014b Override { object, matter, lifts, reason, approved_by, on, valid, evidence };
}

impl Override {
    /// That it may lift anything: every fault.
    fn check(&self, same: Same<'_>, checks: &mut Checks) {
        let refuse = |code| {
            Refusal::new(code)
                .with("object", &self.object)
                .with("matter", &self.matter)
        };
        checks.require(self.reason.says_something(), || {
            refuse(rules::OVERRIDE_SAYS_NOTHING).with("reason", &self.reason)
        });
        checks.require(same.is_of_matter(&self.approved_by, &self.matter), || {
            refuse(rules::OVERRIDE_STRANGER).with("agency", &self.approved_by)
        });
        let ends = self.valid.last().is_some_and(|last| self.on <= last);
        checks.require(ends, || refuse(rules::OVERRIDE_ENDLESS));
    }

    fn is_lawful(&self, same: Same<'_>) -> bool {
        let mut checks = Checks::new();
        self.check(same, &mut checks);
        checks.is_clean()
    }
}

/// The overrides of a round, by the past check that each lifts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(
    feature = "serde",
    serde(into = "Vec<Override>", from = "Vec<Override>")
)]
pub struct Overrides {
    sorted: Vec<Override>,
}

impl Overrides {
    /// These overrides, in any order.
    ///
    /// ```
    /// assert_eq!(ssj_core::history::Overrides::new([]).iter().len(), 0);
    /// ```
    pub fn new(overrides: impl IntoIterator<Item = Override>) -> Self {
        let mut sorted: Vec<_> = overrides.into_iter().collect();
        sorted.sort_by(|a, b| order(a).cmp(&order(b)));
        Self { sorted }
    }

    /// Each of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Override> {
        self.sorted.iter()
    }

    /// That each of them may lift what it names; one that may not lifts nothing, whoever asks.
    ///
    /// # Errors
    /// `history.override-says-nothing` where the reason has fewer than
    /// [four letters or ideographs](Text::says_something); `history.override-stranger` where no agency of
    /// the system that answers for the matter approved it; `history.override-endless` where it has no
    /// last day, or was approved after it.
    pub fn require_lawful(&self, same: Same<'_>) -> Result<(), Refusals> {
        let mut checks = Checks::new();
        self.sorted
            .iter()
            .for_each(|own| own.check(same, &mut checks));
        checks.finish()
    }

    /// The first lawful one that lifts this past check of an object on a matter, on the day of `same`.
    pub fn find(
        &self,
        lifts: EvidenceDigest,
        object: &ObjectId,
        matter: &MatterId,
        same: Same<'_>,
    ) -> Option<&Override> {
        let start = self.sorted.partition_point(|known| known.lifts < lifts);
        let bound = self.sorted.get(start..)?.iter();
        bound
            .take_while(|known| known.lifts == lifts)
            .find(|known| {
                same.is_enterprise(&known.object, object)
                    && same.is_matter(&known.matter, matter)
                    && known.on <= same.day()
                    && known.valid.contains(same.day())
                    && known.is_lawful(same)
            })
    }
}

fn order(own: &Override) -> (EvidenceDigest, &MatterId, &ObjectId, Date, EvidenceDigest) {
    (own.lifts, &own.matter, &own.object, own.on, own.evidence)
}

impl From<Vec<Override>> for Overrides {
    fn from(overrides: Vec<Override>) -> Self {
        Self::new(overrides)
    }
}

impl From<Overrides> for Vec<Override> {
    fn from(overrides: Overrides) -> Self {
        overrides.sorted
    }
}
