//! Why a row can't be taken.

use ssj_calendar::iso_date::IsoDateError;
use ssj_core::IdError;
use ssj_core::identity::CreditCodeError;
use ssj_core::jurisdiction::JurisdictionError;

/// One thing that is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// It has more or fewer fields than the header.
    #[error("the row has {found} fields, the header {expected}")]
    Width {
        /// In the row.
        found: usize,
        /// In the header.
        expected: usize,
    },
    /// Its credit code is none.
    #[error(transparent)]
    Code(#[from] CreditCodeError),
    /// Its city is no prefecture's name.
    #[error("`{0}` is not the name of a prefecture of Jilin")]
    City(String),
    /// Its date is none.
    #[error(transparent)]
    Date(#[from] IsoDateError),
    /// Its county is written as no id is.
    #[error(transparent)]
    CountyId(#[from] IdError),
    /// Its county is none that exists.
    #[error(transparent)]
    County(#[from] JurisdictionError),
    /// Its county is in another prefecture than its city.
    #[error("county `{county}` is not in `{city}`")]
    Elsewhere {
        /// The county's code.
        county: String,
        /// The city as the row has it.
        city: String,
    },
    /// Its class is not one.
    #[error("`{0}` is not one of the risk classes A to D")]
    Class(String),
    /// Its kind is not one of a market entity.
    #[error("`{0}` is not a kind: enterprise, individual-business or cooperative")]
    Kind(String),
    /// Its code stood in an earlier row.
    #[error("the code is that of line {first}")]
    Twice {
        /// The line of the first row.
        first: u64,
    },
}
