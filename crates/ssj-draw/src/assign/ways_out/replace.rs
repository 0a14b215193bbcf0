//! Replacement after the draw: someone fell ill, or an enterprise asked for a recusal.
#![allow(clippy::indexing_slicing, reason = "rows were checked")]

use alloc::vec::Vec;

use ssj_core::{Digest, Label};

use crate::assign::engine::board::Board;
use crate::assign::engine::keys::{Slot, Who};
use crate::assign::engine::reach::{Goal, Reach};
use crate::assign::engine::rules::Block;
use crate::assign::engine::{Assignment, Draw};
use crate::assign::problem::{PersonRow, SlotRow};

/// Who takes over a slot, and why those before them in rank do not.
///
/// Nobody picks: every person has a rank for every visit, the hash of seed, visit token and person
/// token, and the lowest lawful one takes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The slot that became free.
    pub slot: SlotRow,
    /// Who had it.
    pub from: PersonRow,
    /// What changes: one move, unless everybody is at a cap; then a shortest chain of moves.
    pub moves: Vec<Move>,
    /// Those of lower rank than who takes over, or all if it takes a chain, lowest first.
    pub passed: Vec<(PersonRow, Passed)>,
}

/// A slot that goes to another person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The slot.
    pub slot: SlotRow,
    /// Who fills it from now on.
    pub to: PersonRow,
}

words! {
    /// Why someone of lower rank does not take over.
    #[non_exhaustive]
    pub enum Passed {
        /// Excluded from the visit, fixed on it, or named as unavailable.
        Excluded = "excluded", "须回避或者不能参加";
        /// On the visit already.
        Present = "present", "已在该次检查中";
        /// At a cap.
        Full = "full", "已达次数上限";
    }
}

errors! {
    /// Why nobody takes over.
    #[derive(Copy)]
    pub enum ReplaceError {
        /// The draw has no free slot of this row, or the assignment is not of this draw.
        NotDrawn {
            /// The slot.
            slot: SlotRow,
        } = "assign.not-drawn", "slot {slot} was not drawn", "名额 {slot} 不是抽取所得";
        /// Nobody can, even if others change places.
        Nobody {
            /// The slot.
            slot: SlotRow,
        } = "assign.nobody", "nobody can take over slot {slot}, even if others change places",
            "即使调换其他名额，也无人可以接替名额 {slot}";
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
    /// # let need = tables.need(Need::of(Department(1)));
    /// # let profile = tables.profile(Profile::new(Department(1), Region(0)));
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
    /// assert_ne!(replacement.from, replacement.moves[0].to);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn replace(
        &self,
        drawn: &Assignment,
        slot: SlotRow,
        unavailable: &[PersonRow],
    ) -> Result<Replacement, ReplaceError> {
        let not_drawn = ReplaceError::NotDrawn { slot };
        let (component, hole) = self.find(slot).ok_or(not_drawn)?;
        let rules = self.rules(component);
        let mut board = Board::of(&rules, drawn).ok_or(not_drawn)?;
        let from = rules.person_row(board.lift(hole));
        let mut barred = unavailable.to_vec();
        barred.push(from);
        let vacancy = Vacancy {
            draw: self,
            hole,
            barred,
        };
        let (moves, passed) = vacancy.fill(board).ok_or(ReplaceError::Nobody { slot })?;
        Ok(Replacement {
            slot,
            from,
            moves,
            passed,
        })
    }
}

/// A slot to be filled again.
struct Vacancy<'a> {
    draw: &'a Draw<'a>,
    hole: Slot,
    barred: Vec<PersonRow>,
}

type Filled = (Vec<Move>, Vec<(PersonRow, Passed)>);

impl Vacancy<'_> {
    fn fill(&self, board: Board<'_>) -> Option<Filled> {
        let (rules, hole) = (board.rules, self.hole);
        let mut passed = Vec::new();
        for person in self.by_rank(&board) {
            let to = rules.person_row(person);
            let why = if self.barred.contains(&to) || !rules.admits(hole, person) {
                Passed::Excluded
            } else {
                match board.block(hole, person) {
                    None => {
                        let slot = rules.slot_row(hole);
                        return Some((Vec::from([Move { slot, to }]), passed));
                    }
                    Some(Block::Visit(_)) => Passed::Present,
                    Some(_) => Passed::Full,
                }
            };
            passed.push((to, why));
        }
        Some((self.chain(board)?, passed))
    }

    /// The persons of the slot's need, lowest rank first.
    fn by_rank(&self, board: &Board<'_>) -> Vec<Who> {
        let (draw, tables) = (self.draw, &self.draw.problem.tables);
        let facts = &board.rules.slots[self.hole];
        let visit = tables.visits[facts.visit.place()];
        let persons = board.rules.admitted(facts.need).map(|person| {
            let token = tables.persons[board.rules.person_row(person).place()].token;
            let parts = [
                &draw.seed.as_bytes()[..],
                visit.as_bytes(),
                token.as_bytes(),
            ];
            (draw.hash.hash_parts(Label::Assign, &parts), person)
        });
        let mut ranked: Vec<(Digest, Who)> = persons.collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, person)| person).collect()
    }

    /// A shortest chain of moves, those barred from the visit kept off all its slots.
    fn chain(&self, mut board: Board<'_>) -> Option<Vec<Move>> {
        let rules = board.rules;
        let before = board.owner.clone();
        let mut reach = Reach::new(&board);
        reach.start();
        for person in board.hands.keys() {
            if self.barred.contains(&rules.person_row(person)) {
                let team = rules.team(self.hole);
                team.for_each(|slot| reach.bar(slot, person));
            }
        }
        reach.add_hole(self.hole);
        reach.augment(&mut board, Goal::Room)?;
        let owners = board.owner.entries();
        let changed = owners.filter(|(slot, now)| before[*slot] != **now);
        let moves = changed.map(|(slot, now)| Move {
            slot: rules.slot_row(slot),
            to: rules.person_row(*now),
        });
        Some(moves.collect())
    }
}
