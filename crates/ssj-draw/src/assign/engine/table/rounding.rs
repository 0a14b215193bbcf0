//! Dependent rounding: from a table of fractions to whole units, along cycles.
//!
//! Every edge carries a number of units; whole ones are left out. What remains is balanced at every
//! node, so it has cycles. Along a cycle so many units are added that an edge gets whole, or so many
//! taken away, with probabilities under which no edge gains or loses on average.
//!
//! As long as the whole is even, cycles of edges with an odd number of units come first: one unit is
//! added or taken away, whichever a coin says, and then all edges can be counted in twos. Each edge
//! is in one such cycle, where it would be in many if every cycle made only one edge whole.
#![allow(clippy::indexing_slicing, reason = "places come from the graph itself")]
#![allow(clippy::arithmetic_side_effects, reason = "units are below 2^17")]

use alloc::vec::Vec;

use crate::assign::engine::keys::{By, keys};
use crate::assign::engine::random::Dice;
use crate::assign::problem::{ix, row};

keys!(
    /// A node.
    Node,
    /// An edge, by its number.
    Link
);

/// Edges with a part of a whole on them.
#[derive(Debug)]
pub(super) struct Fractions {
    /// Units of a whole.
    pub(super) whole: u32,
    nodes: u32,
    pub(super) edges: By<Link, Edge>,
}

/// So many units go `from` one node `to` another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) from: Node,
    pub(super) to: Node,
    pub(super) units: u32,
}

impl Fractions {
    pub(super) fn new(whole: u16) -> Self {
        Self {
            whole: u32::from(whole),
            nodes: 0,
            edges: By::default(),
        }
    }

    /// Adds nodes and gives the first.
    pub(super) fn nodes(&mut self, count: u32) -> Node {
        let first = Node(self.nodes);
        self.nodes += count;
        first
    }

    /// The units beyond wholes.
    pub(super) fn rest(&self, units: u64) -> u32 {
        u32::try_from(units % u64::from(self.whole)).unwrap_or(0)
    }

    /// Adds an edge, unless its units make wholes.
    pub(super) fn edge(&mut self, edge: Edge) -> Option<Link> {
        let units = edge.units % self.whole;
        (units > 0).then(|| self.edges.push(Edge { units, ..edge }))
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
            let mut at = Node(start);
            path.enter(at);
            while let Some(edge) = open.edge(self, at, path.last()) {
                at = self.other(edge, at);
                path.edges.push(edge);
                if path.place[at].is_none() {
                    path.enter(at);
                } else {
                    self.push(pass, at, path.cycle(at), dice);
                    path.leave(at);
                }
            }
            // A balanced graph is left only at the start, without open edges.
            path.clear();
        }
    }

    fn other(&self, edge: Link, node: Node) -> Node {
        let edge = self.edges[edge];
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
    fn room(&self, pass: Pass, start: Node, cycle: &[Link]) -> (u32, u32) {
        if let Pass::Odd(unit) = pass {
            return (unit, unit);
        }
        let (mut up, mut down) = (self.whole, self.whole);
        let mut at = start;
        for edge in cycle {
            let Edge { from, units, .. } = self.edges[*edge];
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
    fn push(&mut self, pass: Pass, start: Node, cycle: &[Link], dice: &mut Dice) {
        let (up, down) = self.room(pass, start, cycle);
        let add = dice.below(up + down) < down;
        let amount = if add { up } else { down };
        let mut at = start;
        for edge in cycle {
            let next = self.other(*edge, at);
            let edge = &mut self.edges[*edge];
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
    of: Vec<Link>,
    /// Where the edges of a node start, and where the open ones end.
    range: By<Node, (u32, u32)>,
}

impl Open {
    fn new(graph: &Fractions, pass: Pass) -> Self {
        let mut range = By::all(ix(graph.nodes) + 1, (0, 0));
        let edges = || graph.edges.entries();
        let open = || edges().filter(|(_, edge)| graph.is_open(pass, **edge));
        for (_, edge) in open() {
            range[edge.from].1 += 1;
            range[edge.to].1 += 1;
        }
        let mut start = 0;
        for (first, end) in range.iter_mut() {
            *first = start;
            start += *end;
            *end = *first;
        }
        let mut of = alloc::vec![Link(0); ix(start)];
        for (link, edge) in open() {
            for node in [edge.from, edge.to] {
                let end = &mut range[node].1;
                of[ix(*end)] = link;
                *end += 1;
            }
        }
        Self { pass, of, range }
    }

    /// An open edge of a node, not the one that led there.
    fn edge(&mut self, graph: &Fractions, node: Node, came_by: Option<Link>) -> Option<Link> {
        let (start, end) = &mut self.range[node];
        let mut place = *end;
        while place > *start {
            place -= 1;
            let edge = self.of[ix(place)];
            if !graph.is_open(self.pass, graph.edges[edge]) {
                *end -= 1;
                self.of.swap(ix(place), ix(*end));
            } else if Some(edge) != came_by {
                return Some(edge);
            }
        }
        None
    }
}

/// A path without repeated nodes.
struct Path {
    edges: Vec<Link>,
    nodes: Vec<Node>,
    /// The place of a node on the path.
    place: By<Node, Option<u32>>,
}

impl Path {
    fn new(nodes: u32) -> Self {
        Self {
            edges: Vec::new(),
            nodes: Vec::new(),
            place: By::all(ix(nodes), None),
        }
    }

    fn last(&self) -> Option<Link> {
        self.edges.last().copied()
    }

    fn enter(&mut self, node: Node) {
        self.place[node] = Some(row(self.nodes.len()));
        self.nodes.push(node);
    }

    fn place(&self, node: Node) -> usize {
        self.place[node].map_or(0, ix)
    }

    /// The edges since a node.
    fn cycle(&self, node: Node) -> &[Link] {
        &self.edges[self.place(node)..]
    }

    /// Goes back to a node.
    fn leave(&mut self, node: Node) {
        let keep = self.place(node);
        self.drop(keep + 1);
        self.edges.truncate(keep);
    }

    fn clear(&mut self) {
        self.drop(0);
        self.edges.clear();
    }

    /// Forgets the nodes from a place on.
    fn drop(&mut self, from: usize) {
        for dropped in self.nodes.drain(from..) {
            self.place[dropped] = None;
        }
    }
}
