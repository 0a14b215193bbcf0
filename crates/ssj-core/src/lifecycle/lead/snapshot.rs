//! A lead as it is stored.

use alloc::collections::BTreeMap;

use time::Date;

use super::{Lead, LeadCheck, LeadReceived};
use crate::base::id::LeadId;
use crate::base::text::Text;
use crate::lifecycle::result::Channel;
use crate::lifecycle::trail::snapshot::{Stored, on_day, published, read, require};
use crate::lifecycle::trail::{SnapshotError, Trail};

/// Its parts by name. The order and the names are those of the value.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(remote = "Lead", deny_unknown_fields)]
struct Form {
    trail: Trail,
    id: LeadId,
    received: LeadReceived,
    #[serde(with = "ssj_calendar::iso_date")]
    on: Date,
    approved: bool,
    #[serde(with = "on_day")]
    checked: Option<(Date, LeadCheck)>,
    case: Option<Text>,
    #[serde(with = "published")]
    published: BTreeMap<Channel, Date>,
    closed: bool,
}

impl serde::Serialize for Lead {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Form::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Lead {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Form::deserialize(deserializer).and_then(read)
    }
}

impl Stored for Lead {
    fn facts(&self) -> usize {
        [
            usize::from(self.approved),
            usize::from(self.checked.is_some()),
            usize::from(self.case.is_some()),
            self.published.len(),
            usize::from(self.closed),
        ]
        .into_iter()
        .sum()
    }

    fn sound(&self) -> Result<(), SnapshotError> {
        require(self.trail.subject() == self.id.as_id(), "id")?;
        let known = |day: &Date| self.trail.has_day(*day);
        require(known(&self.on), "on")?;
        let checked = self.checked.as_ref().map(|(day, _)| day);
        require(checked.is_none_or(known), "checked")?;
        require(self.published.values().all(known), "published")?;
        require(!self.closed || checked.is_some(), "closed")
    }
}
