//! A trail as it is handed over.

use alloc::vec::Vec;

use super::verify::content_is_sound;
use super::{Entry, Event, Flaw, Head, ReplayError, verify};
use crate::base::encode::{Encode, width};
use crate::base::suite::HashFn;

/// An event as it was, or what is left of it once its content was destroyed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum Kept<P> {
    /// Entry, salt, actor and content.
    Whole(Event<P>),
    /// The entry alone: its digest still proves that something stood there, not what.
    Destroyed(Entry),
}

impl<P> Kept<P> {
    /// The entry, which stays for ever.
    pub const fn entry(&self) -> &Entry {
        match self {
            Self::Whole(event) => event.entry(),
            Self::Destroyed(entry) => entry,
        }
    }

    /// The event, unless its content was destroyed.
    pub const fn event(&self) -> Option<&Event<P>> {
        match self {
            Self::Whole(event) => Some(event),
            Self::Destroyed(_) => None,
        }
    }
}

/// One lifecycle's trail by itself, such as a visit's for its dossier: it verifies without any
/// other trail, also after some of its content was destroyed at the end of its retention.
///
/// ```
/// # use ssj_core::follow_up::*;
/// # use ssj_core::result::{Outcome, Outcomes};
/// # use ssj_core::trail::{Actor, Command, Salt};
/// # use ssj_core::*;
/// use ssj_core::trail::{Export, Kept, Lifecycle};
/// # let h = Suite::Intl.hash_fn()?;
/// # let amr = AgencyId::new("cc-amr")?;
/// # let at = "2026-03-02T09:00:00+08:00".parse()?;
/// # let salt = Salt::from_bytes([7; 32]);
/// # let laws = laws::town()?;
/// # let law = laws.on(time::macros::date!(2026-03-02), &DivisionId::new("220100")?)?;
/// # let act = Command::new(CommandId::new("1")?, 0, Actor::agency(amr.clone()), at, salt).under(&law);
/// # let source = FindingSource::Visit(VisitId::new("1")?);
/// # let outcomes = Outcomes::new([Outcome::OtherProblem])?;
/// # let found = Found { source: source, matter: MatterId::new("food-sales")?, object: "uscc:91220101MA13XQYL0T".parse()?, outcomes, owner: amr };
/// let event = Finding::open(h, &act, FindingId::new("1")?, found)?;
/// let head = Finding::begin(h, &event)?.trail().head();
/// let export = Export::new([event]);
/// assert_eq!(export.verify(h, &[head.clone()]), Ok(()));
/// // What is left once its retention is over: `Export::destroy` asks the law of the day for that.
/// let export: Export<FindingEvent> = Export::of([Kept::Destroyed(export.kept()[0].entry().clone())]);
/// assert_eq!(export.verify(h, &[head]), Ok(()), "the chain still holds");
/// assert!(export.kept()[0].event().is_none());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Export<P> {
    pub(super) kept: Vec<Kept<P>>,
}

impl<P> Export<P> {
    /// The events of one lifecycle, in their order.
    pub fn new(events: impl IntoIterator<Item = Event<P>>) -> Self {
        Self {
            kept: events.into_iter().map(Kept::Whole).collect(),
        }
    }

    /// One lifecycle's trail as it was kept, in its order.
    pub fn of(kept: impl IntoIterator<Item = Kept<P>>) -> Self {
        Self {
            kept: kept.into_iter().collect(),
        }
    }

    /// What is there, event by event.
    pub fn kept(&self) -> &[Kept<P>] {
        &self.kept
    }

    /// Every event, to replay them.
    ///
    /// # Errors
    /// [`ReplayError::Missing`] at the first one whose content was destroyed.
    pub fn events(&self) -> Result<Vec<&Event<P>>, ReplayError> {
        let numbered = (0_u64..).zip(&self.kept);
        numbered
            .map(|(sequence, kept)| kept.event().ok_or(ReplayError::Missing { sequence }))
            .collect()
    }
}

impl<P: Encode> Export<P> {
    /// Checks the entries against heads published earlier, and each content that is still there
    /// against its entry.
    ///
    /// # Errors
    /// The first [`Flaw`].
    pub fn verify(&self, hash: HashFn, heads: &[Head]) -> Result<(), Flaw> {
        let entries: Vec<_> = self.kept.iter().map(|kept| kept.entry().clone()).collect();
        verify(hash, &entries, heads)?;
        let altered = |kept: &Kept<P>| kept.event().is_some_and(|e| !content_is_sound(hash, e));
        match self.kept.iter().position(altered) {
            None => Ok(()),
            Some(place) => Err(Flaw::Content {
                sequence: width(place),
            }),
        }
    }
}
