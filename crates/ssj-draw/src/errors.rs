//! Every error of this crate.

use crate::record::{FrameOrderError, SourceIdError, SourceValueError, StratumKeyError};
use crate::verify::{Difference, Unlawful};

error_types!(
    Difference,
    FrameOrderError,
    SourceIdError,
    SourceValueError,
    StratumKeyError,
    Unlawful;
    or ssj_core::explained
);
