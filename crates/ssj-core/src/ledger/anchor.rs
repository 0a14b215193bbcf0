//! Where the "end of the draw-inspection work" lies.

use alloc::collections::BTreeMap;

use ssj_calendar::{Limit, limits};
use time::Date;

use crate::id::Id;
use crate::mandate::MandateSource;
use crate::visit::{Visit, VisitState};

/// The day from which results are to be published: the regulation says "the end of the
/// draw-inspection work" (抽查工作结束之日) and leaves open of which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Anchor {
    /// Of the visit itself: the strictest reading.
    #[default]
    Visit,
    /// Of the plan's item or the campaign: the last of its visits.
    Task,
    /// Of the round: the last of its visits.
    Batch,
}

/// The limits that duties are measured by.
///
/// The default is the regulation's: seven working days from the visit's completion for the forms
/// (2.6-g), seven working days from the end of the visit for publication (2.7-a). Where several
/// limits are given, the strictest governs and each is cited.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    forms: &'a [Limit],
    publication: &'a [Limit],
    anchor: Anchor,
}

impl Default for Terms<'_> {
    fn default() -> Self {
        Self {
            forms: core::slice::from_ref(&limits::REGISTRATION_FORM),
            publication: core::slice::from_ref(&limits::PUBLICATION),
            anchor: Anchor::Visit,
        }
    }
}

impl<'a> Terms<'a> {
    /// These limits for forms and publication, the latter counted from this anchor.
    pub const fn new(forms: &'a [Limit], publication: &'a [Limit], anchor: Anchor) -> Self {
        Self {
            forms,
            publication,
            anchor,
        }
    }

    /// The limits for registration forms.
    pub const fn forms(&self) -> &'a [Limit] {
        self.forms
    }

    /// The limits for publication.
    pub const fn publication(&self) -> &'a [Limit] {
        self.publication
    }

    /// Where the end of the draw-inspection work lies.
    pub const fn anchor(&self) -> Anchor {
        self.anchor
    }
}

/// The end of the work for each task or batch; none while one of its visits goes on.
#[derive(Clone, Debug)]
pub(super) struct Ends<'a> {
    anchor: Anchor,
    by_key: BTreeMap<&'a Id, Option<Date>>,
}

impl<'a> Ends<'a> {
    pub(super) fn of(visits: &'a [Visit], anchor: Anchor) -> Self {
        let mut by_key: BTreeMap<&Id, Option<Date>> = BTreeMap::new();
        if anchor != Anchor::Visit {
            let counted = visits
                .iter()
                .filter(|visit| visit.state() != VisitState::Released);
            for visit in counted {
                let completed = visit.completed();
                by_key
                    .entry(key(visit, anchor))
                    .and_modify(|end| *end = end.zip(completed).map(|(a, b)| a.max(b)))
                    .or_insert(completed);
            }
        }
        Self { anchor, by_key }
    }

    pub(super) fn end(&self, visit: &Visit) -> Option<Date> {
        if self.anchor == Anchor::Visit {
            return visit.completed();
        }
        self.by_key.get(key(visit, self.anchor)).copied().flatten()
    }
}

fn key(visit: &Visit, anchor: Anchor) -> &Id {
    match (anchor, visit.opening().source()) {
        (Anchor::Visit, _) => visit.id().as_id(),
        (Anchor::Batch, _) => visit.opening().round().as_id(),
        (Anchor::Task, MandateSource::Plan { item, .. }) => item.as_id(),
        (Anchor::Task, MandateSource::Campaign(campaign)) => campaign.as_id(),
    }
}
