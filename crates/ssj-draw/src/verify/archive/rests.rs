//! What of the trails rests on the word of those who wrote them, by kind.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};

use ssj_core::campaign::CampaignEvent;
use ssj_core::follow_up::FindingEvent;
use ssj_core::lead::LeadEvent;
use ssj_core::plan::PlanEvent;
use ssj_core::round::RoundEvent;
use ssj_core::trail::Kept;
use ssj_core::visit::VisitEvent;
use ssj_core::{Digest, Encoder, HashFn, Id, Label, Word as _};

use crate::verify::inquiry::Inquiry;
use crate::verify::trusted::Trusted;

/// What can happen, and what of it nothing else in the archive shows.
pub(super) trait Rests {
    /// The kind of what is believed of this, beside its instant and its actor; none where all of it
    /// follows or is bound.
    fn rests_on(&self) -> Option<Trusted>;
}

impl Rests for PlanEvent {
    fn rests_on(&self) -> Option<Trusted> {
        match self {
            Self::DrawnFor { .. } | Self::Closed => None,
            Self::Returned { .. } | Self::AmendmentReturned { .. } => Some(Trusted::Grounds),
            _ => Some(Trusted::Plans),
        }
    }
}

impl Rests for CampaignEvent {
    fn rests_on(&self) -> Option<Trusted> {
        match self {
            Self::DrawnFor(_) => None,
            Self::Proposed(_) => Some(Trusted::Plans),
            Self::Approved { .. } | Self::Filed { .. } => Some(Trusted::Papers),
            _ => Some(Trusted::Grounds),
        }
    }
}

impl Rests for RoundEvent {
    fn rests_on(&self) -> Option<Trusted> {
        match self {
            Self::Committed { .. }
            | Self::Seeded { .. }
            | Self::ObjectsDrawn(_)
            | Self::RecusalsClosed { .. }
            | Self::TeamsDrawn { .. }
            | Self::Closed => None,
            Self::Opened { .. } => Some(Trusted::Law),
            _ => Some(Trusted::Grounds),
        }
    }
}

impl Rests for VisitEvent {
    fn rests_on(&self) -> Option<Trusted> {
        match self {
            // The round has what was drawn for it and who joined it.
            Self::Opened(_) | Self::Supplemented(_) | Self::Joined(_) | Self::Completed { .. } => {
                None
            }
            Self::MemberReplaced { .. }
            | Self::Absent { .. }
            | Self::HandedOver { .. }
            | Self::Corrected { .. }
            | Self::Withheld { .. }
            | Self::Withdrawn { .. }
            | Self::Released { .. } => Some(Trusted::Grounds),
            Self::Started { .. } => Some(Trusted::Presence),
            Self::Obstructed { .. }
            | Self::Entrusted { .. }
            | Self::Sampled { .. }
            | Self::Tested { .. }
            | Self::Retested { .. }
            | Self::Advised { .. }
            | Self::Concluded(_) => Some(Trusted::Results),
            _ => Some(Trusted::Papers),
        }
    }
}

impl Rests for FindingEvent {
    fn rests_on(&self) -> Option<Trusted> {
        match self {
            Self::Accepted => None,
            Self::Offered { .. } | Self::Declined { .. } | Self::Reopened { .. } => {
                Some(Trusted::Grounds)
            }
            _ => Some(Trusted::Results),
        }
    }
}

impl Rests for LeadEvent {
    fn rests_on(&self) -> Option<Trusted> {
        Some(match self {
            Self::Received { .. } => Trusted::Plans,
            Self::Approved { .. }
            | Self::Notified { .. }
            | Self::Guided { .. }
            | Self::CaseFiled { .. }
            | Self::Published { .. } => Trusted::Papers,
            Self::Checked(_) => Trusted::Results,
            _ => Trusted::Grounds,
        })
    }
}

/// How much of each kind the trails of one lifecycle have, and a digest of all of it: whoever has the
/// digest that another reader got has read the same.
#[derive(Debug, Default)]
pub(crate) struct Believed {
    read: BTreeSet<Id>,
    /// By subject, so that nothing hangs on the order in which the trails were handed over.
    kinds: BTreeMap<(String, Trusted), BTreeMap<Id, (u64, Digest)>>,
}

impl Believed {
    /// Whether a trail was read.
    pub(super) fn has_read(&self, subject: &Id) -> bool {
        self.read.contains(subject)
    }

    /// Adds a trail, once.
    pub(super) fn add<P: Rests>(&mut self, hash: HashFn, trail: &[Kept<P>]) {
        let Some(subject) = trail.first().map(|kept| &kept.entry().subject) else {
            return;
        };
        if !self.read.insert(subject.clone()) {
            return;
        }
        let scheme = subject.scheme().to_string();
        let mut parts: BTreeMap<Trusted, (u64, Encoder)> = BTreeMap::new();
        let mut add = |kind, value: &dyn Fn(&mut Encoder)| {
            let (count, out) = parts.entry(kind).or_default();
            *count = count.saturating_add(1);
            value(out);
        };
        for kept in trail {
            let entry = kept.entry();
            add(Trusted::Instants, &|out| {
                out.value(&entry.effective);
                out.value(&entry.recorded);
            });
            add(Trusted::Names, &|out| out.value(&entry.command));
            add(Trusted::Law, &|out| out.value(&entry.law));
            let Some(event) = kept.event() else { continue };
            add(Trusted::Names, &|out| {
                out.value(&Digest::from_bytes(*event.salt().expose()));
            });
            add(Trusted::Actors, &|out| out.value(event.actor()));
            if let Some(kind) = event.payload().rests_on() {
                add(kind, &|out| out.value(&entry.content));
            }
        }
        for (kind, (count, out)) in parts {
            let digest = hash.hash(Label::Document, out.as_bytes());
            let of_kind = self.kinds.entry((scheme.clone(), kind)).or_default();
            of_kind.insert(subject.clone(), (count, digest));
        }
    }

    /// Names it all.
    pub(super) fn tell(self, inquiry: &mut Inquiry<'_>, hash: HashFn) {
        for ((scheme, kind), trails) in self.kinds {
            let mut out = Encoder::new();
            let mut count = 0_u64;
            for (of_trail, digest) in trails.values() {
                count = count.saturating_add(*of_trail);
                out.value(digest);
            }
            let digest = hash.hash(Label::Document, out.as_bytes());
            inquiry.believe(
                kind,
                format!("{scheme} trails: {count} {}, {digest}", kind.name()),
            );
        }
    }
}
