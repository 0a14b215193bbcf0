//! Which slots and persons depend on each other: union-find over needs and profiles.
#![allow(
    clippy::indexing_slicing,
    reason = "nodes are needs and profiles of a checked problem"
)]
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::vec;
use alloc::vec::Vec;

use ssj_core::Token;

use crate::assign::problem::{
    Department, NONE, Need, NeedRow, Problem, Profile, Region, SlotRow, VisitRow, ix, row,
};

/// A free slot in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlacedSlot {
    pub(crate) row: SlotRow,
    pub(crate) visit: VisitRow,
    pub(crate) need: NeedRow,
    /// Its range of the layout's bans.
    pub(crate) bans: (u32, u32),
}

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

/// What names a component, and its generator.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    /// The lowest visit token.
    pub(crate) visit: Token,
    /// The place of the first slot among that visit's free slots, all components counted. It keeps
    /// apart the departments of a joint visit.
    pub(crate) place: u32,
}

impl Components {
    /// `free` is in canonical order, so components are numbered by their keys.
    pub(crate) fn new(problem: &Problem, free: &[PlacedSlot]) -> Self {
        let tables = &problem.tables;
        let needs = tables.needs.len();
        let mut used = vec![false; needs];
        for slot in free {
            used[slot.need.place()] = true;
        }
        let sorted = Profiles::new(&tables.profiles);
        let admitted = tables.needs.iter().zip(&used).map(|(need, used)| {
            let admitted = used.then(|| sorted.admitted(need));
            admitted.unwrap_or_default()
        });
        let profiles_of: Vec<Vec<u32>> = admitted.collect();
        let mut sets = Sets((0..row(needs + tables.profiles.len())).collect());
        for (need, profiles) in (0..).zip(&profiles_of) {
            for profile in profiles {
                sets.join(need, row(needs) + profile);
            }
        }
        let mut number = vec![NONE; needs + tables.profiles.len()];
        let mut keys = Vec::new();
        for team in free.chunk_by(|a, b| a.visit == b.visit) {
            for (place, slot) in (0..).zip(team) {
                let number = &mut number[ix(sets.find(slot.need.0))];
                if *number == NONE {
                    *number = row(keys.len());
                    let visit = tables.visits[slot.visit.place()];
                    keys.push(Key { visit, place });
                }
            }
        }
        let mut of_need: Vec<u32> = (0..row(number.len()))
            .map(|node| number[ix(sets.find(node))])
            .collect();
        Self {
            of_profile: of_need.split_off(needs),
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
            let end = |last: bool| {
                self.order.partition_point(|(profile, _)| {
                    profile.department() < department
                        || (last && profile.department() == department)
                })
            };
            places.extend(end(false)..end(true));
        }
        for region in need.regions() {
            let wanted = (department, *region);
            let first = self.places.partition_point(|of| (of.0, of.1) < wanted);
            let of_region = self.places[first..].iter();
            let of_region = of_region.take_while(|of| (of.0, of.1) == wanted);
            places.extend(of_region.map(|(.., place)| *place));
        }
        // Somebody may work in several of the regions.
        places.sort_unstable();
        places.dedup();
        let found = places.into_iter().map(|place| self.order[place]);
        let admitted = found.filter(|(profile, _)| need.admits(profile));
        admitted.map(|(_, row)| row).collect()
    }
}

/// Disjoint sets, the smaller number leading.
struct Sets(Vec<u32>);

impl Sets {
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
