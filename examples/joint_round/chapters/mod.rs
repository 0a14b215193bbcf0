//! The story: one chapter for each part of a round.

pub(crate) mod calendar;
pub(crate) mod chances;
pub(crate) mod city;
pub(crate) mod draw;
mod estimates;
mod grounds;
pub(crate) mod life;
pub(crate) mod lists;
pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod pools;
pub(crate) mod recheck;
pub(crate) mod reform;
pub(crate) mod report;
mod teams;

use ssj::core::{AgencyId, Explain as _, MatterId, Refusals};
use ssj_jilin::Fault;
use ssj_jilin::facts::MATTERS;

use crate::common::terminal::refused;
use crate::round::Province;

/// A matter by its name.
fn matter_title(matter: &MatterId) -> &'static str {
    let key = matter.as_id().value();
    let facts = MATTERS.iter().find(|facts| facts.key == key);
    facts.map_or("", |facts| facts.title)
}

/// An office by the last name that it has had.
fn office_name<'a>(province: &'a Province, agency: &AgencyId) -> Result<&'a str, Fault> {
    let name = province.register.names(agency).last();
    let (_, name) = name.ok_or_else(|| format!("{agency} is not in the register"))?;
    Ok(name.as_str())
}

/// All that was said to one attempt, under one heading.
fn all_refused(what: &str, refusals: &Refusals) {
    let en: Vec<_> = refusals.iter().map(ToString::to_string).collect();
    let zh: Vec<_> = refusals.iter().map(|one| one.zh().to_string()).collect();
    refused(what, en.join("\n      "), zh.join("\n      "));
}
