//! Jurisdictions that can't be found.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use time::Date;

use crate::base::id::DivisionId;

/// A code, zone or name that stands for no single jurisdiction on the day asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JurisdictionError {
    pub(super) input: String,
    pub(super) on: Date,
    pub(super) fault: JurisdictionFault,
}

impl JurisdictionError {
    /// The code, zone or name as it came.
    pub fn input(&self) -> &str {
        &self.input
    }

    /// The day asked about.
    pub const fn on(&self) -> Date {
        self.on
    }

    /// Why none was found.
    pub const fn fault(&self) -> &JurisdictionFault {
        &self.fault
    }

    /// The stable code: `jurisdiction.unknown`, `jurisdiction.not-in-force` or
    /// `jurisdiction.ambiguous`.
    pub const fn code(&self) -> &'static str {
        match self.fault {
            JurisdictionFault::Unknown => "jurisdiction.unknown",
            JurisdictionFault::NotInForce => "jurisdiction.not-in-force",
            JurisdictionFault::Ambiguous(_) => "jurisdiction.ambiguous",
        }
    }

    /// The sentence in Chinese.
    ///
    /// ```
    /// use ssj_core::jurisdiction::Gazetteer;
    /// use time::macros::date;
    /// let none = Gazetteer::new([])?;
    /// let error = none.at(&"division:220101".parse()?, date!(2026-01-05)).unwrap_err();
    /// assert_eq!(error.zh(), "辖区名录中没有 `division:220101`");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn zh(&self) -> String {
        let Self { input, on, fault } = self;
        match fault {
            JurisdictionFault::Unknown => format!("辖区名录中没有 `{input}`"),
            JurisdictionFault::NotInForce => format!("`{input}` 在 {on} 不是有效辖区"),
            JurisdictionFault::Ambiguous(candidates) => candidates.iter().fold(
                format!("`{input}` 可能是以下任一辖区:"),
                |said, id| format!("{said} `{id}`"),
            ),
        }
    }
}

impl fmt::Display for JurisdictionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { input, on, fault } = self;
        match fault {
            JurisdictionFault::Unknown => {
                write!(f, "`{input}` is no jurisdiction in the gazetteer")
            }
            JurisdictionFault::NotInForce => write!(f, "`{input}` was no jurisdiction on {on}"),
            JurisdictionFault::Ambiguous(candidates) => {
                write!(f, "`{input}` may be any of")?;
                candidates.iter().try_for_each(|id| write!(f, " `{id}`"))
            }
        }
    }
}

impl core::error::Error for JurisdictionError {}

/// Why no jurisdiction was found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JurisdictionFault {
    /// The gazetteer has no such code, zone or name at any time.
    Unknown,
    /// It has, but not on that day.
    NotInForce,
    /// Several jurisdictions have the name.
    Ambiguous(Vec<DivisionId>),
}
