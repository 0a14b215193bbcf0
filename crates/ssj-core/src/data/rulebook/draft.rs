//! A rulebook as it comes.

use time::Date;

use super::{Issuer, Rulebook, RulebookPart};
use crate::base::id::RulebookId;
use crate::base::text::Text;
use crate::data::matter::Publication;
use crate::law::refusal::Refusals;

/// A rulebook in which parts may still be missing.
///
/// ```
/// use ssj_core::agency::NamedSystem;
/// use ssj_core::rulebook::{Issuer, Reach, RulebookDraft, RulebookPart};
/// use ssj_core::{DivisionId, RulebookId, Text};
/// use time::macros::date;
/// let issuer = Issuer::new(
///     NamedSystem::MarketRegulation,
///     DivisionId::new("220000")?,
///     Reach::LowerLevelsToo,
/// );
/// let draft = RulebookDraft::new(RulebookId::new("jl-amr")?, issuer, date!(2020-01-01))
///     .part(RulebookPart::Drawing, Text::new("抽取承诺值、种子、抽取")?);
/// assert_eq!(draft.clone().build().unwrap_err().len(), 4); // four parts are missing
///
/// use ssj_core::Word;
/// let mut whole = draft;
/// for &part in RulebookPart::ALL {
///     whole = whole.part(part, Text::new(part.zh())?);
/// }
/// assert_eq!(whole.build()?.part(RulebookPart::Archiving).as_str(), "归档方式");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[must_use]
pub struct RulebookDraft {
    pub(super) id: RulebookId,
    pub(super) issuer: Issuer,
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub(super) effective: Date,
    #[cfg_attr(
        feature = "serde",
        serde(default, with = "ssj_calendar::iso_date::option")
    )]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<ssj_calendar::iso_date::Text>")
    )]
    pub(super) last: Option<Date>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) drawing: Option<Text>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) flow: Option<Text>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) approval: Option<Text>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) publicity: Option<Text>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) archiving: Option<Text>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(super) publication: Option<Publication>,
}

impl RulebookDraft {
    /// A rulebook of this issuer from this day on, with no parts yet.
    pub const fn new(id: RulebookId, issuer: Issuer, effective: Date) -> Self {
        Self {
            id,
            issuer,
            effective,
            last: None,
            drawing: None,
            flow: None,
            approval: None,
            publicity: None,
            archiving: None,
            publication: None,
        }
    }

    /// Writes one of the five parts.
    pub fn part(mut self, part: RulebookPart, text: Text) -> Self {
        let place = match part {
            RulebookPart::Drawing => &mut self.drawing,
            RulebookPart::Flow => &mut self.flow,
            RulebookPart::Approval => &mut self.approval,
            RulebookPart::Publicity => &mut self.publicity,
            RulebookPart::Archiving => &mut self.archiving,
        };
        *place = Some(text);
        self
    }

    /// Says on which day it applies for the last time (废止); none unless said.
    pub const fn until(mut self, last: Date) -> Self {
        self.last = Some(last);
        self
    }

    /// Says where it is published.
    pub fn published(mut self, publication: Publication) -> Self {
        self.publication = Some(publication);
        self
    }

    /// The rulebook.
    ///
    /// # Errors
    /// `rulebook.part` for each of the five parts that is missing; `rulebook.backwards` where its last day lies
    /// before its first.
    pub fn build(self) -> Result<Rulebook, Refusals> {
        self.try_into()
    }
}
