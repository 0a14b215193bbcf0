//! Which visits to postpone so that all others can be staffed.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use crate::assign::engine::board::Board;
use crate::assign::engine::fill::Filling;
use crate::assign::engine::keys::{Slot, Who};
use crate::assign::engine::meter::Meter;
use crate::assign::engine::rules::Rules;
use crate::assign::problem::{NeedRow, Problem, VisitRow, row};
use crate::observe::Cancelled;

/// Keeps visits by ascending token as long as all kept can be staffed, and gives the others.
pub(super) fn postponed(
    problem: &Problem,
    components: &[Rules<'_>],
    meter: &mut Meter<'_>,
) -> Result<Vec<VisitRow>, Cancelled> {
    let mut parts: Vec<Staffing<'_>> = components.iter().map(Staffing::new).collect();
    let mut order = Vec::new();
    for (number, rules) in components.iter().enumerate() {
        for (slot, facts) in rules.slots.entries() {
            let token = problem.tables.visits[facts.visit.place()];
            order.push((token, facts.visit, number, slot));
        }
    }
    order.sort_unstable();
    let mut postponed = Vec::new();
    for visit in order.chunk_by(|a, b| a.1 == b.1) {
        meter.settle()?;
        let mut teams: Vec<(usize, Vec<Slot>)> = Vec::new();
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
    Ok(postponed)
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

    fn may_fit(&self, team: &[Slot]) -> bool {
        self.tight.admits(&self.filling, self.board.rules, team)
    }

    /// Fills a visit's slots; if it can't, some may be filled all the same.
    fn staff(&mut self, team: &[Slot]) -> bool {
        let (board, filling) = (&mut self.board, &mut self.filling);
        let failed = team.iter().position(|slot| !filling.fill(board, *slot));
        if let Some(place) = failed {
            self.tight.learn(board, filling, team, place);
        }
        failed.is_none()
    }

    fn keep(&mut self, team: &[Slot]) {
        self.tight.keep(&self.filling, self.board.rules, team);
    }

    fn drop(&mut self, team: &[Slot]) {
        let filled = |slot: &Slot| self.board.owner[*slot] != Who::NONE;
        if team.iter().any(filled) {
            self.filling.empty(&mut self.board, team);
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
    /// By need, and by groups where caps are nested: the set that all its persons belong to, as far as these
    /// groups go.
    of_like: BTreeMap<Like, usize>,
    /// By set.
    room: Vec<u32>,
}

/// A need, and the number of what is alike in it.
type Like = (NeedRow, u32);

fn like(filling: &Filling, rules: &Rules<'_>, slot: Slot) -> Like {
    (rules.slots[slot].need, filling.reach.alike(slot))
}

impl Tight {
    fn set(&self, filling: &Filling, rules: &Rules<'_>, slot: Slot) -> Option<usize> {
        self.of_like.get(&like(filling, rules, slot)).copied()
    }

    /// Whether no set has less room than a visit's slots ask of it.
    fn admits(&self, filling: &Filling, rules: &Rules<'_>, team: &[Slot]) -> bool {
        team.iter().all(|slot| {
            let Some(set) = self.set(filling, rules, *slot) else {
                return true;
            };
            let asked = team
                .iter()
                .filter(|s| self.set(filling, rules, **s) == Some(set));
            row(asked.count()) <= self.room[set]
        })
    }

    fn keep(&mut self, filling: &Filling, rules: &Rules<'_>, team: &[Slot]) {
        for slot in team {
            if let Some(set) = self.set(filling, rules, *slot) {
                self.room[set] = self.room[set].saturating_sub(1);
            }
        }
    }

    /// What follows from the search that failed for the slot at a place of the team.
    fn learn(&mut self, board: &Board<'_>, filling: &mut Filling, team: &[Slot], place: usize) {
        let closed: BTreeSet<u32> = filling.reach.closed().collect();
        let likes = team.iter().map(|slot| like(filling, board.rules, *slot));
        for like in likes {
            let mut persons = board.rules.admitted(like.0);
            let reach = &filling.reach;
            let is_tight = closed.contains(&like.1)
                || persons.all(|person| reach.is_done(person) || reach.is_frozen(person));
            if is_tight {
                self.of_like.insert(like, self.room.len());
            }
        }
        let reach = &mut filling.reach;
        let earlier = team[..place].iter().filter(|slot| reach.found(**slot));
        let room = row(earlier.count());
        self.room.push(room);
        if room == 0 {
            reach.freeze(board);
        }
    }
}
