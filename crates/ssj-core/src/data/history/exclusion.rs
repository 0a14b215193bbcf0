//! The three states of an object in a draw.

use alloc::format;
use core::fmt;

use time::Date;

use crate::base::digests::EvidenceDigest;
use crate::base::encode::{Encode, Encoder, Tag, sealed};
use crate::base::fact::FactValue;
use crate::base::id::{InstrumentId, ObjectId};
use crate::base::text::Text;
use crate::law::clause::Clause;
use crate::law::refusal::Refusal;
use crate::law::rules::history as rules;

/// Where an object stands in a draw.
///
/// Ratios apply to all that is in scope, so who is not drawable still counts in N.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum DrawState {
    /// Not part of the population: closed, moved away, of another jurisdiction.
    OutOfScope(ScopeReason),
    /// Part of the population, but a rule keeps it from being drawn.
    NotDrawable(Exclusion),
    /// It may be drawn.
    Eligible,
}

ssj_calendar::words! {
    /// Why an object is not part of the population.
    #[non_exhaustive]
    pub enum ScopeReason {
        /// It ended or moved away by the day of the draw.
        NotOpen = "not-open" / "not open", "已终止或迁出";
        /// It is in a jurisdiction that the draw does not cover.
        OtherDivision = "other-division" / "in another division", "不在抽取辖区";
    }
}

/// One reason to leave an object out of a draw, with its clause and the digest of its evidence.
///
/// ```
/// use ssj_core::EvidenceDigest;
/// use ssj_core::history::{Exclusion, ExclusionReason};
/// use ssj_core::{Clause, Digest};
/// use time::macros::date;
/// let on = date!(2025-06-03);
/// let exclusion = Exclusion { reason: ExclusionReason::Repeat { on }, evidence: EvidenceDigest(Digest::from_bytes([7; 32])) };
/// assert_eq!(exclusion.clause(), Some(Clause::C2_6E));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Exclusion {
    /// The reason.
    pub reason: ExclusionReason,
    /// The digest of the past record, report or rule that shows it.
    pub evidence: EvidenceDigest,
}

/// Why an object in scope is not drawable.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ExclusionReason {
    /// The same system has a general check of it on the same matter, made or still to come.
    Repeat {
        /// Its day.
        #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
        #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
        on: Date,
    },
    /// It passed the sampling test at a superior or a related unit.
    PassedTest {
        /// The day of the test.
        #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
        #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
        on: Date,
    },
    /// A cap on visits is reached.
    Capped {
        /// The visits that count, made or fixed.
        visits: u32,
        /// The cap.
        at_most: u16,
        /// The days in a row over which it counts; none for the calendar year.
        days: Option<u16>,
        /// The instrument that sets it.
        by: InstrumentId,
    },
    /// The matter's frequency is reached.
    Frequency {
        /// Checks within the frequency's years.
        checks: u32,
        /// The most there may be.
        at_most: u16,
    },
    /// A rule leaves it alone, as in its first year of business or on a list of those not
    /// disturbed.
    LeftAlone {
        /// The rule.
        rule: Text,
    },
}

impl Exclusion {
    /// The clause it comes from; `None` for what a list or a rule of the caller says. A cap's own
    /// instrument stands beside.
    pub const fn clause(&self) -> Option<Clause> {
        match self.reason {
            ExclusionReason::Repeat { .. } => Some(Clause::C2_6E),
            ExclusionReason::PassedTest { .. } => Some(Clause::C2_6F),
            ExclusionReason::Capped { .. } => Some(Clause::S54_4B),
            ExclusionReason::Frequency { .. } | ExclusionReason::LeftAlone { .. } => None,
        }
    }

    /// The exclusion as a refusal, for a step that would check the object all the same.
    ///
    /// ```
    /// use ssj_core::EvidenceDigest;
    /// use ssj_core::history::{Exclusion, ExclusionReason};
    /// use ssj_core::{Digest, rules};
    /// use time::macros::date;
    /// let on = date!(2025-06-03);
    /// let exclusion = Exclusion { reason: ExclusionReason::Repeat { on }, evidence: EvidenceDigest(Digest::from_bytes([7; 32])) };
    /// let refusal = exclusion.refusal(&"uscc:91220101MA13XQYL0T".parse()?);
    /// assert_eq!(refusal.code, rules::history::REPEAT);
    /// # Ok::<(), ssj_core::IdError>(())
    /// ```
    pub fn refusal(&self, object: &ObjectId) -> Refusal {
        let refusal = match &self.reason {
            ExclusionReason::Repeat { on } => Refusal::new(rules::REPEAT).with("on", *on),
            ExclusionReason::PassedTest { on } => Refusal::new(rules::PASSED).with("on", *on),
            ExclusionReason::Capped {
                visits,
                at_most,
                days,
                by,
            } => Refusal::new(rules::CAPPED)
                .with("visits", *visits)
                .with("span", span(*days))
                .with("at-most", u32::from(*at_most))
                .with("by", by.as_id().value()),
            ExclusionReason::Frequency { checks, at_most } => Refusal::new(rules::FREQUENT)
                .with("checks", *checks)
                .with("at-most", u32::from(*at_most)),
            ExclusionReason::LeftAlone { rule } => {
                Refusal::new(rules::LEFT_ALONE).with("rule", rule)
            }
        };
        refusal
            .with("object", object)
            .with("evidence", self.evidence)
    }
}

impl fmt::Display for ExclusionReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Repeat { on } => write!(f, "checked or to be checked since {on}"),
            Self::PassedTest { on } => write!(f, "passed the test on {on}"),
            Self::Capped {
                visits,
                at_most,
                days,
                by,
            } => {
                let (span, by) = (span(*days), by.as_id().value());
                write!(f, "{visits} visits in {span} of at most {at_most} by {by}")
            }
            Self::Frequency { checks, at_most } => {
                write!(f, "{checks} checks of at most {at_most}")
            }
            Self::LeftAlone { rule } => write!(f, "left alone: {rule}"),
        }
    }
}

fn span(days: Option<u16>) -> FactValue {
    match days {
        None => FactValue::word("the calendar year", "本年度"),
        Some(days) => FactValue::word(format!("{days} days in a row"), format!("连续{days}日内")),
    }
}

variants! {
    DrawState {
        0x0140 OutOfScope(reason),
        0x0141 NotDrawable(exclusion),
        0x0142 Eligible,
    }
}

variants! {
    ScopeReason {
        0x0144 NotOpen,
        0x0145 OtherDivision,
    }
}

impl sealed::Sealed for Exclusion {}
impl Encode for Exclusion {
    fn encode(&self, out: &mut Encoder) {
        out.record(Tag::new(0x0143), |body| {
            body.value(&self.reason);
            body.value(&self.clause());
            body.value(&self.evidence);
        });
    }
}

variants! {
    ExclusionReason {
        0x0146 Repeat { on },
        0x0147 PassedTest { on },
        0x0148 Capped { visits, at_most, days, by },
        0x0149 Frequency { checks, at_most },
        0x014a LeftAlone { rule },
    }
}
