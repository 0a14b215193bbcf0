//! How often an enterprise may be called on in a year.

use alloc::collections::BTreeSet;
use core::num::NonZeroU16;

words! {
    /// What a check arose from.
    #[non_exhaustive]
    pub enum CheckOccasion {
        /// A draw under a plan: a general check.
        Plan = "plan", "计划抽查";
        /// A special campaign (专项检查).
        Campaign = "campaign", "专项检查";
        /// A lead (个案线索): a complaint, a referral, a signal in data.
        Lead = "lead", "个案线索";
        /// A check that an earlier problem was put right (后续监管).
        FollowUp = "follow-up", "后续监管";
        /// A superior's check of a check (抽样复查).
        ReCheck = "re-check", "抽样复查";
    }
}

/// A yearly cap (年度频次上限): the most visits to one enterprise in a calendar year, by all
/// agencies together, and which visits count.
///
/// ```
/// use core::num::NonZeroU16;
/// use ssj_core::instrument::{CheckOccasion, YearlyCap};
/// let cap = YearlyCap::new(NonZeroU16::MIN, [CheckOccasion::Plan, CheckOccasion::Campaign]);
/// assert_eq!(cap.at_most(), 1);
/// assert!(cap.counts(CheckOccasion::Plan) && !cap.counts(CheckOccasion::Lead));
/// ```
#[doc(alias = "年度频次上限")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct YearlyCap {
    /// The most visits in a calendar year.
    pub at_most: NonZeroU16,
    /// The occasions whose visits count.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub counted: BTreeSet<CheckOccasion>,
}

impl YearlyCap {
    /// At most so many visits that arose from one of these.
    pub fn new(at_most: NonZeroU16, counted: impl IntoIterator<Item = CheckOccasion>) -> Self {
        Self {
            at_most,
            counted: counted.into_iter().collect(),
        }
    }

    /// The most visits in a year.
    pub const fn at_most(&self) -> u16 {
        self.at_most.get()
    }

    /// Whether visits that arose from this count.
    pub fn counts(&self, occasion: CheckOccasion) -> bool {
        self.counted.contains(&occasion)
    }

    /// How many kinds of visit count.
    pub(super) fn breadth(&self) -> usize {
        self.counted.len()
    }
}
