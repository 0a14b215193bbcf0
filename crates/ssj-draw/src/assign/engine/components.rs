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
use crate::assign::problem::{Department, NONE, Need, Problem, Profile, Region, ix, row};

/// The component of each need and profile.
#[derive(Debug)]
pub(crate) struct Components {
    pub(crate) keys: Vec<Key>,
    /// By need row; [`NONE`] for a need without free slots.
    pub(crate) of_need: Vec<u32>,
    /// By profile row; [`NONE`] for a profile no free slot asks for.
    pub(crate) of_profile: Vec<u32>,
    /// By need row: the profiles it admits, in the order of their content.
    pub(crate) profiles_of: Vec<Vec<u32>>,
}

/// What names a component: its lowest visit and the place of its first slot on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    pub(crate) visit: Token,
    pub(crate) place: u32,
}

impl Components {
    /// `free` is in canonical order, so components are numbered by their keys.
    pub(crate) fn new(problem: &Problem, free: &[PlacedSlot]) -> Self {
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

/// Profiles by content: department, then regions, then credentials.
struct Profiles<'a> {
    order: Vec<(&'a Profile, u32)>,
    /// By department and region: places in that order.
    places: Vec<(Department, Region, usize)>,
}

impl<'a> Profiles<'a> {
    fn new(profiles: &'a [Profile]) -> Self {
        let mut order: Vec<_> = profiles.iter().zip(0..).collect();
        order.sort_unstable();
        let places = order.iter().enumerate().flat_map(|(place, (profile, _))| {
            let regions = profile.regions().iter();
            regions.map(move |region| (profile.department(), *region, place))
        });
        let mut places: Vec<_> = places.collect();
        places.sort_unstable();
        Self { order, places }
    }

    /// Looks only where department and region fit.
    fn admitted(&self, need: &Need) -> Vec<u32> {
        let department = need.department();
        let mut places: Vec<usize> = Vec::new();
        if need.regions().is_empty() {
            let before = |profile: &Profile| profile.department() < department;
            let first = self.order.partition_point(|(profile, _)| before(profile));
            let of_department = self.order[first..].iter();
            let of_department = of_department
                .take_while(|(profile, _)| profile.department() == department)
                .count();
            places.extend(first..first + of_department);
        }
        for region in need.regions() {
            let wanted = (department, *region);
            let first = self
                .places
                .partition_point(|place| (place.0, place.1) < wanted);
            let of_region = self.places[first..].iter();
            let of_region = of_region.take_while(|place| (place.0, place.1) == wanted);
            places.extend(of_region.map(|(.., place)| *place));
        }
        // Somebody may work in several of the regions.
        places.sort_unstable();
        places.dedup();
        let found = places.into_iter().map(|place| self.order[place]);
        found
            .filter(|(profile, _)| need.admits(profile))
            .map(|(_, row)| row)
            .collect()
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
