//! Every error of this crate, in one list.

use crate::Cancelled;
use crate::assign::{
    AssignError, Fault, InvalidProblem, PairCapWitness, ReplaceError, SearchError, Shortage,
};
use crate::record::{FrameOrderError, StreamedError};
use crate::sample::{
    DialError, FrameError, SelectError, SizeError, StrataDiffer, StratumError, VisitError,
    WeightedError,
};
use crate::verify::{Difference, Unlawful};

error_types! {
    Cancelled,
    // Of samples.
    DialError, FrameError, SelectError, SizeError, StrataDiffer, StratumError, VisitError,
    WeightedError,
    // Of assignments.
    AssignError, Fault, InvalidProblem, PairCapWitness, ReplaceError, SearchError, Shortage,
    // Of records.
    FrameOrderError, StreamedError,
    // Of verifying.
    Difference, Unlawful;
    or ssj_core::explained
}
