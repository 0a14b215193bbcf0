//! One jurisdiction in one stretch of time.

use alloc::vec::Vec;

use super::{DivisionCode, Level};
use crate::base::id::DivisionId;
use crate::base::period::Period;
use crate::base::text::Text;

/// A jurisdiction as it stood over a period: a division of the gazette, or a special zone with a
/// governing body of its own that has no division code.
///
/// ```
/// use ssj_core::jurisdiction::{Jurisdiction, Level};
/// use ssj_core::{Period, Text};
/// use time::macros::date;
/// let since = Period::starting(date!(2020-06-20));
/// let row = Jurisdiction::division("220184".parse()?, Text::new("公主岭市")?, since);
/// assert_eq!((row.id().as_str(), row.level()), ("division:220184", Level::County));
/// assert_eq!(row.parent().map(|id| id.as_str()), Some("division:220100"));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "辖区")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Jurisdiction {
    id: DivisionId,
    name: Text,
    #[cfg_attr(feature = "serde", serde(default))]
    aliases: Vec<Text>,
    level: Level,
    parent: Option<DivisionId>,
    period: Period,
    #[cfg_attr(feature = "serde", serde(default))]
    replaced_by: Option<DivisionId>,
}

impl Jurisdiction {
    /// A division, with the level and the parent that its code shows.
    pub fn division(code: DivisionCode, name: Text, period: Period) -> Self {
        Self {
            id: code.into(),
            name,
            aliases: Vec::new(),
            level: code.level(),
            parent: code.parent().map(DivisionId::from),
            period,
            replaced_by: None,
        }
    }

    /// A special zone, such as 长白山管委会: what it stands under has to be said.
    pub fn zone(
        id: DivisionId,
        name: Text,
        level: Level,
        parent: DivisionId,
        period: Period,
    ) -> Self {
        Self {
            id,
            name,
            aliases: Vec::new(),
            level,
            parent: Some(parent),
            period,
            replaced_by: None,
        }
    }

    /// Adds another name by which it is to be found, such as 延边州.
    #[must_use]
    pub fn with_alias(mut self, alias: Text) -> Self {
        self.aliases.push(alias);
        self
    }

    /// Puts it under another parent than its code shows.
    #[must_use]
    pub fn under(mut self, parent: DivisionId) -> Self {
        self.parent = Some(parent);
        self
    }

    /// Says what took its place the day after its period ended.
    #[must_use]
    pub fn replaced_by(mut self, successor: DivisionId) -> Self {
        self.replaced_by = Some(successor);
        self
    }

    /// Its id.
    pub const fn id(&self) -> &DivisionId {
        &self.id
    }

    /// Its name.
    pub const fn name(&self) -> &Text {
        &self.name
    }

    /// Every name by which it is found, its own first.
    pub fn names(&self) -> impl Iterator<Item = &Text> {
        core::iter::once(&self.name).chain(&self.aliases)
    }

    /// Its level.
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The jurisdiction it stands under.
    pub const fn parent(&self) -> Option<&DivisionId> {
        self.parent.as_ref()
    }

    /// The days over which it stood like this.
    pub const fn period(&self) -> Period {
        self.period
    }

    /// What took its place.
    pub const fn successor(&self) -> Option<&DivisionId> {
        self.replaced_by.as_ref()
    }
}

record! {
    0x0c10 Jurisdiction { id, name, aliases, level, parent, period, replaced_by };
}
