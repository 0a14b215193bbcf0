//! Which visits to postpone so that all others can be staffed.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; counts are below 2^32"
)]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::assign::engine::board::Board;
use crate::assign::engine::fill::Filling;
use crate::assign::engine::rules::Rules;
use crate::assign::problem::{NONE, Problem, VisitRow, ix, row};

/// Keeps visits by ascending token as long as all kept can be staffed, and gives the others.
pub(crate) fn postponed(problem: &Problem, components: &[Rules<'_>]) -> Vec<VisitRow> {
    let mut parts: Vec<Staffing<'_>> = components.iter().map(Staffing::new).collect();
    let mut order = Vec::new();
    for (number, rules) in components.iter().enumerate() {
        for (slot, facts) in (0..).zip(&rules.slots) {
            let token = problem.tables.visits[ix(facts.visit.number())];
            order.push((token, facts.visit, number, slot));
        }
    }
    order.sort_unstable();
    let mut postponed = Vec::new();
    for visit in order.chunk_by(|a, b| a.1 == b.1) {
        let mut teams: Vec<(usize, Vec<u32>)> = Vec::new();
        for part in visit.chunk_by(|a, b| a.2 == b.2) {
            let slots = part.iter().map(|(.., slot)| *slot);
            teams.push((part[0].2, slots.collect()));
        }
        let kept = teams.iter().all(|(part, team)| parts[*part].may_fit(team))
            && teams.iter().all(|(part, team)| parts[*part].staff(team));
        for (part, team) in &teams {
            if kept {
                parts[*part].keep(team);
            } else {
                parts[*part].drop(team);
            }
        }
        postponed.extend((!kept).then_some(visit[0].1));
    }
    postponed
}

/// One component while its visits are staffed.
struct Staffing<'a> {
    board: Board<'a>,
    filling: Filling,
    tight: Tight,
}

impl<'a> Staffing<'a> {
    fn new(rules: &'a Rules<'a>) -> Self {
        let board = Board::new(rules);
        Self {
            filling: Filling::new(&board),
            board,
            tight: Tight::default(),
        }
    }

    fn may_fit(&self, team: &[u32]) -> bool {
        self.tight.admits(self.board.rules, team)
    }

    /// Fills a visit's slots; if it can't, some may be filled all the same.
    fn staff(&mut self, team: &[u32]) -> bool {
        let failed = team
            .iter()
            .position(|slot| !self.filling.fill(&mut self.board, *slot));
        if let Some(place) = failed {
            self.tight
                .learn(&self.board, &mut self.filling, team, place);
        }
        failed.is_none()
    }

    fn keep(&mut self, team: &[u32]) {
        self.tight.keep(self.board.rules, team);
    }

    fn drop(&mut self, team: &[u32]) {
        let filled = |slot: &u32| self.board.owner[ix(*slot)] != crate::assign::problem::NONE;
        if team.iter().any(filled) {
            self.filling.empty(&mut self.board, team.iter().copied());
        }
    }
}

/// Sets of slots and persons that few more slots can be filled from.
///
/// Nothing leads out of what a failed search found. The visit's earlier slots among it are emptied
/// again: so much room it has from then on, and each slot filled whose persons all belong to it
/// takes one. A visit with more such slots than there is room needs no search.
#[derive(Default)]
struct Tight {
    /// By need: the set that all its persons belong to.
    of_need: BTreeMap<u32, usize>,
    /// By set.
    room: Vec<u32>,
}

impl Tight {
    fn set(&self, rules: &Rules<'_>, slot: u32) -> Option<usize> {
        self.of_need.get(&rules.slots[ix(slot)].need).copied()
    }

    /// Whether no set has less room than a visit's slots ask of it.
    fn admits(&self, rules: &Rules<'_>, team: &[u32]) -> bool {
        team.iter().all(|slot| {
            let Some(set) = self.set(rules, *slot) else {
                return true;
            };
            let asked = team.iter().filter(|s| self.set(rules, **s) == Some(set));
            row(asked.count()) <= self.room[set]
        })
    }

    fn keep(&mut self, rules: &Rules<'_>, team: &[u32]) {
        for slot in team {
            if let Some(set) = self.set(rules, *slot) {
                self.room[set] = self.room[set].saturating_sub(1);
            }
        }
    }

    /// What follows from the search that failed for the slot at a place of the team.
    fn learn(&mut self, board: &Board<'_>, filling: &mut Filling, team: &[u32], place: usize) {
        let reach = &mut filling.reach;
        let earlier = team[..place].iter().filter(|slot| reach.found(**slot));
        let room = row(earlier.count());
        for slot in team {
            let need = board.rules.slots[ix(*slot)].need;
            let mut persons = board.rules.ranges(need).flatten();
            if persons.all(|person| reach.is_done(person) || reach.is_frozen(person)) {
                self.of_need.insert(need, self.room.len());
            }
        }
        self.room.push(room);
        if room == 0 {
            reach.freeze(board);
        }
    }
}
