//! Which slots and persons depend on each other: union-find over needs and profiles.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "nodes are needs and profiles of a checked problem"
)]

use alloc::vec;
use alloc::vec::Vec;

use ssj_core::Token;

use super::layout::PlacedSlot;
use super::need::{Need, Profile, Region};
use super::num::{ix, row};
use super::problem::Problem;

/// The component of each need and profile.
#[derive(Debug)]
pub(super) struct Components {
    pub(super) keys: Vec<Key>,
    /// By need row; [`NONE`] for a need without free slots.
    pub(super) of_need: Vec<u32>,
    /// By profile row; [`NONE`] for a profile no free slot asks for.
    pub(super) of_profile: Vec<u32>,
    /// By need row: the profiles it admits, in the order of their content.
    pub(super) profiles_of: Vec<Vec<u32>>,
}

/// What names a component: its lowest visit and the place of its first slot on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) visit: Token,
    pub(super) place: u32,
}

pub(super) const NONE: u32 = u32::MAX;

impl Components {
    /// `free` is in canonical order, so components are numbered by their keys.
    pub(super) fn new(problem: &Problem, free: &[PlacedSlot]) -> Self {
        let tables = &problem.tables;
        let mut used = vec![false; tables.needs.len()];
        for slot in free {
            used[ix(slot.need)] = true;
        }
        let sorted = Profiles::new(&tables.profiles);
        let profiles_of: Vec<Vec<u32>> = tables
            .needs
            .iter()
            .zip(&used)
            .map(|(need, used)| {
                if *used {
                    sorted.admitted(need)
                } else {
                    Vec::new()
                }
            })
            .collect();
        let mut sets = Sets::new(tables.needs.len() + tables.profiles.len());
        for (need, profiles) in (0..).zip(&profiles_of) {
            for profile in profiles {
                sets.join(need, row(tables.needs.len()) + profile);
            }
        }
        let mut number = vec![NONE; tables.needs.len() + tables.profiles.len()];
        let mut keys = Vec::new();
        for team in free.chunk_by(|a, b| a.visit == b.visit) {
            for (place, slot) in (0..).zip(team) {
                let number = &mut number[ix(sets.find(slot.need))];
                if *number == NONE {
                    *number = row(keys.len());
                    let visit = tables.visits[ix(slot.visit.number())];
                    keys.push(Key { visit, place });
                }
            }
        }
        let mut of = |node: usize| number[ix(sets.find(row(node)))];
        let of_need: Vec<u32> = (0..tables.needs.len()).map(&mut of).collect();
        let profiles = tables.needs.len()..tables.needs.len() + tables.profiles.len();
        Self {
            of_profile: profiles.map(&mut of).collect(),
            of_need,
            keys,
            profiles_of,
        }
    }
}

/// Profiles by content: department, then region, then credentials.
struct Profiles<'a> {
    order: Vec<(&'a Profile, u32)>,
}

impl<'a> Profiles<'a> {
    fn new(profiles: &'a [Profile]) -> Self {
        let mut order: Vec<_> = profiles.iter().zip(0..).collect();
        order.sort_unstable();
        Self { order }
    }

    /// Looks only where department and region fit.
    fn admitted(&self, need: &Need) -> Vec<u32> {
        let department = need.department();
        let of_department = self.between(|profile| profile.department().cmp(&department));
        let fitting = |slice: &[(&Profile, u32)], out: &mut Vec<u32>| {
            let admitted = slice.iter().filter(|(profile, _)| need.admits(profile));
            out.extend(admitted.map(|(_, row)| *row));
        };
        let mut out = Vec::new();
        if need.regions().is_empty() {
            fitting(of_department, &mut out);
        }
        for region in need.regions() {
            fitting(self.of_region(need, *region), &mut out);
        }
        out
    }

    fn of_region(&self, need: &Need, region: Region) -> &[(&'a Profile, u32)] {
        let wanted = (need.department(), region);
        self.between(|profile| (profile.department(), profile.region()).cmp(&wanted))
    }

    fn between(&self, order: impl Fn(&Profile) -> core::cmp::Ordering) -> &[(&'a Profile, u32)] {
        let start = self
            .order
            .partition_point(|(profile, _)| order(profile).is_lt());
        let end = self
            .order
            .partition_point(|(profile, _)| order(profile).is_le());
        &self.order[start..end]
    }
}

/// Disjoint sets, the smaller number leading.
struct Sets(Vec<u32>);

impl Sets {
    fn new(nodes: usize) -> Self {
        Self((0..row(nodes)).collect())
    }

    fn find(&mut self, mut node: u32) -> u32 {
        while self.0[ix(node)] != node {
            let up = self.0[ix(self.0[ix(node)])];
            self.0[ix(node)] = up;
            node = up;
        }
        node
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[ix(a.max(b))] = a.min(b);
    }
}
