//! The story: one chapter for each part of a round.

pub(crate) mod calendar;
pub(crate) mod draw;
mod grounds;
pub(crate) mod life;
pub(crate) mod lists;
pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod pools;
pub(crate) mod report;
mod teams;

use ssj::core::Refusals;

use crate::common::terminal::refused;

/// All that was said to one attempt, under one heading.
fn all_refused(what: &str, refusals: &Refusals) {
    let en: Vec<_> = refusals.iter().map(ToString::to_string).collect();
    let zh: Vec<_> = refusals.iter().map(|one| one.zh().to_string()).collect();
    refused(what, en.join("\n      "), zh.join("\n      "));
}
