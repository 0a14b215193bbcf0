//! Replacement after the draw: someone fell ill, or an enterprise asked for a recusal.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; totals are below 2^50"
)]

use alloc::vec::Vec;

use ssj_core::{Digest, Label};

use crate::assign::engine::assignment::Assignment;
use crate::assign::engine::board::{Block, Board};
use crate::assign::engine::draw::Draw;
use crate::assign::engine::layout::Component;
use crate::assign::engine::reach::{Goal, Reach};
use crate::assign::engine::rules::Rules;
use crate::assign::problem::{PersonRow, SlotRow, ix, row};

/// Who takes over a slot, and why those before them in rank do not.
///
/// Nobody picks: every person has a rank for every visit, the hash of seed, visit token and person
/// token, and the lowest lawful one takes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    slot: SlotRow,
    from: PersonRow,
    moves: Vec<Move>,
    passed: Vec<(PersonRow, Passed)>,
}

/// A slot that goes to another person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    slot: SlotRow,
    to: PersonRow,
}

/// Why someone of lower rank does not take over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Passed {
    /// Excluded from the visit, fixed on it, or named as unavailable.
    Excluded,
    /// On the visit already.
    Present,
    /// At a cap.
    Full,
}

/// Why nobody takes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplaceError {
    /// The draw has no free slot of this row, or the assignment is not of this draw.
    #[error("slot {} was not drawn", slot.number())]
    NotDrawn {
        /// The slot.
        slot: SlotRow,
    },
    /// Nobody can, even if others change places.
    #[error("nobody can take over slot {}, even if others change places", slot.number())]
    Nobody {
        /// The slot.
        slot: SlotRow,
    },
}

impl ReplaceError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotDrawn { .. } => "assign.not-drawn",
            Self::Nobody { .. } => "assign.nobody",
        }
    }
}

impl Replacement {
    /// The slot that became free.
    pub const fn slot(&self) -> SlotRow {
        self.slot
    }

    /// Who had it.
    pub const fn from(&self) -> PersonRow {
        self.from
    }

    /// What changes: one move, unless everybody is at a cap; then a shortest chain of moves.
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// Those of lower rank than who takes over, or all if it takes a chain, lowest first.
    pub fn passed(&self) -> &[(PersonRow, Passed)] {
        &self.passed
    }
}

impl Move {
    /// The slot.
    pub const fn slot(&self) -> SlotRow {
        self.slot
    }

    /// Who fills it from now on.
    pub const fn to(&self) -> PersonRow {
        self.to
    }
}

impl Draw<'_> {
    /// Replaces the person of a slot. `unavailable` are persons who can't go on this visit either,
    /// such as those replaced before.
    ///
    /// Loads are not evened out again: the least change counts.
    ///
    /// # Errors
    /// [`ReplaceError::NotDrawn`] for a fixed slot, an unknown one, or an assignment of another
    /// problem; [`ReplaceError::Nobody`].
    ///
    /// ```
    /// # use ssj_core::{Seed, Suite, Token};
    /// # use ssj_draw::assign::{Department, Draw, Loads, Need, Problem, Profile, Region};
    /// # let mut tables = Problem::builder();
    /// # let need = tables.need(Need::of(Department::new(1)));
    /// # let profile = tables.profile(Profile::new(Department::new(1), Region::new(0)));
    /// # let visit = tables.visit(Token::from_bytes([9; 16]));
    /// # let slot = tables.slot(visit, need);
    /// # for person in 0..3 {
    /// #     tables.person(Token::from_bytes([person; 16]), profile, 2);
    /// # }
    /// # let problem = tables.build()?;
    /// # let (seed, hash) = (Seed::from_bytes([7; 32]), Suite::Intl.hash_fn()?);
    /// let draw = Draw::new(&problem, seed, hash, Loads::default());
    /// let drawn = draw.collect([draw.solve(0, &mut ())?])?;
    /// let replacement = draw.replace(&drawn, slot, &[])?;
    /// assert_ne!(Some(replacement.from()), Some(replacement.moves()[0].to()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn replace(
        &self,
        drawn: &Assignment,
        slot: SlotRow,
        unavailable: &[PersonRow],
    ) -> Result<Replacement, ReplaceError> {
        let place = self
            .layout
            .slots
            .iter()
            .position(|placed| placed.row == slot);
        let place = place.map(row).ok_or(ReplaceError::NotDrawn { slot })?;
        let of = |component: &&Component| component.slots.contains(&place);
        let component = self.layout.components.iter().find(of);
        let component = component.ok_or(ReplaceError::NotDrawn { slot })?;
        let rules = Rules::new(self.problem, &self.layout, component, self.weight());
        let board = self.board(component, &rules, drawn);
        let mut board = board.ok_or(ReplaceError::NotDrawn { slot })?;
        let hole = place - component.slots.start;
        let from = board.lift(hole);
        let mut vacancy = Vacancy {
            draw: self,
            component,
            hole,
            barred: unavailable.to_vec(),
        };
        vacancy.barred.push(vacancy.person(from));
        let (moves, passed) = vacancy.fill(board).ok_or(ReplaceError::Nobody { slot })?;
        Ok(Replacement {
            slot,
            from: vacancy.person(from),
            moves,
            passed,
        })
    }
}

