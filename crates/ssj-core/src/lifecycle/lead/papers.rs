//! The approval or the notice that each call to a place takes.

use crate::base::timestamp::Timestamp;
use crate::law::conduct::Requirement;

/// One paper is for one call: what waits for its call, and how many urgent calls still want theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Papers {
    ready: Option<Timestamp>,
    owed: u32,
}

impl Papers {
    /// The instant of the one that waits for its call.
    pub(super) const fn ready(self) -> Option<Timestamp> {
        self.ready
    }

    /// Whether an urgent call still wants its own.
    pub(super) const fn is_owed(self) -> bool {
        self.owed > 0
    }

    /// Whether a further one has a call that it is for.
    pub(super) const fn is_wanted(self) -> bool {
        self.is_owed() || self.ready.is_none()
    }

    pub(super) const fn came(&mut self, at: Timestamp) {
        if self.is_owed() {
            self.owed = self.owed.saturating_sub(1);
        } else {
            self.ready = Some(at);
        }
    }

    pub(super) fn called(&mut self, asked: Requirement) {
        let had = self.ready.take().is_some();
        if !had && asked == Requirement::Required {
            self.owed = self.owed.saturating_add(1);
        }
    }

    /// What is owed stays so; what was given to another agency is for no call of this one.
    pub(super) const fn of_another(self) -> Self {
        Self {
            ready: None,
            owed: self.owed,
        }
    }
}
