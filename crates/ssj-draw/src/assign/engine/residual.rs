//! The residual network of a filled component: which slots can change hands, and with whom.
//!
//! Nodes are slots, persons, the groups of their schedules within which they hold something, and
//! levels, the totals that one person leaves while another comes to them. An exchange is part of some
//! assignment that the draw could give if and only if it lies on a cycle, that is, if both its ends are
//! of one strongly connected class.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]
#![allow(
    clippy::arithmetic_side_effects,
    reason = "counts are below 2^32, totals below 2^50"
)]

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use super::board::Board;
use super::error::AssignError;
use super::keys::{By, Slot, Who};
use super::meter::Meter;
use super::rules::{Rules, SlotRules};
use super::strong::Graph;
use crate::assign::problem::{Around, NONE, VisitRow, ix, row};
use crate::observe::Cancelled;

/// The network and its classes.
#[derive(Debug)]
pub(crate) struct Residual<'b> {
    board: &'b Board<'b>,
    even: bool,
    /// The nodes of groups within which a person holds something.
    groups: BTreeMap<(Who, u32), u32>,
    /// By node.
    classes: Vec<u32>,
    /// How many nodes are of each class.
    sizes: Vec<u32>,
}

impl<'b> Residual<'b> {
    /// Of a filled board, most even if loads are.
    ///
    /// # Errors
    /// [`AssignError::Wide`] where its nodes can't be numbered; [`AssignError::Cancelled`].
    pub(crate) fn new(
        board: &'b Board<'b>,
        even: bool,
        meter: &mut Meter<'_>,
    ) -> Result<Self, AssignError> {
        let mut residual = Self {
            board,
            even,
            groups: BTreeMap::new(),
            classes: Vec::new(),
            sizes: Vec::new(),
        };
        residual.find(meter)?;
        Ok(residual)
    }

    /// The class of a slot.
    pub(crate) fn class(&self, slot: Slot) -> u32 {
        self.classes[ix(slot.0)]
    }

    /// Whether a slot has the same person whatever the draw gives: its class is itself alone.
    pub(crate) fn is_settled(&self, slot: Slot) -> bool {
        self.sizes[ix(self.class(slot))] == 1
    }

    /// The class of a person, apart from what they hold.
    pub(crate) fn class_of(&self, person: Who) -> u32 {
        self.classes[ix(self.person(person))]
    }

