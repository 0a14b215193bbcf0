//! Agencies that can't be found.

use alloc::string::String;

use time::Date;

/// An agency or owner that is not there on the day asked about.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{input}` {fault} on {on}")]
pub struct AgencyError {
    pub(super) input: String,
    pub(super) on: Date,
    pub(super) fault: AgencyFault,
}

impl AgencyError {
    /// The agency or matter asked about.
    pub fn input(&self) -> &str {
        &self.input
    }

    /// The day asked about.
    pub const fn on(&self) -> Date {
        self.on
    }

    /// Why there is none.
    pub const fn fault(&self) -> AgencyFault {
        self.fault
    }

    /// The stable code: `agency.unknown`, `agency.not-in-force` or `agency.no-owner`.
    pub const fn code(&self) -> &'static str {
        match self.fault {
            AgencyFault::Unknown => "agency.unknown",
            AgencyFault::NotYet | AgencyFault::Ended => "agency.not-in-force",
            AgencyFault::NoOwner => "agency.no-owner",
        }
    }

    /// The sentence in Chinese.
    pub fn zh(&self) -> String {
        let Self { input, on, fault } = self;
        match fault {
            AgencyFault::Unknown => alloc::format!("机构名录中没有 `{input}`"),
            AgencyFault::NotYet => alloc::format!("`{input}` 在 {on} 尚未设立"),
            AgencyFault::Ended => alloc::format!("`{input}` 在 {on} 已撤销"),
            AgencyFault::NoOwner => alloc::format!("`{input}` 在 {on} 没有主管机构"),
        }
    }
}

/// Why there is no agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AgencyFault {
    /// The register has no such agency at any time.
    #[error("is no agency in the register")]
    Unknown,
    /// It was founded later.
    #[error("was not yet founded")]
    NotYet,
    /// It had ended.
    #[error("had ended")]
    Ended,
    /// The matter has no owner.
    #[error("has no agency that owns it")]
    NoOwner,
}
