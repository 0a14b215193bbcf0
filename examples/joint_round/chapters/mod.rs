//! The story: one chapter for each part of a round.

pub(crate) mod calendar;
pub(crate) mod chances;
pub(crate) mod draw;
mod estimates;
mod grounds;
pub(crate) mod life;
pub(crate) mod lists;
pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod pools;
pub(crate) mod report;
mod teams;

use ssj::core::{AgencyId, Explain as _, MatterId, Refusals};
use ssj_jilin::Fault;
use ssj_jilin::facts::MATTERS;

use crate::common::terminal::refused;
use crate::round::{Province, TODAY};

/// A matter by its name.
fn matter_title(matter: &MatterId) -> &'static str {
    let key = matter.as_id().value();
    let facts = MATTERS.iter().find(|facts| facts.key == key);
    facts.map_or("", |facts| facts.title)
}

/// An office by its name.
fn office_name<'a>(province: &'a Province, agency: &AgencyId) -> Result<&'a str, Fault> {
    Ok(province.register.at(agency, TODAY)?.name().as_str())
}

/// All that was said to one attempt, under one heading.
fn all_refused(what: &str, refusals: &Refusals) {
    let en: Vec<_> = refusals.iter().map(ToString::to_string).collect();
    let zh: Vec<_> = refusals.iter().map(|one| one.zh().to_string()).collect();
    refused(what, en.join("\n      "), zh.join("\n      "));
}