    /// The classes of the groups within which a person holds something.
    pub(crate) fn groups_of(&self, person: Who) -> impl Iterator<Item = u32> + '_ {
        let groups = self.groups.range((person, 0)..=(person, u32::MAX));
        groups.map(|(_, node)| self.classes[ix(*node)])
    }

    /// Whether some assignment that the draw could give has a person in a slot.
    pub(crate) fn possible(&self, slot: Slot, person: Who) -> bool {
        self.board.owner[slot] == person
            || (self.board.rules.admits(slot, person)
                && self
                    .landing(slot, person)
                    .is_some_and(|node| self.classes[ix(node)] == self.class(slot)))
    }

    /// Whether a person who is not on a visit comes to somewhere of a class by taking one of its slots.
    pub(crate) fn comes_to(&self, person: Who, visit: VisitRow, class: u32) -> bool {
        let above = self.above(person, visit);
        above.is_some_and(|node| self.classes[ix(node)] == class)
    }

    /// Where a person comes to who takes a slot: the slot they hold on its visit, the smallest group
    /// within which they hold something, or they themselves.
    fn landing(&self, slot: Slot, person: Who) -> Option<u32> {
        let mut team = self.board.rules.team(slot);
        match team.find(|other| self.board.owner[*other] == person) {
            Some(other) => Some(other.0),
            None => self.above(person, self.board.rules.slots[slot].visit),
        }
    }

    /// The node above a visit that a person is not on; none if a cap leaves no room for it at all.
    fn above(&self, person: Who, visit: VisitRow) -> Option<u32> {
        let rules = self.board.rules;
        if let Some(forest) = rules.persons[person].forest {
            for around in forest.around(visit) {
                if let Some(node) = self.groups.get(&(person, around.group)) {
                    return Some(*node);
                }
                if rules.group_cap(person, forest, around) == 0 {
                    return None;
                }
            }
        }
        Some(self.person(person))
    }

    fn person(&self, person: Who) -> u32 {
        row(self.board.owner.len()) + person.0
    }

    fn find(&mut self, meter: &mut Meter<'_>) -> Result<(), AssignError> {
        let board = self.board;
        let held = self.held_groups();
        let first_group = row(board.owner.len() + board.hands.len());
        let keys = held.keys().copied();
        self.groups = keys.zip(first_group..).collect();
        let mut levels = BTreeMap::<u64, Vec<Who>>::new();
        for (person, hand) in board.hands.entries() {
            if !hand.is_empty() {
                levels
                    .entry(board.left(person, self.even))
                    .or_default()
                    .push(person);
            }
        }
        let first_level = first_group + row(held.len());
        let numbers: BTreeMap<u64, u32> = levels.keys().copied().zip(first_level..).collect();
        let trees = Trees::new(self, first_level + row(levels.len()))?;
        let mut graph = Graph::new();
        for slot in board.owner.keys() {
            meter.pass(1 + board.rules.bans(slot).len())?;
            self.slot_arcs(&mut graph, &trees, slot);
            graph.next();
        }
        for (person, hand) in board.hands.entries() {
            for slot in hand {
                graph.arc(self.outermost(person, *slot));
            }
            let reached = numbers.get(&board.reached(person, self.even));
            if let Some(level) = reached.filter(|_| !board.is_full(person)) {
                graph.arc(*level);
            }
            graph.next();
        }
        for ((person, group), within) in &held {
            if within.slots.len() < ix(within.cap) {
                let forest = board.rules.persons[*person].forest;
                let parent = forest.and_then(|forest| forest.parent(*group));
                let parent = parent.map(|parent| self.groups[&(*person, parent)]);
                graph.arc(parent.unwrap_or_else(|| self.person(*person)));
            }
            for slot in &within.slots {
                graph.arc(self.inside(*person, *group, *slot));
            }
            graph.next();
        }
        for persons in levels.values() {
            for person in persons {
                graph.arc(self.person(*person));
            }
            graph.next();
        }
        trees.arcs(self, &mut graph, meter)?;
        self.classes = graph.classes(meter)?;
        self.sizes = vec![0; self.classes.len()];
        for class in &self.classes {
            self.sizes[ix(*class)] += 1;
        }
        Ok(())
    }

    /// What each person holds within each group, where it is something.
    fn held_groups(&self) -> BTreeMap<(Who, u32), Within> {
        let rules = self.board.rules;
        let mut held = BTreeMap::<(Who, u32), Within>::new();
        for (person, hand) in self.board.hands.entries() {
            let Some(forest) = rules.persons[person].forest else {
                continue;
            };
            for slot in hand {
                for around in forest.around(rules.slots[*slot].visit) {
                    let within = held.entry((person, around.group));
                    let within = within.or_insert_with(|| Within {
                        cap: rules.group_cap(person, forest, around),
                        slots: Vec::new(),
                    });
                    within.slots.push(*slot);
                }
            }
        }
        held
    }

    fn around(&self, person: Who, slot: Slot) -> impl Iterator<Item = Around> + '_ {
        let rules = self.board.rules;
        let forest = rules.persons[person].forest.into_iter();
        forest.flat_map(move |forest| forest.around(rules.slots[slot].visit))
    }

    /// The largest group around a slot that a person holds, or the slot.
    fn outermost(&self, person: Who, slot: Slot) -> u32 {
        let last = self.around(person, slot).last();
        last.map_or(slot.0, |around| self.groups[&(person, around.group)])
    }

    /// The largest group inside one and around a slot, or the slot.
    fn inside(&self, person: Who, group: u32, slot: Slot) -> u32 {
        let inner = self.around(person, slot);
        let inner = inner.take_while(|around| around.group != group).last();
        inner.map_or(slot.0, |around| self.groups[&(person, around.group)])
    }

    /// Arcs to whoever may take a slot.
    fn slot_arcs(&self, graph: &mut Graph, trees: &Trees, slot: Slot) {
        let rules = self.board.rules;
        let facts = &rules.slots[slot];
        // Whoever is on the visit gives up that slot; its owner takes none.
        let mut out: Vec<Who> = Vec::new();
        for other in rules.team(slot) {
            let owner = self.board.owner[other];
            out.push(owner);
            if other != slot && rules.admits(slot, owner) {
                graph.arc(other.0);
            }
        }
        out.extend(rules.banned(slot));
        out.sort_unstable();
        let tree = trees.of[slot];
        let mut out = out.into_iter().peekable();
        for range in rules.ranges(facts.need) {
            let mut start = range.start;
            while let Some(person) = out.next_if(|person| person.0 < range.end) {
                if person.0 >= start {
                    trees.range(tree, start..person.0, graph);
                    start = person.0 + 1;
                }
            }
            trees.range(tree, start..range.end, graph);
        }
    }
}

