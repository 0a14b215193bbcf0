//! Who answers for what: agencies, the systems they belong to, and how both change in time.
//!
//! An [`AgencyRegister`] holds the agencies and the matters each one owns. A reform is a
//! [`Change`]: reported to the market regulator of the same level, adopted by the province's, and
//! from then on part of the register, which answers for any day and keeps every old name.

mod change;
mod conference;
mod entry;
mod error;
mod register;
mod report;
mod system;
#[cfg(test)]
mod tests;
mod timeline;

pub use change::{Change, Reform};
pub use conference::{Conference, Seat};
pub use entry::{Agency, AgencyKind};
pub use error::AgencyError;
pub use register::{AgencyRegister, AgencyThen, Function};
pub use report::{ChangeAdopted, ChangeReported};
pub use system::NamedSystem;
