//! Caps on how often a person may be sent: nested groups of visits.

use alloc::vec::Vec;

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
    /// let monday = [VisitRow::new(0), VisitRow::new(1)];
    /// let schedule = CapSchedule::new().at_most(1, monday);
    /// assert_eq!(schedule.len(), 1);
    /// ```
    #[must_use]
    pub fn at_most(mut self, cap: u32, visits: impl IntoIterator<Item = VisitRow>) -> Self {
        let mut visits: Vec<VisitRow> = visits.into_iter().collect();
        visits.sort_unstable();
        visits.dedup();
        self.groups.push(Group { cap, visits });
        self
    }

    /// How many caps it has.
    pub const fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.groups.is_empty()
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

const NO_GROUP: u32 = u32::MAX;

/// Two groups that cross: they share this visit, and neither contains the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Crossing {
    pub(crate) visit: VisitRow,
}

impl CapForest {
    /// Largest groups first; a group then lies inside exactly one innermost group or in none.
    pub(crate) fn new(schedule: &CapSchedule) -> Result<Self, Crossing> {
        let mut order: Vec<(&Group, u32)> = schedule.groups.iter().zip(0..).collect();
        order.sort_by(|(a, _), (b, _)| {
            (b.visits.len(), &a.visits, b.cap).cmp(&(a.visits.len(), &b.visits, a.cap))
        });
        let mut forest = Self {
            nodes: Vec::with_capacity(order.len()),
            innermost: Vec::new(),
        };
        let visits = order.iter().flat_map(|(group, _)| &group.visits);
        forest.innermost = visits.map(|visit| (*visit, NO_GROUP)).collect();
        forest.innermost.sort_unstable();
        forest.innermost.dedup();
        for (group, given) in order {
            forest.insert(group, given)?;
        }
        Ok(forest)
    }

    fn insert(&mut self, group: &Group, given: u32) -> Result<(), Crossing> {
        let Some(first) = group.visits.first() else {
            return Ok(());
        };
        let parent = self.innermost_of(*first);
        let number = u32::try_from(self.nodes.len()).unwrap_or(NO_GROUP);
        for visit in &group.visits {
            if self.innermost_of(*visit) != parent {
                return Err(Crossing { visit: *visit });
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
            .map_or(NO_GROUP, |(_, group)| *group)
    }

    /// Most schedules cover all visits: then a visit's entry is where its number says.
    fn find(&self, visit: VisitRow) -> Option<usize> {
        let guess = usize::try_from(visit.number()).ok()?;
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

    /// The groups that contain a visit, the smallest first: number and cap.
    pub(crate) fn around(&self, visit: VisitRow) -> impl Iterator<Item = (u32, u32)> + '_ {
        let mut at = self.innermost_of(visit);
        core::iter::from_fn(move || {
            let node = self.nodes.get(usize::try_from(at).ok()?)?;
            let found = (at, node.cap);
            at = node.parent;
            Some(found)
        })
    }

    /// The place of a group in its schedule.
    pub(crate) fn given(&self, group: u32) -> Option<u32> {
        let node = self.nodes.get(usize::try_from(group).ok()?)?;
        Some(node.given)
    }

    /// The next larger group, if there is one.
    pub(crate) fn parent(&self, group: u32) -> Option<u32> {
        let node = self.nodes.get(usize::try_from(group).ok()?)?;
        (node.parent != NO_GROUP).then_some(node.parent)
    }

    /// Whether a visit lies in a group.
    pub(crate) fn contains(&self, group: u32, visit: VisitRow) -> bool {
        // Numbers grow inwards, so the walk may stop early.
        self.around(visit)
            .take_while(|(number, _)| *number >= group)
            .any(|(number, _)| number == group)
    }
}
