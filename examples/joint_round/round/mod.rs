//! The round, composed of library calls: nothing here prints, and nothing here is a rule.

mod aftermath;
mod agencies;
mod brief;
mod calendars;
mod campaign;
mod draw;
mod elsewhere;
mod frames;
mod inspectors;
mod kept;
mod lead;
mod life;
mod lists;
mod objects;
mod outcomes;
mod plan;
mod pools;
mod province;
mod script;
mod visits;

pub(crate) use agencies::{REFORMED, is_of, office};
pub(crate) use brief::Story;
pub(crate) use calendars::{ASSUMED_YANBIAN_2026, Calendars};
pub(crate) use campaign::{Campaigned, campaign};
pub(crate) use draw::{Drawn, draw};
pub(crate) use frames::{Framed, RATIOS, annex, history, joint_matter};
pub(crate) use kept::desk;
pub(crate) use lead::{Led, lead};
pub(crate) use lists::{Lists, draft, unpublished};
pub(crate) use plan::{Planned, plan};
pub(crate) use pools::Pools;
pub(crate) use province::{Province, Size, TODAY};
pub(crate) use script::Moment;
pub(crate) use visits::Lives;
