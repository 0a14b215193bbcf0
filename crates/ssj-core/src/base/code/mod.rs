//! Numbers that check themselves: credit codes, registration numbers, division codes.

/// A code of ASCII characters whose type has a `fault` that says what is wrong with a text.
macro_rules! checked_code {
    ($name:ident, $error:ident, $fault:ident) => {
        impl core::str::FromStr for $name {
            type Err = $error;

            fn from_str(input: &str) -> Result<Self, $error> {
                let refuse = |fault| $error {
                    input: crate::base::code::shown(input),
                    fault,
                };
                if let Some(fault) = Self::fault(input) {
                    return Err(refuse(fault));
                }
                let bytes = input.as_bytes().try_into().map(Self);
                bytes.map_err(|_| {
                    refuse($fault::Length {
                        characters: input.len(),
                    })
                })
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;

            fn try_from(input: String) -> Result<Self, $error> {
                input.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.as_str().into()
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        texts!($name);
    };
}

mod cooperative;
mod credit_code;
mod division;
mod level;
mod organisation;
mod registration_number;
mod resident;

pub(crate) use cooperative::is_cooperative_number;
pub use credit_code::{CreditCode, CreditCodeError, CreditCodeFault};
pub use division::{DivisionCode, DivisionCodeError};
pub use level::Level;
pub use organisation::OrganisationMismatch;
pub use registration_number::{
    RegistrationNumber, RegistrationNumberError, RegistrationNumberFault,
};
pub(crate) use resident::{is_number as is_resident, shown};
