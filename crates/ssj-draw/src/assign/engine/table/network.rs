//! The network of one component with a table's fractions on it: slot, person on a visit, groups,
//! person, level.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; sums of units are below 2^44"
)]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::rounding::Fractions;
use crate::assign::engine::random::Dice;
use crate::assign::engine::rules::Rules;
use crate::assign::engine::table::TablePart;
use crate::assign::problem::{NONE, ix, row};

/// A component's table as a network.
///
/// Persons lead to a node of their level, the total they reach at the least: how many persons of a
/// level take one more is the same in every most even assignment, so no cycle leads from one level
/// to another, and the square sum stays least.
#[derive(Debug)]
pub(crate) struct Fractional<'a> {
    part: &'a TablePart,
    whole: u32,
    graph: Fractions,
    /// By entry of the table: its edge, if it is a fraction.
    edge: Vec<u32>,
}

impl<'a> Fractional<'a> {
    /// With `sorted` persons are told apart by level.
    pub(crate) fn of(rules: &Rules<'_>, part: &'a TablePart, whole: u16, sorted: bool) -> Self {
        let whole = u32::from(whole);
        let mut network = Self {
            part,
            whole,
            graph: Fractions::new(whole),
            edge: Vec::with_capacity(part.entries.len()),
        };
        let slots = row(rules.slots.len());
        network.graph.nodes(slots);
        let first_person = network.graph.nodes(row(rules.persons.len()));
        let mut loads = alloc::vec![0_u64; rules.persons.len()];
        let mut up = Groups::default();
        for team in rules.teams() {
            network.team(rules, team, first_person, &mut up, &mut loads);
        }
        up.connect(rules, &mut network.graph, first_person);
        network.levels(rules, first_person, &loads, sorted);
        network
    }

    /// The edges of one visit's slots.
    fn team(
        &mut self,
        rules: &Rules<'_>,
        team: core::ops::Range<u32>,
        first_person: u32,
        up: &mut Groups,
        loads: &mut [u64],
    ) {
        // Whoever is possible in several slots of the visit gets a node for it.
        let mut node_of = Vec::new();
        if team.len() > 1 {
            let mut on_visit: Vec<(u32, u16)> = Vec::new();
            on_visit.extend(team.clone().flat_map(|slot| self.part.of(slot)));
            on_visit.sort_unstable();
            for same in on_visit.chunk_by(|a, b| a.0 == b.0).filter(|s| s.len() > 1) {
                let (person, node) = (same[0].0, self.graph.nodes(1));
                let above = up.above(rules, &mut self.graph, team.start, person, first_person);
                let sum = same.iter().map(|(_, units)| u32::from(*units)).sum();
                self.graph.edge(node, above, sum);
                node_of.push((person, node));
            }
        }
        for slot in team {
            for (person, units) in self.part.of(slot) {
                let units = u32::from(*units);
                let to = match node_of.binary_search_by_key(person, |(of, _)| *of) {
                    Ok(place) => node_of[place].1,
                    Err(_) => up.above(rules, &mut self.graph, slot, *person, first_person),
                };
                let edge = self.graph.edge(slot, to, units);
                self.edge.push(edge.unwrap_or(NONE));
                up.add(rules, slot, *person, units);
                loads[ix(*person)] += u64::from(units);
            }
        }
    }

    /// From persons to the nodes of their levels.
    fn levels(&mut self, rules: &Rules<'_>, first_person: u32, loads: &[u64], sorted: bool) {
        let whole = u64::from(self.whole);
        let mut sums = BTreeMap::<u64, (u32, u64)>::new();
        for (person, load) in (0..).zip(loads) {
            let least = rules.persons[ix(person)].base + load / whole * rules.step;
            let level = if sorted { least } else { 0 };
            let graph = &mut self.graph;
            let (node, sum) = sums.entry(level).or_insert_with(|| (graph.nodes(1), 0));
            *sum += load;
            graph.edge(first_person + person, *node, rest(*load, whole));
        }
        // Of tables whose pairs were capped, levels are not whole.
        let sink = self.graph.nodes(1);
        for (node, sum) in sums.into_values() {
            self.graph.edge(node, sink, rest(sum, whole));
        }
    }

    /// The person of each slot after rounding.
    pub(crate) fn draw(mut self, dice: &mut Dice) -> Option<Vec<u32>> {
        self.graph.round(dice);
        let slots = 0..row(self.part.starts.len()) - 1;
        let owner = |slot: u32| {
            let start = self.part.starts[ix(slot)];
            let entries = (start..).zip(self.part.of(slot));
            let mut whole = entries.filter(|(entry, (_, units))| {
                let edge = self.edge[ix(*entry)];
                let rounded = if edge == NONE {
                    u32::from(*units)
                } else {
                    self.graph.edges[ix(edge)].units
                };
                rounded == self.whole
            });
            let (_, (person, _)) = whole.next()?;
            whole.next().is_none().then_some(*person)
        };
        slots.map(owner).collect()
    }
}

fn rest(units: u64, whole: u64) -> u32 {
    u32::try_from(units % whole).unwrap_or(0)
}

/// The cap groups of persons that have a schedule.
#[derive(Default)]
struct Groups {
    /// By person and group: node and units.
    nodes: BTreeMap<(u32, u32), (u32, u64)>,
}

impl Groups {
    /// The node above a person's place on the visit of a slot.
    fn above(
        &mut self,
        rules: &Rules<'_>,
        graph: &mut Fractions,
        slot: u32,
        person: u32,
        first_person: u32,
    ) -> u32 {
        let Some(forest) = rules.persons[ix(person)].forest else {
            return first_person + person;
        };
        let mut innermost = first_person + person;
        for (depth, (group, _)) in forest.around(rules.slots[ix(slot)].visit).enumerate() {
            let node = self.nodes.entry((person, group));
            let (node, _) = *node.or_insert_with(|| (graph.nodes(1), 0));
            if depth == 0 {
                innermost = node;
            }
        }
        innermost
    }

    fn add(&mut self, rules: &Rules<'_>, slot: u32, person: u32, units: u32) {
        let Some(forest) = rules.persons[ix(person)].forest else {
            return;
        };
        for (group, _) in forest.around(rules.slots[ix(slot)].visit) {
            if let Some((_, sum)) = self.nodes.get_mut(&(person, group)) {
                *sum += u64::from(units);
            }
        }
    }

    /// Each group to the next larger one, the largest to the person.
    fn connect(&self, rules: &Rules<'_>, graph: &mut Fractions, first_person: u32) {
        let whole = u64::from(graph.whole());
        // Groups are numbered by rows, nodes are not.
        let mut order: Vec<_> = self.nodes.iter().collect();
        order.sort_unstable_by_key(|(_, (node, _))| *node);
        for ((person, group), (node, sum)) in order {
            let forest = rules.persons[ix(*person)].forest;
            let parent = forest.and_then(|forest| forest.parent(*group));
            let above = parent.and_then(|group| self.nodes.get(&(*person, group)));
            let to = above.map_or(first_person + person, |(node, _)| *node);
            graph.edge(*node, to, rest(*sum, whole));
        }
    }
}
