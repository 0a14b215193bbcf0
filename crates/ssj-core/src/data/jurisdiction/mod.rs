//! Where: divisions by code (行政区划, GB/T 2260) and special zones by name, as of a day.
//!
//! The library ships no list of divisions: the caller brings the rows and [`Gazetteer::new`]
//! refuses those that contradict each other.
//!
//! ```
//! use ssj_core::jurisdiction::{Gazetteer, Jurisdiction};
//! use ssj_core::{DivisionId, Period, Text};
//! use time::macros::date;
//!
//! let ever = Period::starting(date!(1954-01-01));
//! let old = Period::between(date!(1954-01-01), date!(2020-06-18))?;
//! let new = Period::starting(date!(2020-06-19));
//! let row = |code: &str, name, period| {
//!     Ok::<_, Box<dyn core::error::Error>>(
//!         Jurisdiction::division(code.parse()?, Text::new(name)?, period))
//! };
//! let gazetteer = Gazetteer::new([
//!     row("220000", "吉林省", ever)?,
//!     row("220100", "长春市", ever)?,
//!     row("220300", "四平市", ever)?,
//!     row("220381", "公主岭市", old)?.replaced_by(DivisionId::new("220184")?),
//!     row("220184", "公主岭市", new)?,
//! ])?;
//!
//! let (then, now) = (date!(2019-05-22), date!(2026-01-01));
//! assert_eq!(gazetteer.named("公主岭市", then)?.id().as_str(), "division:220381");
//! assert_eq!(gazetteer.named("公主岭市", now)?.id().as_str(), "division:220184");
//! let moved = gazetteer.resolve(&DivisionId::new("220381")?, now)?;
//! assert_eq!(moved.id().as_str(), "division:220184");
//! assert!(gazetteer.is_within(moved.id(), &DivisionId::new("220100")?, now));
//! assert!(gazetteer.at(&DivisionId::new("220199")?, now).is_err());
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod entry;
mod error;
mod gazetteer;
#[cfg(test)]
mod tests;

pub use crate::base::code::{DivisionCode, DivisionCodeError, Level};
pub use entry::Jurisdiction;
pub use error::{Candidates, JurisdictionError};
pub use gazetteer::Gazetteer;

/// The governing body of the Changbai mountains (长白山管委会), a zone that is no division.
pub const CHANGBAISHAN: &str = "zone:changbaishan";

/// The governing body of Changchun's new area (长春新区管委会), a zone that is no division.
pub const CHANGCHUN_NEW_AREA: &str = "zone:changchun-new-area";
