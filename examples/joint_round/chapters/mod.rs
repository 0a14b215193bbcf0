//! The story: one chapter for each part of a round.

pub(crate) mod calendar;
pub(crate) mod draw;
pub(crate) mod life;
pub(crate) mod lists;
pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod pools;
pub(crate) mod report;