struct Within {
    cap: u32,
    slots: Vec<Slot>,
}

/// Trees over all persons, so that an arc to a node of one stands for arcs to a whole range.
///
/// Where someone comes to depends on the visit only as far as their schedule's groups do: visits that lie
/// in the same smallest groups share a tree.
struct Trees {
    /// The tree of each slot's visit.
    of: By<Slot, u32>,
    /// A visit of each tree.
    visits: Vec<VisitRow>,
    persons: u32,
    first: u32,
}

impl Trees {
    fn new(residual: &Residual<'_>, first: u32) -> Result<Self, AssignError> {
        let rules = residual.board.rules;
        let forests = rules.forests();
        let mut numbers = BTreeMap::new();
        let mut visits = Vec::new();
        let tree = |facts: &SlotRules| {
            let next = row(visits.len());
            let number = *numbers
                .entry(Rules::around(&forests, facts.visit))
                .or_insert(next);
            if number == next {
                visits.push(facts.visit);
            }
            number
        };
        let of = rules.slots.iter().map(tree).collect();
        let persons = row(residual.board.hands.len());
        let nodes = u64::from(row(visits.len())) * 2 * u64::from(persons) + u64::from(first);
        if nodes >= u64::from(NONE) {
            return Err(AssignError::Wide { nodes });
        }
        Ok(Self {
            of,
            visits,
            persons,
            first,
        })
    }

    /// The node at a place of a tree: its leaves, from `persons` on, are the persons.
    fn node(&self, tree: u32, place: u32) -> u32 {
        self.first + tree * 2 * self.persons + place
    }

    /// Arcs to the nodes that make up a range of persons.
    fn range(&self, tree: u32, persons: core::ops::Range<u32>, graph: &mut Graph) {
        let (mut low, mut high) = (persons.start + self.persons, persons.end + self.persons);
        while low < high {
            if low % 2 == 1 {
                graph.arc(self.node(tree, low));
                low += 1;
            }
            if high % 2 == 1 {
                high -= 1;
                graph.arc(self.node(tree, high));
            }
            low /= 2;
            high /= 2;
        }
    }

    fn arcs(
        &self,
        residual: &Residual<'_>,
        graph: &mut Graph,
        meter: &mut Meter<'_>,
    ) -> Result<(), Cancelled> {
        for (tree, visit) in (0..).zip(&self.visits) {
            meter.pass(ix(self.persons))?;
            for place in 0..2 * self.persons {
                if place >= self.persons {
                    if let Some(node) = residual.above(Who(place - self.persons), *visit) {
                        graph.arc(node);
                    }
                } else if place > 0 {
                    graph.arc(self.node(tree, 2 * place));
                    graph.arc(self.node(tree, 2 * place + 1));
                }
                graph.next();
            }
        }
        Ok(())
    }
}
