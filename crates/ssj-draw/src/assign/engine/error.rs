//! Why a draw gave no assignment.

use super::shortage::Shortage;
use crate::assign::engine::table::pair_cap::PairCapWitness;

/// Why a draw gave no assignment. Nothing partial comes with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AssignError {
    /// No lawful assignment exists.
    #[error("{0}")]
    Shortage(Shortage),
    /// No table keeps every pair below a cap.
    #[error("{0}")]
    PairCap(PairCapWitness),
    /// The observer ended the draw.
    #[error("the draw was cancelled")]
    Cancelled,
    /// No component has this number.
    #[error("the draw has no component {component}")]
    NoSuchComponent {
        /// The number asked for.
        component: usize,
    },
    /// Parts that do not make up one draw: one is missing, comes twice, or is of another draw.
    #[error("the parts do not make up this draw")]
    Parts,
}

impl AssignError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Shortage(_) => "assign.shortage",
            Self::PairCap(_) => "assign.pair-cap",
            Self::Cancelled => "assign.cancelled",
            Self::NoSuchComponent { .. } => "assign.no-such-component",
            Self::Parts => "assign.parts",
        }
    }
}
