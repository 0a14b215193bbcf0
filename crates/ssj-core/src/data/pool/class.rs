//! Credit risk classes.

use core::fmt;

use time::Date;

use crate::base::bytes::Digest;
use crate::base::encode::{Encode, Encoder, sealed};

/// A credit risk class (信用风险分类), from A, the lowest risk, to D or E.
///
/// It gives differentiated ratios and frequencies. No class is exempt, and whose class is which is
/// not public.
#[doc(alias = "信用风险分类")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum RiskClass {
    /// Low risk.
    A,
    /// Ordinary risk.
    B,
    /// Higher risk.
    C,
    /// High risk.
    D,
    /// The fifth class of provinces that have five.
    E,
}

impl RiskClass {
    /// Every class, the lowest risk first.
    pub const ALL: [Self; 5] = [Self::A, Self::B, Self::C, Self::D, Self::E];

    /// Its letter.
    ///
    /// ```
    /// assert_eq!(ssj_core::pool::RiskClass::C.name(), "C");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
        }
    }
}

impl fmt::Display for RiskClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl sealed::Sealed for RiskClass {}
impl Encode for RiskClass {
    fn encode(&self, out: &mut Encoder) {
        out.value(self.name());
    }
}

/// Where a pool's classes come from: the day they were assigned for, and the digest of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ClassAssignment {
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    as_of: Date,
    source: Digest,
}

impl ClassAssignment {
    /// An assignment as of a day, from a list of this digest.
    pub const fn new(as_of: Date, source: Digest) -> Self {
        Self { as_of, source }
    }

    /// The day it was made for.
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// The digest of the list it comes from.
    pub const fn source(&self) -> Digest {
        self.source
    }
}

record! {
    0x0125 ClassAssignment { as_of, source };
}
