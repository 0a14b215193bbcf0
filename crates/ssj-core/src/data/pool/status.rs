//! Whether an object is still there.

use core::fmt;
use ssj_calendar::Word;

use time::Date;

use crate::base::id::DivisionId;

/// The state of an object (登记状态), with the day it changed.
///
/// ```
/// use ssj_core::pool::{Ending, ObjectStatus};
/// use time::macros::date;
/// let revoked = ObjectStatus::Ended { how: Ending::Revoked, on: date!(2026-02-01) };
/// assert!(revoked.is_in_scope(date!(2026-01-31)) && !revoked.is_in_scope(date!(2026-02-01)));
/// // 歇业 is no end of an enterprise.
/// assert!(ObjectStatus::Suspended { on: date!(2026-02-01) }.is_in_scope(date!(2026-03-01)));
/// ```
#[doc(alias = "登记状态")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ObjectStatus {
    /// There and active (在业).
    Open,
    /// Suspended (歇业) from that day on, by a filing with its registrar: it is still there, and in scope.
    /// 市场主体登记管理条例 art. 30.
    #[doc(alias = "歇业")]
    Suspended {
        /// The first day.
        #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
        #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
        on: Date,
    },
    /// No longer active from that day on.
    Ended {
        /// How it ended.
        how: Ending,
        /// The first day.
        #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
        #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
        on: Date,
    },
    /// Moved out of the jurisdiction (迁出) on that day.
    #[doc(alias = "迁出")]
    MovedOut {
        /// The first day elsewhere.
        #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
        #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
        on: Date,
        /// Where to, if it is known.
        to: Option<DivisionId>,
    },
}

words! {
    /// How an object ended.
    #[non_exhaustive]
    pub enum Ending {
        /// Deregistered (注销).
        #[doc(alias = "注销")]
        Deregistered = "deregistered", "注销";
        /// Its licence was revoked (吊销).
        #[doc(alias = "吊销")]
        Revoked = "revoked", "吊销";
        /// Its registration was annulled (撤销).
        #[doc(alias = "撤销")]
        Annulled = "annulled", "撤销";
        /// Closed for good, or in liquidation (停业、清算); 歇业 is [no end](ObjectStatus::Suspended).
        #[doc(alias = "停业")]
        Closed = "closed", "停业";
    }
}

impl ObjectStatus {
    /// Whether the object is within the scope of a draw on a day.
    pub fn is_in_scope(&self, on: Date) -> bool {
        self.changed_on().is_none_or(|changed| on < changed)
    }

    /// The day from which it is no longer in scope.
    pub const fn changed_on(&self) -> Option<Date> {
        match self {
            Self::Open | Self::Suspended { .. } => None,
            Self::Ended { on, .. } | Self::MovedOut { on, .. } => Some(*on),
        }
    }
}

impl fmt::Display for ObjectStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str("open"),
            Self::Suspended { on } => write!(f, "suspended on {on}"),
            Self::Ended { how, on } => write!(f, "{} on {on}", how.name()),
            Self::MovedOut { on, to: None } => write!(f, "moved out on {on}"),
            Self::MovedOut { on, to: Some(to) } => write!(f, "moved to {to} on {on}"),
        }
    }
}

variants! {
    ObjectStatus {
        0x0b02 Open,
        0x0b03 Ended { how, on },
        0x0b04 MovedOut { on, to },
        0x0b0d Suspended { on },
    }
}
