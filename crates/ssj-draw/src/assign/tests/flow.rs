//! An independent minimum-cost maximum flow: explicit network, shortest augmenting paths.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use super::instance::Instance;

#[derive(Clone, Copy)]
struct Arc {
    to: usize,
    room: u32,
    cost: i64,
}

/// Arcs in pairs: an arc and its reverse differ in the last bit of their number.
#[derive(Default)]
struct Network {
    arcs: Vec<Arc>,
    out: Vec<Vec<usize>>,
}

impl Network {
    fn node(&mut self) -> usize {
        self.out.push(Vec::new());
        self.out.len() - 1
    }

    fn arc(&mut self, from: usize, to: usize, room: u32, cost: i64) {
        self.out[from].push(self.arcs.len());
        self.arcs.push(Arc { to, room, cost });
        self.out[to].push(self.arcs.len());
        self.arcs.push(Arc {
            to: from,
            room: 0,
            cost: -cost,
        });
    }

    /// Sends one unit along a cheapest path and gives its cost.
    fn send(&mut self, source: usize, sink: usize) -> Option<i64> {
        let mut cost = vec![i64::MAX; self.out.len()];
        let mut by = vec![usize::MAX; self.out.len()];
        cost[source] = 0;
        let mut changed = true;
        while changed {
            changed = false;
            for node in 0..self.out.len() {
                for number in &self.out[node] {
                    let arc = self.arcs[*number];
                    if cost[node] < i64::MAX && arc.room > 0 && cost[node] + arc.cost < cost[arc.to]
                    {
                        cost[arc.to] = cost[node] + arc.cost;
                        by[arc.to] = *number;
                        changed = true;
                    }
                }
            }
        }
        if cost[sink] == i64::MAX {
            return None;
        }
        let mut node = sink;
        while node != source {
            self.arcs[by[node]].room -= 1;
            self.arcs[by[node] ^ 1].room += 1;
            node = self.arcs[by[node] ^ 1].to;
        }
        Some(cost[sink])
    }
}

/// How many slots can be filled, and the least sum of squared totals of such a fill.
pub(super) fn solve(instance: &Instance) -> (usize, u64) {
    let (filled, cost) = units(instance, 1, 1);
    let squares = instance.loads.iter().map(|load| i64::from(*load).pow(2));
    (filled, u64::try_from(squares.sum::<i64>() + cost).unwrap())
}

/// The same in units, `whole` of them to a slot and at most `pair` of them for one pair; and what
/// they add to the sum, times `whole`.
pub(super) fn units(instance: &Instance, whole: u32, pair: u32) -> (usize, i64) {
    let mut network = Network::default();
    let (source, sink) = (network.node(), network.node());
    let slots = instance.slots();
    let of_slot: Vec<usize> = slots.iter().map(|_| network.node()).collect();
    for slot in &of_slot {
        network.arc(source, *slot, whole, 0);
    }
    for (person, cap) in instance.caps.iter().enumerate() {
        let root = network.node();
        let load = i64::from(instance.loads[person]);
        for unit in 0..i64::from(*cap) {
            // (n + 1)^2 - n^2
            network.arc(root, sink, whole, 2 * (load + unit) + 1);
        }
        let parent = groups(&mut network, instance, root, whole);
        let mut of_visit = BTreeMap::new();
        for (slot, node) in slots.iter().zip(&of_slot) {
            if instance.candidates(*slot).contains(&person) {
                let visit = *of_visit.entry(slot.0).or_insert_with(|| {
                    let visit = network.node();
                    network.arc(visit, parent[slot.0], whole, 0);
                    visit
                });
                network.arc(*node, visit, pair, 0);
            }
        }
    }
    let (mut filled, mut sum) = (0, 0);
    while let Some(cost) = network.send(source, sink) {
        filled += 1;
        sum += cost;
    }
    (filled, sum)
}

/// The innermost node above each visit for one person.
fn groups(network: &mut Network, instance: &Instance, root: usize, whole: u32) -> Vec<usize> {
    let mut order: Vec<&(u32, Vec<usize>)> = instance.groups.iter().collect();
    order.sort_by_key(|group| core::cmp::Reverse(group.1.len()));
    let mut parent = vec![root; instance.visits.len()];
    for (cap, visits) in order {
        let Some(first) = visits.first() else {
            continue;
        };
        let node = network.node();
        network.arc(node, parent[*first], *cap * whole, 0);
        for visit in visits {
            parent[*visit] = node;
        }
    }
    parent
}
