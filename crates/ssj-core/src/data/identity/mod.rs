//! Who an object of inspection is: its kind, credit codes (GB 32100), legacy registration numbers.
//!
//! A code says nothing about where its holder is today. A quarter of the real codes of Jilin carry
//! a division that no current list has, so a jurisdiction never comes from a code.
//!
//! ```
//! use ssj_core::ObjectId;
//! use ssj_core::identity::{CreditCode, RegistrationNumber};
//! let code: CreditCode = "91220101MA13XQYL0T".parse()?;
//! assert_eq!(ObjectId::from(code).as_str(), "uscc:91220101MA13XQYL0T");
//! let number: RegistrationNumber = "330102000138543".parse()?;
//! assert_eq!(ObjectId::from(number).as_str(), "reg15:330102000138543");
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod kind;

pub use crate::base::code::{
    CreditCode, CreditCodeError, CreditCodeFault, OrganisationMismatch, RegistrationNumber,
    RegistrationNumberError, RegistrationNumberFault,
};
pub use crate::base::id::CodeException;
pub use kind::ObjectKind;
