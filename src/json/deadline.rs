//! Counting a limit.

use alloc::string::String;
use alloc::vec::Vec;

use ssj_calendar::{Bilingual, Limit, Notice, NoticeSet, Period, Region, Scope, iso_date, limits};
use time::Date;

use super::{Errors, Given, Sentence};

asked! {
    /// Count a limit.
    pub(super) struct Count {
        /// The limit.
        limit: CallLimit,
        /// The day that it starts on, which is not counted.
        #[serde(with = "iso_date")]
        #[cfg_attr(feature = "schemars", schemars(with = "iso_date::Text"))]
        start: Date,
        /// Whose calendar; the nation's if none.
        #[serde(deserialize_with = "ssj_core::json::present")]
        #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Nullable<Region>"))]
        region: Option<Region>,
        /// As known on which day; all that is known if none.
        #[serde(deserialize_with = "iso_date::option::deserialize")]
        #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Nullable<iso_date::Text>"))]
        as_of: Option<Date>,
        /// Notices besides those that are built in.
        notices: Vec<Notice>,
        /// The day for which it is asked how much is left, if any.
        #[serde(deserialize_with = "iso_date::option::deserialize")]
        #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Nullable<iso_date::Text>"))]
        today: Option<Date>,
    }

    /// A limit: one of the regulation's, or one's own.
    #[serde(tag = "type", rename_all = "kebab-case")]
    enum CallLimit {
        /// The registration form (2.6-g).
        RegistrationForm {},
        /// The publication of results (2.7-a).
        Publication {},
        /// Another.
        Own {
            /// What it is cited as.
            id: String,
            /// What must be done.
            clause: Sentence,
            /// What it starts with.
            starts: Sentence,
            /// How long.
            period: Period,
        },
    }
}

impl From<CallLimit> for Limit {
    fn from(limit: CallLimit) -> Self {
        match limit {
            CallLimit::RegistrationForm {} => limits::REGISTRATION_FORM.clone(),
            CallLimit::Publication {} => limits::PUBLICATION.clone(),
            CallLimit::Own {
                id,
                clause,
                starts,
                period,
            } => Self {
                id: id.into(),
                clause: clause.into(),
                starts: starts.into(),
                period,
            },
        }
    }
}

impl From<Sentence> for Bilingual {
    fn from(Sentence { en, zh }: Sentence) -> Self {
        let (en, zh) = (en.into(), zh.into());
        Self { en, zh }
    }
}

impl Count {
    pub(super) fn given(self, say: impl FnOnce(Given<'_>) -> String) -> Result<String, Errors> {
        let (start, today) = (self.start, self.today);
        let scope = Scope {
            as_of: self.as_of,
            ..Scope::region(self.region.unwrap_or(Region::NATION))
        };
        let mut set = NoticeSet::built_in();
        let mut notices = self.notices.into_iter();
        let added = notices.try_for_each(|notice| set.insert(notice));
        let calendar = added.and_then(|()| set.calendar(&scope));
        let calendar = calendar.map_err(|error| Errors::of(&error))?;
        let limit = self.limit.into();
        let deadline = calendar.deadline(&limit, start);
        let deadline = deadline.map_err(|error| Errors::of(&error))?;
        let status = today.map(|today| deadline.status(today)).transpose();
        Ok(say(Given::Deadline {
            deadline,
            explanation: Sentence::of(&deadline.explain()),
            status: status.map_err(|error| Errors::of(&error))?,
        }))
    }
}