/// A slot to be filled again.
struct Vacancy<'a> {
    draw: &'a Draw<'a>,
    component: &'a Component,
    hole: u32,
    barred: Vec<PersonRow>,
}

type Filled = (Vec<Move>, Vec<(PersonRow, Passed)>);

impl Vacancy<'_> {
    fn person(&self, place: u32) -> PersonRow {
        self.draw.layout.persons[ix(self.component.persons.start + place)]
    }

    fn fill(&self, board: Board<'_>) -> Option<Filled> {
        let mut passed = Vec::new();
        for place in self.by_rank(&board) {
            let person = self.person(place);
            let why = if self.barred.contains(&person) || !board.rules.admits(self.hole, place) {
                Passed::Excluded
            } else {
                match board.block(place, self.hole) {
                    None => return Some((Vec::from([self.goes_to(self.hole, place)]), passed)),
                    Some(Block::Visit(_)) => Passed::Present,
                    Some(_) => Passed::Full,
                }
            };
            passed.push((person, why));
        }
        Some((self.chain(board)?, passed))
    }

    /// The persons of the slot's need, lowest rank first.
    fn by_rank(&self, board: &Board<'_>) -> Vec<u32> {
        let tables = &self.draw.problem.tables;
        let facts = &board.rules.slots[ix(self.hole)];
        let visit = tables.visits[ix(facts.visit.number())];
        let persons = board.rules.ranges(facts.need).flatten();
        let mut ranked: Vec<(Digest, u32)> = persons
            .map(|place| {
                let token = tables.persons[ix(self.person(place).number())].token;
                let parts = [
                    &self.draw.seed.as_bytes()[..],
                    visit.as_bytes(),
                    token.as_bytes(),
                ];
                (self.draw.hash.hash_parts(Label::Assign, &parts), place)
            })
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, place)| place).collect()
    }

    /// A shortest chain of moves, those barred from the visit kept off all its slots.
    fn chain(&self, mut board: Board<'_>) -> Option<Vec<Move>> {
        let before = board.owner.clone();
        let mut reach = Reach::new(&board);
        reach.start();
        for place in 0..row(board.hands.len()) {
            if self.barred.contains(&self.person(place)) {
                board
                    .rules
                    .team(self.hole)
                    .for_each(|slot| reach.bar(slot, place));
            }
        }
        reach.add_hole(self.hole);
        reach.augment(&mut board, Goal::Room)?;
        let owners = (0..).zip(board.owner.iter().zip(&before));
        let moved = owners.filter(|(_, (now, then))| now != then);
        Some(
            moved
                .map(|(slot, (now, _))| self.goes_to(slot, *now))
                .collect(),
        )
    }

    fn goes_to(&self, slot: u32, place: u32) -> Move {
        Move {
            slot: self.draw.layout.slots[ix(self.component.slots.start + slot)].row,
            to: self.person(place),
        }
    }
}
