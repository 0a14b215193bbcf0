//! Dependent rounding: from a table of fractions to whole units, along cycles.
//!
//! Every edge carries a number of units; whole ones are left out. What remains is balanced at every
//! node, so it has cycles. Along a cycle so many units are added that an edge gets whole, or so many
//! taken away, with probabilities under which no edge gains or loses on average.
//!
//! As long as the whole is even, cycles of edges with an odd number of units come first: one unit is
//! added or taken away, whichever a coin says, and then all edges can be counted in twos. Each edge
//! is in one such cycle, where it would be in many if every cycle made only one edge whole.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "nodes and edges are the graph's own; units are below 2^17"
)]

use alloc::vec;
use alloc::vec::Vec;

use crate::assign::engine::random::Dice;
use crate::assign::problem::{NONE, ix, row};

/// Edges with a part of a whole on them.
#[derive(Debug)]
pub(crate) struct Fractions {
    /// Units of a whole.
    whole: u32,
    nodes: u32,
    pub(crate) edges: Vec<Edge>,
}

/// So many units go `from` one node `to` another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    from: u32,
    to: u32,
    pub(crate) units: u32,
}

impl Fractions {
    pub(crate) const fn new(whole: u32) -> Self {
        Self {
            whole,
            nodes: 0,
            edges: Vec::new(),
        }
    }

    pub(crate) const fn whole(&self) -> u32 {
        self.whole
    }

    /// Adds nodes and gives the number of the first.
    pub(crate) fn nodes(&mut self, count: u32) -> u32 {
        let first = self.nodes;
        self.nodes += count;
        first
    }

    /// Adds an edge, unless its units make wholes.
    pub(crate) fn edge(&mut self, from: u32, to: u32, units: u32) -> Option<u32> {
        let units = units % self.whole;
        (units > 0).then(|| {
            self.edges.push(Edge { from, to, units });
            row(self.edges.len()) - 1
        })
    }

    /// Makes every edge's units none or whole.
    pub(crate) fn round(&mut self, dice: &mut Dice) {
        let mut path = Path::new(self.nodes);
        let mut unit = 1;
        while self.whole.is_multiple_of(2 * unit) {
            self.pass(Pass::Odd(unit), &mut path, dice);
            unit *= 2;
        }
        self.pass(Pass::Any, &mut path, dice);
    }

    /// Walks and rounds cycles until no edge is open.
    fn pass(&mut self, pass: Pass, path: &mut Path, dice: &mut Dice) {
        let mut open = Open::new(self, pass);
        for start in 0..self.nodes {
            path.enter(start, NONE);
            let mut at = start;
            while let Some(edge) = open.edge(self, at, path.last()) {
                let next = self.other(edge, at);
                if path.place[ix(next)] == NONE {
                    path.enter(next, edge);
                } else {
                    path.edges.push(edge);
                    self.push(pass, next, path.cycle(next), dice);
                    path.leave(next);
                }
                at = next;
            }
            // A balanced graph is left only at the start, without open edges.
            path.clear();
        }
    }

    fn other(&self, edge: u32, node: u32) -> u32 {
        let edge = self.edges[ix(edge)];
        if edge.from == node {
            edge.to
        } else {
            edge.from
        }
    }

    const fn is_open(&self, pass: Pass, edge: Edge) -> bool {
        match pass {
            Pass::Odd(unit) => edge.units & unit > 0,
            Pass::Any => edge.units > 0 && edge.units < self.whole,
        }
    }

    /// How many units can be added along a cycle from a node back to it, and taken away.
    fn room(&self, pass: Pass, start: u32, cycle: &[u32]) -> (u32, u32) {
        if let Pass::Odd(unit) = pass {
            return (unit, unit);
        }
        let (mut up, mut down) = (self.whole, self.whole);
        let mut at = start;
        for edge in cycle {
            let Edge { from, units, .. } = self.edges[ix(*edge)];
            let (more, less) = if from == at {
                (self.whole - units, units)
            } else {
                (units, self.whole - units)
            };
            (up, down) = (up.min(more), down.min(less));
            at = self.other(*edge, at);
        }
        (up, down)
    }

