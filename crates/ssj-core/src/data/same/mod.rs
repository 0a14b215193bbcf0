//! What is the same though its ids differ: enterprises, matters, systems, agencies. Asked here and
//! nowhere else.
//!
//! Ids change where things do not: a 15-digit number became a credit code, the province's list and the
//! county's have other ids for one power, an agency goes on under another name. [`Identities`] holds what
//! is known of that, [`Same`] answers as of a day.
//!
//! ```
//! use ssj_core::agency::AgencyRegister;
//! use ssj_core::same::{Became, Identities, Same};
//! use ssj_core::{Digest, EvidenceDigest, ObjectId};
//! use time::macros::date;
//! let (old, new): (ObjectId, ObjectId) =
//!     ("reg15:330102000138543".parse()?, "uscc:91220101MA13XQYL0T".parse()?);
//! let became = Became {
//!     before: old.clone(),
//!     now: new.clone(),
//!     since: date!(2015-10-01),
//!     evidence: EvidenceDigest(Digest::from_bytes([7; 32])),
//! };
//! let (known, agencies) = (Identities::new([became], &[])?, AgencyRegister::new([], [])?);
//! let same = Same::new(&known, &agencies, date!(2026-03-02));
//! assert_eq!(same.enterprise(&old), &new);
//! assert_eq!(same.known_as(&new), [&new, &old]);
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod known;
mod on_a_day;

pub use known::{Became, Identities};
pub use on_a_day::Same;
