//! How often an enterprise may be called on.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::num::NonZeroU16;

use time::{Date, Duration, Month};

use crate::base::period::Period;

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

words! {
    /// Whose visits a cap counts together.
    pub enum CapPer {
        /// Those of one agency, as 国办发〔2024〕54号 四 has it (同一行政机关).
        Agency = "agency", "同一行政机关";
        /// Those of all agencies together (综合查一次).
        #[doc(alias = "综合查一次")]
        Enterprise = "enterprise", "全部行政机关合计";
    }
}

words! {
    /// What follows where a cap or a streak is reached.
    #[derive(Default)]
    pub enum Effect {
        /// The check is refused, and the object is not drawn.
        #[default]
        Refused = "refused", "不予安排";
        /// It is shown to whoever supervises, and nothing is refused.
        Shown = "shown", "提示监督";
    }
}

/// The days over which a cap counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum CapOver {
    /// The calendar year of the visit, visits fixed for later in it included.
    Year,
    /// Any so many days in a row in which the visit lies: 1 for a day, 7 for a week, 30 for a month.
    Days(NonZeroU16),
}

/// A cap on visits to one enterprise (频次上限): the most that there may be over some days, whose
/// visits count, and which.
///
/// Whether visits that a complaint led to count is the instrument's to say: 国办发〔2024〕54号 lets
/// them exceed its cap, others do not.
///
/// ```
/// use core::num::NonZeroU16;
/// use ssj_core::instrument::{CapPer, CheckOccasion, VisitCap};
/// let cap = VisitCap::yearly(NonZeroU16::MIN, [CheckOccasion::Plan, CheckOccasion::Campaign]);
/// assert_eq!((cap.at_most.get(), cap.per), (1, CapPer::Enterprise));
/// assert!(cap.counts(CheckOccasion::Plan) && !cap.counts(CheckOccasion::Lead));
/// let weekly = VisitCap::within(NonZeroU16::new(7).ok_or("zero")?, cap.at_most, cap.counted);
/// assert_eq!(weekly.per_agency().per, CapPer::Agency);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "频次上限")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct VisitCap {
    /// The most visits.
    pub at_most: NonZeroU16,
    /// The days over which they are counted.
    pub over: CapOver,
    /// Whose visits count together.
    pub per: CapPer,
    /// The occasions whose visits count.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub counted: BTreeSet<CheckOccasion>,
    /// What follows where it is reached.
    #[cfg_attr(feature = "serde", serde(default))]
    pub effect: Effect,
}

impl VisitCap {
    /// At most so many visits in a calendar year that arose from one of these, by all agencies
    /// together; beyond it, none is drawn.
    pub fn yearly(at_most: NonZeroU16, counted: impl IntoIterator<Item = CheckOccasion>) -> Self {
        Self {
            at_most,
            over: CapOver::Year,
            per: CapPer::Enterprise,
            counted: counted.into_iter().collect(),
            effect: Effect::Refused,
        }
    }

    /// The same over so many days in a row.
    pub fn within(
        days: NonZeroU16,
        at_most: NonZeroU16,
        counted: impl IntoIterator<Item = CheckOccasion>,
    ) -> Self {
        Self {
            over: CapOver::Days(days),
            ..Self::yearly(at_most, counted)
        }
    }

    /// The same for the visits of each agency by itself.
    #[must_use]
    pub fn per_agency(self) -> Self {
        Self {
            per: CapPer::Agency,
            ..self
        }
    }

    /// The same, but only shown.
    #[must_use]
    pub fn shown(self) -> Self {
        Self {
            effect: Effect::Shown,
            ..self
        }
    }

    /// Whether visits that arose from this count.
    pub fn counts(&self, occasion: CheckOccasion) -> bool {
        self.counted.contains(&occasion)
    }

    /// The days whose visits can stand in the way of one on this day.
    pub(crate) fn around(&self, day: Date) -> Option<Period> {
        match self.over {
            CapOver::Year => {
                let first = Date::from_calendar_date(day.year(), Month::January, 1).ok()?;
                let last = Date::from_calendar_date(day.year(), Month::December, 31).ok()?;
                Period::between(first, last).ok()
            }
            CapOver::Days(days) => {
                let reach = Duration::days(i64::from(days.get().saturating_sub(1)));
                Period::between(day.checked_sub(reach)?, day.checked_add(reach)?).ok()
            }
        }
    }

    /// The most other visits that count together with one on this day, of visits on these days, all of
    /// which lie [around](Self::around) it.
    pub(crate) fn beside(&self, day: Date, mut others: Vec<Date>) -> u32 {
        others.sort_unstable();
        let together = |first: Date| {
            let own = others.iter().filter(|on| match self.over {
                CapOver::Year => true,
                CapOver::Days(days) => {
                    **on >= first && days_between(first, **on) < i64::from(days.get())
                }
            });
            u32::try_from(own.count()).unwrap_or(u32::MAX)
        };
        // A stretch that holds most of them begins with the visit or with one before it.
        let before = others.iter().copied().filter(|on| *on < day);
        let firsts = before.chain([day]);
        let reaches = |first: &Date| match self.over {
            CapOver::Year => true,
            CapOver::Days(days) => days_between(*first, day) < i64::from(days.get()),
        };
        firsts.filter(reaches).map(together).max().unwrap_or(0)
    }

    /// The days in a row over which it counts; none for the calendar year.
    pub(crate) fn days(&self) -> Option<u16> {
        match self.over {
            CapOver::Year => None,
            CapOver::Days(days) => Some(days.get()),
        }
    }
}

fn days_between(first: Date, last: Date) -> i64 {
    i64::from(last.to_julian_day()).saturating_sub(i64::from(first.to_julian_day()))
}

/// When an inspector is due for a change (轮换): after so many checks of one enterprise within some
/// months, none of which found anything.
///
/// ```
/// use core::num::NonZeroU16;
/// use ssj_core::instrument::{Effect, InspectorStreak};
/// let three = NonZeroU16::new(3).ok_or("zero")?;
/// let rule = InspectorStreak { checks: three, months: NonZeroU16::new(12).ok_or("zero")?, effect: Effect::Shown };
/// assert_eq!(rule.checks.get(), 3);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct InspectorStreak {
    /// How many checks in a row.
    pub checks: NonZeroU16,
    /// Within how many months.
    pub months: NonZeroU16,
    /// What follows.
    pub effect: Effect,
}

words! {
    /// What 2.6-e means by the same enterprise (同一企业), a reading of the text.
    #[derive(Default)]
    pub enum RepeatBy {
        /// Whoever holds the object: another product of the same enterprise is a repetition.
        #[default]
        Holder = "holder", "同一企业";
        /// The object itself: each product, project or site for itself.
        Object = "object", "同一检查对象";
    }
}

/// In which time a complaint or report (投诉举报) is accepted and verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct LeadLimits {
    /// From its receipt until it is accepted or not (受理).
    pub accept: ssj_calendar::Period,
    /// From its receipt until it is verified and a case filed or not (核查、立案).
    pub verify: ssj_calendar::Period,
}

record! {
    0x0c24 VisitCap { at_most, over, per, counted, effect };
    0x0c25 InspectorStreak { checks, months, effect };
    0x0c29 LeadLimits { accept, verify };
}

variants! {
    CapOver {
        0x0c26 Year,
        0x0c27 Days(days),
    }
}
