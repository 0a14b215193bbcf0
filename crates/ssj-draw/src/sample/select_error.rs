//! Why a selection can't be made.

use super::counts::{CountError, StrataDiffer};
use super::frame::{FrameError, Row};
use super::observer::Cancelled;

/// A selection that was not made. Nothing was drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SelectError {
    /// Quotas and strata differ in number.
    #[error("{quotas} quotas were given for {strata} strata")]
    Quotas {
        /// How many quotas were given.
        quotas: usize,
        /// How many strata there are.
        strata: usize,
    },
    /// A stratum has fewer eligible objects than its quota.
    #[error("stratum {stratum} is to give {quota} objects but has {eligible} eligible ones")]
    TooFewEligible {
        /// The stratum.
        stratum: u32,
        /// How many it is to give.
        quota: u64,
        /// How many it has.
        eligible: u64,
    },
    /// A part's counts are not its own, or it has 2^32 rows or more.
    #[error("the part does not match its counts, or has 2^32 rows or more")]
    Part,
    /// Two parts cover the same rows, or rows are missing.
    #[error("the parts do not cover the frame's {rows} rows once each")]
    Coverage {
        /// How many rows were counted.
        rows: u64,
    },
    /// A thread's share of the strata was not finished.
    #[error("some strata were not finished")]
    Unfinished,
    /// Two rows have the same token: one object listed twice, or two ids with one token.
    #[error("rows {} and {} have the same token", rows[0].number(), rows[1].number())]
    DuplicateToken {
        /// The two rows, the lower first.
        rows: [Row; 2],
    },
    /// A row that was ranked can't be found again, or has another token than before.
    #[error("row {} changed while the sample was drawn", row.number())]
    Changed {
        /// The row.
        row: Row,
    },
    /// A stratum of a stream is asked for more than its bound let it hold.
    #[error(
        "stratum {stratum} is to give more than the stream held: stream it again with a higher bound"
    )]
    Dropped {
        /// The stratum.
        stratum: u32,
    },
    /// The frame is not well formed.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// Parts of different frames.
    #[error(transparent)]
    StrataDiffer(#[from] StrataDiffer),
    /// The observer cancelled it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl SelectError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Quotas { .. } => "select.quotas",
            Self::TooFewEligible { .. } => "select.too-few-eligible",
            Self::Part => "select.part",
            Self::Coverage { .. } => "select.coverage",
            Self::Unfinished => "select.unfinished",
            Self::DuplicateToken { .. } => "select.duplicate-token",
            Self::Changed { .. } => "select.changed",
            Self::Dropped { .. } => "select.dropped",
            Self::Frame(error) => error.code(),
            Self::StrataDiffer(error) => error.code(),
            Self::Cancelled(error) => error.code(),
        }
    }
}

impl From<CountError> for SelectError {
    fn from(error: CountError) -> Self {
        match error {
            CountError::Frame(error) => Self::Frame(error),
            CountError::Cancelled(error) => Self::Cancelled(error),
        }
    }
}
