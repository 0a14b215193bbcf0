//! A set of notices as it is stored.

use alloc::vec::Vec;

use super::{NoticeSetError, Tail};
use crate::{area::LocalArea, notice::Notice, region::Region, rest::WeeklyRest};

/// Its parts.
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, crate = "crate::strict")]
pub(super) struct NoticeSet {
    rest: WeeklyRest,
    tail: Tail,
    areas: Vec<LocalArea>,
    covered: Vec<Region>,
    notices: Vec<Notice>,
}

impl From<super::NoticeSet> for NoticeSet {
    fn from(set: super::NoticeSet) -> Self {
        let super::NoticeSet {
            notices,
            areas,
            covered,
            rest,
            tail,
        } = set;
        Self {
            rest,
            tail,
            areas,
            covered,
            notices,
        }
    }
}

impl TryFrom<NoticeSet> for super::NoticeSet {
    type Error = NoticeSetError;

    fn try_from(stored: NoticeSet) -> Result<Self, NoticeSetError> {
        let mut set = Self::new(stored.rest, stored.tail);
        set.areas = stored.areas;
        set.covered = stored.covered;
        stored
            .notices
            .into_iter()
            .try_for_each(|notice| set.insert(notice))?;
        Ok(set)
    }
}
