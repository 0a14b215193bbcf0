//! What was planned and never drawn, or drawn and never begun: 三（二）1 不执行抽查任务.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use time::Date;

use super::{Ground, GroundKind};
use crate::base::digests::EntryDigest;
use crate::base::id::{AgencyId, MatterId, PlanItemId};
use crate::lifecycle::plan::{Plan, PlanEvent, PlanState};
use crate::lifecycle::round::Round;
use crate::lifecycle::trail::{Event, Lifecycle};
use crate::lifecycle::visit::Visit;

/// An item of a plan that was in force, whose time is over and whose numbers were not all drawn.
///
/// ```
/// use ssj_core::ledger::{GroundKind, Undrawn};
/// assert_eq!(Undrawn::KIND, GroundKind::NotInspected);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Undrawn<'a> {
    /// The item.
    pub item: &'a PlanItemId,
    /// Whom it concerns: whoever initiates the item draws for it.
    pub agency: &'a AgencyId,
    /// What is left of each matter, above 0.
    pub left: Vec<(MatterId, u64)>,
    /// The events of the plan's trail that support it: sequence numbers and digests of those by which it was
    /// to be carried out, and of each draw for the item.
    pub events: Vec<(u64, EntryDigest)>,
}

impl Undrawn<'_> {
    /// The ground that it is.
    pub const KIND: GroundKind = GroundKind::NotInspected;
}

/// The items of a plan that were not drawn, or not wholly, once their time is over or the plan is closed. An
/// item that an approved amendment took out or made smaller is owed no more (2.5-b). `events` are the plan's
/// own.
pub fn undrawn<'a>(plan: &'a Plan, events: &[Event<PlanEvent>], today: Date) -> Vec<Undrawn<'a>> {
    let closed = plan.state() == PlanState::Closed;
    let items = plan.items().iter().filter(|_| plan.was_in_force());
    let over = items.filter(|item| closed || item.period.last().is_some_and(|last| last < today));
    let undrawn = over.map(|item| {
        let left = plan.left(&item.id).into_iter();
        let left = left.map(|planned| (planned.matter, planned.number.count()));
        let supports = |event: &&Event<PlanEvent>| match event.payload() {
            PlanEvent::PutInForce { .. } | PlanEvent::AmendmentApproved { .. } => true,
            PlanEvent::DrawnFor { item: of, .. } => *of == item.id,
            _ => false,
        };
        let events = events.iter().filter(supports);
        Undrawn {
            item: &item.id,
            agency: &item.initiator,
            left: left.collect(),
            events: events
                .map(|it| (it.entry().sequence, it.digest()))
                .collect(),
        }
    });
    undrawn.filter(|item| !item.left.is_empty()).collect()
}

/// The visits of a round that nobody began to carry out: drawn, and without a trail though the time of their
/// task is over. Each department that was to check is concerned; what supports it is the round's last entry.
///
/// `visits` are all that were opened. A round that another one draws again owes none.
pub fn unopened(round: &Round, visits: &[Visit], today: Date) -> Vec<Ground> {
    let last = round.mandate().period().last();
    if round.superseded_by().is_some() || last.is_none_or(|last| today <= last) {
        return Vec::new();
    }
    let head = round.trail().head();
    let opened: BTreeSet<_> = visits.iter().map(Visit::id).collect();
    let owed = round.visits().filter(|visit| !opened.contains(&visit.id));
    let grounds = owed.flat_map(|visit| {
        let agencies = visit.agencies().into_iter();
        agencies.map(|agency| Ground {
            kind: GroundKind::NotInspected,
            visit: visit.id.clone(),
            agency,
            events: Vec::from([(head.len.saturating_sub(1), head.digest)]),
        })
    });
    grounds.collect()
}
