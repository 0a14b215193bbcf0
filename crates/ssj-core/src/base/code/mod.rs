//! Numbers that check themselves: credit codes, registration numbers, division codes.

mod credit_code;
mod division;
mod level;
mod organisation;
mod registration_number;

pub use credit_code::{CreditCode, CreditCodeError, CreditCodeFault};
pub use division::{DivisionCode, DivisionCodeError};
pub use level::Level;
pub use organisation::OrganisationMismatch;
pub use registration_number::{
    RegistrationNumber, RegistrationNumberError, RegistrationNumberFault,
};
