//! Rules as data: which instrument asks for what, from when on, and what follows for a visit.
//!
//! Where several instruments apply, the strictest wins and each is cited.
//!
//! ```
//! use ssj_core::instrument::{Instrument, Instruments};
//! use ssj_core::pool::Quorum;
//! use ssj_core::visit::Requirement;
//! use time::macros::date;
//!
//! let instruments = Instruments::new([
//!     Instrument::jilin_2019_32(),
//!     Instrument::state_council_2024_54(),
//! ])?;
//! let then = instruments.in_force(date!(2023-03-01))?;
//! assert_eq!(then.approval().value, Requirement::NotRequired);
//!
//! let now = instruments.in_force(date!(2026-03-01))?;
//! assert_eq!(now.approval().value, Requirement::Required);
//! let approval = now.approval();
//! assert_eq!(approval.by[0].as_str(), "instrument:国办发〔2024〕54号");
//! assert_eq!((now.headcount().value.minimum.get(), now.quorum().value), (2, Quorum::Certificated));
//! # Ok::<(), ssj_core::Refusals>(())
//! ```

mod built_in;
mod cap;
mod cited;
mod entry;
mod in_force;
#[cfg(test)]
mod tests;

pub use crate::law::clause::Seen;
pub use cap::{
    CapOver, CapPer, CheckOccasion, Effect, InspectorStreak, LeadLimits, RepeatBy, VisitCap,
};
pub use cited::Cited;
pub use entry::{Instrument, InstrumentRank};
pub use in_force::{InForce, Instruments};
