//! Lifecycles as they are stored between two events.
//!
//! A stored value is a short cut, never the truth: the events are. What is read is checked against
//! its own trail and the order of its steps, so that nothing gets in that no events lead to; which
//! events they were only their chain tells. Whoever does not trust the place where it was kept
//! compares its head with a published one, and replays.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use time::Date;

use super::Lifecycle;
use crate::base::encode::width;
use crate::base::suite::SuiteUnavailable;

/// A stored lifecycle that no events lead to.
///
/// ```
/// use ssj_core::trail::SnapshotError;
/// let error = SnapshotError::Time { sequence: 3 };
/// assert_eq!(error.code(), "snapshot.time");
/// assert_eq!(error.zh(), "快照的第 3 条记录早于其前一条，或早于其生效时间");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SnapshotError {
    /// It has no entry, or more than a trail may have.
    Length,
    /// An entry was recorded before it happened, or before the one before it.
    Time {
        /// The entry's sequence number.
        sequence: u64,
    },
    /// A command stands for two entries.
    Command {
        /// The later entry's sequence number.
        sequence: u64,
    },
    /// A part does not go with the trail or with the other parts.
    State {
        /// The name of the part.
        part: &'static str,
    },
    /// This build lacks the suite that its trail is chained with.
    Suite(SuiteUnavailable),
}

impl SnapshotError {
    /// The stable code: `snapshot.length`, `snapshot.time`, `snapshot.command`, `snapshot.state`,
    /// or the suite's.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length => "snapshot.length",
            Self::Time { .. } => "snapshot.time",
            Self::Command { .. } => "snapshot.command",
            Self::State { .. } => "snapshot.state",
            Self::Suite(error) => error.code(),
        }
    }

    /// The sentence in Chinese.
    pub fn zh(&self) -> String {
        match self {
            Self::Length => "快照没有记录，或记录过多".into(),
            Self::Time { sequence } => {
                format!("快照的第 {sequence} 条记录早于其前一条，或早于其生效时间")
            }
            Self::Command { sequence } => format!("快照的第 {sequence} 条记录重复了先前的命令"),
            Self::State { part } => format!("快照的 `{part}` 与其记录或其他部分矛盾"),
            Self::Suite(error) => error.zh(),
        }
    }
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length => f.write_str("the snapshot has no entry, or too many"),
            Self::Time { sequence } => write!(
                f,
                "entry {sequence} of the snapshot was recorded before the one before it, or before it happened"
            ),
            Self::Command { sequence } => {
                write!(
                    f,
                    "entry {sequence} of the snapshot repeats an earlier command"
                )
            }
            Self::State { part } => {
                write!(
                    f,
                    "`{part}` of the snapshot contradicts its trail or its other parts"
                )
            }
            Self::Suite(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for SnapshotError {}

impl From<SuiteUnavailable> for SnapshotError {
    fn from(error: SuiteUnavailable) -> Self {
        Self::Suite(error)
    }
}

/// A lifecycle that is stored: what must hold of it whatever events came.
pub(crate) trait Stored: Lifecycle {
    /// How many facts it holds that took an event each, the first apart.
    fn facts(&self) -> usize;

    /// The parts go with the trail and with each other.
    fn sound(&self) -> Result<(), SnapshotError>;
}

/// What was read, if it is sound.
pub(crate) fn read<L: Stored, E: Error>(value: L) -> Result<L, E> {
    let enough = || require(width(value.facts()) < value.trail().len(), "trail");
    value.sound().and_then(|()| enough()).map_err(E::custom)?;
    Ok(value)
}

/// Refuses a part that does not go with the others.
pub(crate) fn require(holds: bool, part: &'static str) -> Result<(), SnapshotError> {
    if holds {
        Ok(())
    } else {
        Err(SnapshotError::State { part })
    }
}

/// Whether nothing stands twice.
pub(crate) fn distinct<T: Ord>(parts: impl IntoIterator<Item = T>) -> bool {
    let mut seen = BTreeSet::new();
    parts.into_iter().all(|part| seen.insert(part))
}

/// Maps as lists of pairs in strictly ascending order: their keys need not be text.
pub(crate) mod pairs {
    use super::{BTreeMap, Deserialize, Deserializer, Error, Serialize, Serializer, Vec, require};

    pub(crate) fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        map: &BTreeMap<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub(crate) fn deserialize<'de, K, V, D>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        K: Deserialize<'de> + Ord,
        V: Deserialize<'de>,
        D: Deserializer<'de>,
    {
        let rows = Vec::<(K, V)>::deserialize(deserializer)?;
        require(rows.is_sorted_by(|(a, _), (b, _)| a < b), "keys").map_err(D::Error::custom)?;
        Ok(rows.into_iter().collect())
    }
}

/// A date beside something else.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
struct Day(#[serde(with = "ssj_calendar::iso_date")] Date);

/// Lists of something with its day.
pub(crate) mod dated {
    use super::{Date, Day, Deserialize, Deserializer, Serialize, Serializer, Vec};

    pub(crate) fn serialize<T: Serialize, S: Serializer>(
        rows: &[(T, Date)],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(rows.iter().map(|(what, day)| (what, Day(*day))))
    }

    pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<(T, Date)>, D::Error> {
        let rows = Vec::<(T, Day)>::deserialize(deserializer)?;
        Ok(rows.into_iter().map(|(what, day)| (what, day.0)).collect())
    }
}

/// The day of something that may not have come.
pub(crate) mod on_day {
    use super::{Date, Day, Deserialize, Deserializer, Serialize, Serializer};

    #[allow(clippy::ref_option, reason = "serde names the form")]
    pub(crate) fn serialize<T: Serialize, S: Serializer>(
        row: &Option<(Date, T)>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let row = row.as_ref().map(|(day, what)| (Day(*day), what));
        row.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<(Date, T)>, D::Error> {
        let row = Option::<(Day, T)>::deserialize(deserializer)?;
        Ok(row.map(|(day, what)| (day.0, what)))
    }
}

/// The first day on each channel.
pub(crate) mod published {
    use super::{BTreeMap, Date, Day, Deserializer, Serializer, pairs};
    use crate::lifecycle::result::Channel;

    pub(crate) fn serialize<S: Serializer>(
        map: &BTreeMap<Channel, Date>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map.iter().map(|(channel, day)| (channel, Day(*day))))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Channel, Date>, D::Error> {
        let map: BTreeMap<Channel, Day> = pairs::deserialize(deserializer)?;
        Ok(map
            .into_iter()
            .map(|(channel, day)| (channel, day.0))
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::BTreeMap;

    #[derive(serde::Serialize, serde::Deserialize)]
    struct Held(#[serde(with = "super::pairs")] BTreeMap<u32, u32>);

    #[test]
    fn a_map_has_one_written_form() {
        let held = Held([(1, 7), (2, 5)].into());
        assert_eq!(serde_json::to_string(&held).unwrap(), "[[1,7],[2,5]]");
        for (text, good) in [
            ("[[1,7],[2,5]]", true),
            ("[[2,5],[1,7]]", false),
            ("[[1,7],[1,7]]", false),
        ] {
            assert_eq!(serde_json::from_str::<Held>(text).is_ok(), good, "{text}");
        }
    }
}
