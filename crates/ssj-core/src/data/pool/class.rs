//! Credit risk classes.

use time::Date;

use crate::base::digests::EvidenceDigest;

words! {
    /// A credit risk class (信用风险分类), from A, the lowest risk, to D or E.
    ///
    /// It gives differentiated ratios and frequencies. No class is exempt, and whose class is which
    /// is not public.
    ///
    /// ```
    /// use ssj_core::{Word, pool::RiskClass};
    /// assert_eq!((RiskClass::C.name(), RiskClass::C.zh()), ("C", "C类"));
    /// ```
    #[doc(alias = "信用风险分类")]
    pub enum RiskClass {
        /// Low risk.
        A = "A", "A类";
        /// Ordinary risk.
        B = "B", "B类";
        /// Higher risk.
        C = "C", "C类";
        /// High risk.
        D = "D", "D类";
        /// The fifth class of provinces that have five.
        E = "E", "E类";
    }
}

/// Where a pool's classes come from: the day they were assigned for, and the digest of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct ClassAssignment {
    /// The day it was made for.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub as_of: Date,
    /// The digest of the list it comes from.
    pub source: EvidenceDigest,
}

record! {
    0x0b05 ClassAssignment { as_of, source };
}
