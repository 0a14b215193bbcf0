//! The round, composed of library calls: nothing here prints, and nothing here is a rule.

mod agencies;
mod calendars;
mod clerk;
mod draw;
mod frames;
mod lists;
mod plan;
mod pools;
mod province;
mod visits;

pub(crate) use agencies::{REFORMED, office};
pub(crate) use calendars::{ASSUMED_YANBIAN_2026, Calendars};
pub(crate) use clerk::Clerk;
pub(crate) use draw::{BEACONS, Drawn, Story, draw};
pub(crate) use frames::{DRAW_DAY, RATIOS, frame, history, instruments};
pub(crate) use lists::{Lists, draft, unpublished};
pub(crate) use plan::{Planned, plan};
pub(crate) use pools::Pools;
pub(crate) use province::{Province, Size, TODAY};
pub(crate) use visits::{Lives, live};