    /// Moves units along a cycle from a node back to it.
    fn push(&mut self, pass: Pass, start: u32, cycle: &[u32], dice: &mut Dice) {
        let (up, down) = self.room(pass, start, cycle);
        let add = dice.below(up + down) < down;
        let amount = if add { up } else { down };
        let mut at = start;
        for edge in cycle {
            let next = self.other(*edge, at);
            let edge = &mut self.edges[ix(*edge)];
            if (edge.from == at) == add {
                edge.units += amount;
            } else {
                edge.units -= amount;
            }
            at = next;
        }
    }
}

/// Which edges cycles are made of.
#[derive(Clone, Copy, Debug)]
enum Pass {
    /// Those with an odd number of so many units, a power of two that all numbers are multiples of.
    Odd(u32),
    /// All that are not whole.
    Any,
}

/// The open edges of each node, those that were closed dropped from the end as they are met.
struct Open {
    pass: Pass,
    of: Vec<u32>,
    /// By node: where its edges start, and where the open ones end.
    range: Vec<(u32, u32)>,
}

impl Open {
    fn new(graph: &Fractions, pass: Pass) -> Self {
        let mut range = vec![(0, 0); ix(graph.nodes) + 1];
        let edges = (0..).zip(&graph.edges);
        let open = edges.filter(|(_, edge)| graph.is_open(pass, **edge));
        for (_, edge) in open.clone() {
            range[ix(edge.from)].1 += 1;
            range[ix(edge.to)].1 += 1;
        }
        let mut start = 0;
        for (first, end) in &mut range {
            *first = start;
            start += *end;
            *end = *first;
        }
        let mut of = vec![0; ix(start)];
        for (number, edge) in open {
            for node in [edge.from, edge.to] {
                let end = &mut range[ix(node)].1;
                of[ix(*end)] = number;
                *end += 1;
            }
        }
        Self { pass, of, range }
    }

    /// An open edge of a node, not the one that led there.
    fn edge(&mut self, graph: &Fractions, node: u32, came_by: u32) -> Option<u32> {
        let (start, end) = &mut self.range[ix(node)];
        let mut place = *end;
        while place > *start {
            place -= 1;
            let edge = self.of[ix(place)];
            if !graph.is_open(self.pass, graph.edges[ix(edge)]) {
                *end -= 1;
                self.of.swap(ix(place), ix(*end));
            } else if edge != came_by {
                return Some(edge);
            }
        }
        None
    }
}

/// A path without repeated nodes.
struct Path {
    edges: Vec<u32>,
    nodes: Vec<u32>,
    /// By node: its place on the path.
    place: Vec<u32>,
}

impl Path {
    fn new(nodes: u32) -> Self {
        Self {
            edges: Vec::new(),
            nodes: Vec::new(),
            place: vec![NONE; ix(nodes)],
        }
    }

    fn last(&self) -> u32 {
        self.edges.last().copied().unwrap_or(NONE)
    }

    fn enter(&mut self, node: u32, by: u32) {
        self.place[ix(node)] = row(self.nodes.len());
        self.nodes.push(node);
        if by != NONE {
            self.edges.push(by);
        }
    }

    /// The edges since a node.
    fn cycle(&self, node: u32) -> &[u32] {
        &self.edges[ix(self.place[ix(node)])..]
    }

    /// Goes back to a node.
    fn leave(&mut self, node: u32) {
        let keep = ix(self.place[ix(node)]);
        for dropped in self.nodes.drain(keep + 1..) {
            self.place[ix(dropped)] = NONE;
        }
        self.edges.truncate(keep);
    }

    fn clear(&mut self) {
        for dropped in self.nodes.drain(..) {
            self.place[ix(dropped)] = NONE;
        }
        self.edges.clear();
    }
}
