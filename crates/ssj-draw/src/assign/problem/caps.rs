//! Caps on how often a person may be sent: nested groups of visits.

use alloc::vec::Vec;

use super::num::{NONE, ix, row};
use super::row::VisitRow;

/// Caps over nested groups of visits, shared by the persons it is given to.
///
/// Two groups of one schedule are nested or disjoint (a laminar family): year ⊃ month ⊃ day, or
/// year ⊃ region. Whatever its caps, nobody is sent on one visit twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CapSchedule {
    groups: Vec<Group>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    cap: u32,
    /// Ascending, no visit twice.
    visits: Vec<VisitRow>,
}

impl CapSchedule {
    /// A schedule without caps.
    pub const fn new() -> Self {
        Self { groups: Vec::new() }
    }

    /// At most `cap` of these visits. A visit named twice counts once.
    ///
    /// ```
    /// use ssj_draw::assign::{CapSchedule, VisitRow};
    /// let monday = [VisitRow(0), VisitRow(1)];
    /// let schedule = CapSchedule::new().at_most(1, monday);
    /// assert_eq!(schedule.caps().count(), 1);
    /// ```
    #[must_use]
    pub fn at_most(mut self, cap: u32, visits: impl IntoIterator<Item = VisitRow>) -> Self {
        let mut visits: Vec<VisitRow> = visits.into_iter().collect();
        visits.sort_unstable();
        visits.dedup();
        self.groups.push(Group { cap, visits });
        self
    }

    /// Caps with their visits, in the order given.
    pub fn caps(&self) -> impl Iterator<Item = (u32, &[VisitRow])> {
        self.groups
            .iter()
            .map(|group| (group.cap, group.visits.as_slice()))
    }
}

/// A checked schedule: a forest of groups, each knowing the next larger one.
#[derive(Clone, Debug, Default)]
pub(crate) struct CapForest {
    nodes: Vec<Node>,
    /// The smallest group of each visit that is in any, ascending by visit.
    innermost: Vec<(VisitRow, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    cap: u32,
    parent: u32,
    /// Its place in the schedule.
    given: u32,
}

/// One of the groups around a visit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around {
    pub(crate) group: u32,
    pub(crate) cap: u32,
}

impl CapForest {
    /// Largest groups first; a group then lies inside exactly one innermost group or in none. Fails
    /// with a visit where two groups cross.
    pub(crate) fn new(schedule: &CapSchedule) -> Result<Self, VisitRow> {
        let mut order: Vec<(&Group, u32)> = schedule.groups.iter().zip(0..).collect();
        order.sort_by(|(a, _), (b, _)| {
            (b.visits.len(), &a.visits, b.cap).cmp(&(a.visits.len(), &b.visits, a.cap))
        });
        let mut forest = Self {
            nodes: Vec::with_capacity(order.len()),
            innermost: Vec::new(),
        };
        let visits = order.iter().flat_map(|(group, _)| &group.visits);
        forest.innermost = visits.map(|visit| (*visit, NONE)).collect();
        forest.innermost.sort_unstable();
        forest.innermost.dedup();
        for (group, given) in order {
            forest.insert(group, given)?;
        }
        Ok(forest)
    }

    fn insert(&mut self, group: &Group, given: u32) -> Result<(), VisitRow> {
        let Some(first) = group.visits.first() else {
            return Ok(());
        };
        let parent = self.innermost_of(*first);
        let number = row(self.nodes.len());
        for visit in &group.visits {
            if self.innermost_of(*visit) != parent {
                return Err(*visit);
            }
            let found = self.find(*visit).and_then(|at| self.innermost.get_mut(at));
            if let Some((_, innermost)) = found {
                *innermost = number;
            }
        }
        self.nodes.push(Node {
            cap: group.cap,
            parent,
            given,
        });
        Ok(())
    }

    fn innermost_of(&self, visit: VisitRow) -> u32 {
        self.find(visit)
            .and_then(|at| self.innermost.get(at))
            .map_or(NONE, |(_, group)| *group)
    }

    /// Most schedules cover all visits: then a visit's entry is where its number says.
    fn find(&self, visit: VisitRow) -> Option<usize> {
        let guess = visit.place();
        if self
            .innermost
            .get(guess)
            .is_some_and(|(found, _)| *found == visit)
        {
            return Some(guess);
        }
        self.innermost
            .binary_search_by_key(&visit, |(row, _)| *row)
            .ok()
    }

    /// The groups that contain a visit, the smallest first.
    pub(crate) fn around(&self, visit: VisitRow) -> impl Iterator<Item = Around> + '_ {
        let mut group = self.innermost_of(visit);
        core::iter::from_fn(move || {
            let node = self.nodes.get(ix(group))?;
            let found = Around {
                group,
                cap: node.cap,
            };
            group = node.parent;
            Some(found)
        })
    }

    /// A group with its cap.
    pub(crate) fn of(&self, group: u32) -> Option<Around> {
        let cap = self.nodes.get(ix(group))?.cap;
        Some(Around { group, cap })
    }

    /// The place of a group in its schedule.
    pub(crate) fn given(&self, group: u32) -> Option<u32> {
        Some(self.nodes.get(ix(group))?.given)
    }

    /// The next larger group, if there is one.
    pub(crate) fn parent(&self, group: u32) -> Option<u32> {
        let parent = self.nodes.get(ix(group))?.parent;
        (parent != NONE).then_some(parent)
    }

    /// Whether a visit lies in a group.
    pub(crate) fn contains(&self, group: u32, visit: VisitRow) -> bool {
        // Numbers grow inwards, so the walk may stop early.
        self.around(visit)
            .take_while(|around| around.group >= group)
            .any(|around| around.group == group)
    }
}
