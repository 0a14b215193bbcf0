//! What a check takes, by the instrument in force.

use crate::law::headcount::Headcount;
use crate::law::quorum::Quorum;

words! {
    /// Whether something is asked for.
    #[derive(Default)]
    pub enum Requirement as Required {
        /// It is not.
        #[default]
        NotRequired = "not-required", "不要求";
        /// It is.
        Required = "required", "要求";
    }
}

/// How checks are conducted under the instruments in force on the day a visit is opened.
///
/// The default is the regulation's: two inspectors of each department with an enforcement certificate,
/// no more. 国办发〔2024〕54号 asks for the head's prior approval and a notice as well.
///
/// ```
/// use ssj_core::visit::{Conduct, Requirement};
/// assert_eq!(Conduct::default().approval, Requirement::NotRequired);
/// assert_eq!(Conduct::national_2024().approval, Requirement::Required);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Conduct {
    /// The least number of inspectors.
    pub headcount: Headcount,
    /// Whether the head's prior approval is asked for.
    pub approval: Requirement,
    /// Whether a notice of the check is asked for.
    pub notice: Requirement,
    /// Whether those who check hold an enforcement certificate (行政执法证).
    #[doc(alias = "行政执法证")]
    pub quorum: Quorum,
}

impl Conduct {
    /// The same, with those who count as this says.
    #[must_use]
    pub const fn with_quorum(self, quorum: Quorum) -> Self {
        Self { quorum, ..self }
    }

    /// What 国办发〔2024〕54号 asks for.
    pub fn national_2024() -> Self {
        Self {
            headcount: Headcount::default(),
            approval: Requirement::Required,
            notice: Requirement::Required,
            quorum: Quorum::Certificated,
        }
    }
}

record! {
    0x0600 Conduct { headcount, approval, notice, quorum };
}
