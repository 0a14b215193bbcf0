//! What happens, step by step, and the permissions that one lifecycle gives another.

pub mod campaign;
pub mod follow_up;
pub(crate) mod footing;
pub mod lead;
pub(crate) mod mandate;
pub mod plan;
pub mod result;
pub mod round;
pub(crate) mod step;
pub mod trail;
pub mod visit;
