//! The network of one component with a table's fractions on it: slot, person on a visit, groups,
//! person, level.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]
#![allow(
    clippy::arithmetic_side_effects,
    reason = "sums of units are below 2^44"
)]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::part::TablePart;
use super::rounding::{Edge, Fractions, Link, Node};
use crate::assign::engine::keys::{By, Slot, Who};
use crate::assign::engine::random::Dice;
use crate::assign::engine::rules::Rules;
use crate::assign::problem::row;

/// A component's table as a network.
///
/// Persons lead to a node of their level, the total they reach at the least: how many persons of a
/// level take one more is the same in every most even assignment, so no cycle leads from one level
/// to another, and the square sum stays least.
#[derive(Debug)]
pub(super) struct Network<'a> {
    rules: &'a Rules<'a>,
    part: &'a TablePart,
    graph: Fractions,
    /// By entry of the table: its edge; none if it is no fraction.
    edge: Vec<Option<Link>>,
    first_person: Node,
    /// Units of all slots of each person.
    loads: By<Who, u64>,
    /// By person and cap group: node and units.
    groups: BTreeMap<(Who, u32), (Node, u64)>,
}

impl<'a> Network<'a> {
    /// If loads are even, persons are told apart by level.
    pub(super) fn new(rules: &'a Rules<'a>, part: &'a TablePart, whole: u16, even: bool) -> Self {
        let (slots, persons) = (rules.slots.len(), rules.persons.len());
        let mut graph = Fractions::new(whole);
        graph.nodes(row(slots));
        let mut network = Self {
            first_person: graph.nodes(row(persons)),
            rules,
            part,
            graph,
            edge: Vec::with_capacity(part.entries.len()),
            loads: By::all(persons, 0),
            groups: BTreeMap::new(),
        };
        for team in rules.teams() {
            network.team(&team);
        }
        network.connect();
        network.levels(even);
        network
    }

    const fn person(&self, person: Who) -> Node {
        Node(self.first_person.0 + person.0)
    }

    /// The edges of one visit's slots.
    fn team(&mut self, team: &[Slot]) {
        // Whoever is possible in several slots of the visit gets a node for it.
        let mut node_of = Vec::new();
        if team.len() > 1 {
            let entries = team.iter().flat_map(|slot| self.part.of(*slot));
            let mut on_visit: Vec<(Who, u16)> = entries.copied().collect();
            on_visit.sort_unstable();
            for same in on_visit.chunk_by(|a, b| a.0 == b.0).filter(|s| s.len() > 1) {
                let (person, from) = (same[0].0, self.graph.nodes(1));
                let to = self.above(team[0], person);
                let units = same.iter().map(|(_, units)| u32::from(*units)).sum();
                self.graph.edge(Edge { from, to, units });
                node_of.push((person, from));
            }
        }
        for slot in team {
            for (person, units) in self.part.of(*slot) {
                let (person, units) = (*person, u32::from(*units));
                let to = match node_of.binary_search_by_key(&person, |(of, _)| *of) {
                    Ok(place) => node_of[place].1,
                    Err(_) => self.above(*slot, person),
                };
                let from = Node(slot.0);
                let edge = self.graph.edge(Edge { from, to, units });
                self.edge.push(edge);
                self.add(*slot, person, units);
            }
        }
    }

    /// The node above a person's place on the visit of a slot: that of the smallest group around it, or
    /// the person's own.
    fn above(&mut self, slot: Slot, person: Who) -> Node {
        let mut innermost = None;
        let forest = self.rules.persons[person].forest.into_iter();
        for around in forest.flat_map(|forest| forest.around(self.rules.slots[slot].visit)) {
            let graph = &mut self.graph;
            let group = self.groups.entry((person, around.group));
            let (node, _) = *group.or_insert_with(|| (graph.nodes(1), 0));
            innermost.get_or_insert(node);
        }
        innermost.unwrap_or_else(|| self.person(person))
    }

    /// Adds a person's units on a slot to theirs and those of the groups around it.
    fn add(&mut self, slot: Slot, person: Who, units: u32) {
        self.loads[person] += u64::from(units);
        let forest = self.rules.persons[person].forest.into_iter();
        for around in forest.flat_map(|forest| forest.around(self.rules.slots[slot].visit)) {
            if let Some((_, sum)) = self.groups.get_mut(&(person, around.group)) {
                *sum += u64::from(units);
            }
        }
    }

    /// Each group to the next larger one, the largest to the person.
    fn connect(&mut self) {
        // Groups are numbered by rows, nodes are not.
        let mut order: Vec<_> = self.groups.iter().collect();
        order.sort_unstable_by_key(|(_, (node, _))| *node);
        for ((person, group), (from, sum)) in order {
            let forest = self.rules.persons[*person].forest;
            let parent = forest.and_then(|forest| forest.parent(*group));
            let above = parent.and_then(|group| self.groups.get(&(*person, group)));
            let to = above.map_or(Node(self.first_person.0 + person.0), |(node, _)| *node);
            let units = self.graph.rest(*sum);
            let from = *from;
            self.graph.edge(Edge { from, to, units });
        }
    }

    /// From persons to the nodes of their levels.
    fn levels(&mut self, even: bool) {
        let whole = u64::from(self.graph.whole);
        let mut sums = BTreeMap::<u64, (Node, u64)>::new();
        for (person, load) in self.loads.entries() {
            let least = self.rules.persons[person].base + load / whole * self.rules.step;
            let graph = &mut self.graph;
            let level = sums.entry(if even { least } else { 0 });
            let (to, sum) = level.or_insert_with(|| (graph.nodes(1), 0));
            *sum += load;
            let (from, to) = (Node(self.first_person.0 + person.0), *to);
            let units = graph.rest(*load);
            graph.edge(Edge { from, to, units });
        }
        // Of tables whose pairs were capped, levels are not whole.
        let to = self.graph.nodes(1);
        for (from, sum) in sums.into_values() {
            let units = self.graph.rest(sum);
            self.graph.edge(Edge { from, to, units });
        }
    }

    /// The person of each slot after rounding.
    pub(super) fn draw(mut self, dice: &mut Dice) -> Option<Vec<Who>> {
        self.graph.round(dice);
        let whole = self.graph.whole;
        let mut edges = self.edge.iter();
        let owner = |entries: &[(Who, u16)]| {
            let edges = edges.by_ref().take(entries.len());
            let mut whole = entries.iter().zip(edges).filter(|((_, units), edge)| {
                let rounded = edge.map_or(u32::from(*units), |edge| self.graph.edges[edge].units);
                rounded == whole
            });
            let ((person, _), _) = whole.next()?;
            whole.next().is_none().then_some(*person)
        };
        self.part.slots().map(owner).collect()
    }
}
