//! Strongly connected classes of a directed graph (Tarjan), without recursion.
#![allow(clippy::indexing_slicing, reason = "nodes are the graph's own")]
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::vec;
use alloc::vec::Vec;

use super::meter::Meter;
use crate::assign::problem::{NONE, ix, row};
use crate::observe::Cancelled;

/// Arcs from each node, node after node.
#[derive(Debug)]
pub(crate) struct Graph {
    /// Where the arcs of each node start; one more at the end.
    starts: Vec<usize>,
    to: Vec<u32>,
}

impl Graph {
    pub(crate) fn new() -> Self {
        Self {
            starts: vec![0],
            to: Vec::new(),
        }
    }

    /// An arc from the node at hand.
    pub(crate) fn arc(&mut self, to: u32) {
        self.to.push(to);
    }

    /// Goes on to the next node.
    pub(crate) fn next(&mut self) {
        self.starts.push(self.to.len());
    }

    /// By node the number of its class: nodes are of one class if a path leads from each to the other.
    pub(crate) fn classes(&self, meter: &mut Meter<'_>) -> Result<Vec<u32>, Cancelled> {
        let nodes = self.starts.len() - 1;
        let mut search = Search {
            found: vec![NONE; nodes],
            low: vec![0; nodes],
            class: vec![NONE; nodes],
            open: Vec::new(),
            path: Vec::new(),
            count: 0,
            classes: 0,
        };
        for node in 0..row(nodes) {
            if search.found[ix(node)] == NONE {
                search.from(self, node, meter)?;
            }
        }
        Ok(search.class)
    }
}

struct Search {
    /// In which order nodes were found.
    found: Vec<u32>,
    /// The first node known to be reached, as far as it is open.
    low: Vec<u32>,
    class: Vec<u32>,
    /// Found nodes without a class yet.
    open: Vec<u32>,
    /// Nodes on the way, each with its next arc.
    path: Vec<(u32, usize)>,
    count: u32,
    classes: u32,
}

impl Search {
    fn enter(&mut self, graph: &Graph, node: u32) {
        self.found[ix(node)] = self.count;
        self.low[ix(node)] = self.count;
        self.count += 1;
        self.open.push(node);
        self.path.push((node, graph.starts[ix(node)]));
    }

    fn from(&mut self, graph: &Graph, root: u32, meter: &mut Meter<'_>) -> Result<(), Cancelled> {
        self.enter(graph, root);
        while let Some((node, arc)) = self.path.last_mut() {
            meter.pass(1)?;
            let node = *node;
            if *arc < graph.starts[ix(node) + 1] {
                let to = graph.to[*arc];
                *arc += 1;
                if self.found[ix(to)] == NONE {
                    self.enter(graph, to);
                } else if self.class[ix(to)] == NONE {
                    self.low[ix(node)] = self.low[ix(node)].min(self.found[ix(to)]);
                }
                continue;
            }
            self.path.pop();
            let low = self.low[ix(node)];
            if let Some((before, _)) = self.path.last() {
                self.low[ix(*before)] = self.low[ix(*before)].min(low);
            }
            if low == self.found[ix(node)] {
                self.close(node);
            }
        }
        Ok(())
    }

    fn close(&mut self, root: u32) {
        while let Some(node) = self.open.pop() {
            self.class[ix(node)] = self.classes;
            if node == root {
                break;
            }
        }
        self.classes += 1;
    }
}
