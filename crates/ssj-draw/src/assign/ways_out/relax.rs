//! Ways out of a shortage: whom to add, which caps to lift, which visits to postpone.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; counts are below 2^32"
)]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::lift::lifts;
use super::postpone::postponed;
use crate::assign::engine::board::{Block, Board};
use crate::assign::engine::draw::Draw;
use crate::assign::engine::fill::fill_holes;
use crate::assign::engine::layout::Component;
use crate::assign::engine::rules::Rules;
use crate::assign::problem::{NONE, NeedRow, PersonRow, VisitRow, ix, row};

/// Three ways out of a shortage (缺口化解). Each is enough by itself, and none has a part to spare:
/// with one place, one lifted cap or one postponed visit less, the shortage is still there.
///
/// There may be others; these follow from the problem alone, whatever the seed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relaxation {
    add: Vec<Addition>,
    lift: Option<Vec<Lift>>,
    postpone: Vec<VisitRow>,
}

/// Persons to add who have what a need asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addition {
    need: NeedRow,
    places: u32,
    persons: u32,
}

/// A cap to be lifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lift {
    person: PersonRow,
    group: Option<u32>,
    by: u32,
}

impl Relaxation {
    /// Whom to add: for each need so many places, in the order of the needs' content.
    pub fn add(&self) -> &[Addition] {
        &self.add
    }

    /// Which caps to lift, or `None` if that is not enough: nobody goes on one visit twice. Of those
    /// whose cap is in the way, the least loaded comes first.
    pub fn lift(&self) -> Option<&[Lift]> {
        self.lift.as_deref()
    }

    /// Which visits to postpone, by token. Those of lower token are kept first.
    pub fn postpone(&self) -> &[VisitRow] {
        &self.postpone
    }
}

impl Addition {
    /// What they must be able to fill.
    pub const fn need(&self) -> NeedRow {
        self.need
    }

    /// How many places they take together.
    pub const fn places(&self) -> u32 {
        self.places
    }

    /// How many persons it takes at least: nobody goes on one visit twice.
    pub const fn persons(&self) -> u32 {
        self.persons
    }
}

impl Lift {
    /// Whose cap.
    pub const fn person(&self) -> PersonRow {
        self.person
    }

    /// Which of the caps of the person's [schedule](crate::assign::CapSchedule::caps), by its place there;
    /// `None` is the cap over all visits.
    pub const fn group(&self) -> Option<u32> {
        self.group
    }

    /// By how many slots.
    pub const fn by(&self) -> u32 {
        self.by
    }
}

impl Draw<'_> {
    /// Ways out of the shortage; empty ones if there is none.
    ///
    /// ```
    /// # use ssj_core::{Seed, Suite, Token};
    /// # use ssj_draw::assign::{Department, Draw, Loads, Need, Problem, Profile, Region};
    /// # let mut tables = Problem::builder();
    /// # let need = tables.need(Need::of(Department::new(1)));
    /// # let profile = tables.profile(Profile::new(Department::new(1), Region::new(220_183)));
    /// # let mut visits = Vec::new();
    /// # for visit in 0..3 {
    /// #     visits.push(tables.visit(Token::from_bytes([visit; 16])));
    /// #     tables.slot(visits[usize::from(visit)], need);
    /// # }
    /// # let ning = tables.person(Token::from_bytes([9; 16]), profile, 2);
    /// # let problem = tables.build()?;
    /// # let (seed, hash) = (Seed::from_bytes([7; 32]), Suite::Intl.hash_fn()?);
    /// // Three visits of one place each, and Ning alone, who may go twice.
    /// let relaxation = Draw::new(&problem, seed, hash, Loads::default()).relaxation();
    /// let [someone] = relaxation.add() else { panic!() };
    /// assert_eq!((someone.need(), someone.places(), someone.persons()), (need, 1, 1));
    /// let Some([cap]) = relaxation.lift() else { panic!() };
    /// assert_eq!((cap.person(), cap.group(), cap.by()), (ning, None, 1));
    /// assert_eq!(relaxation.postpone(), [visits[2]]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn relaxation(&self) -> Relaxation {
        let mut relaxation = Relaxation {
            lift: Some(Vec::new()),
            ..Relaxation::default()
        };
        let mut short = Vec::new();
        for component in &self.layout.components {
            let rules = Rules::new(self.problem, &self.layout, component, self.weight());
            let mut board = Board::new(&rules);
            if fill_holes(&mut board, 0..row(rules.slots.len())).is_none() {
                continue;
            }
            relaxation.add.extend(additions(&board));
            let lifts = lifts(board.into_held(), rules.clone());
            let lifts = lifts.map(|lifts| self.named(component, &rules, lifts));
            relaxation.lift = relaxation.lift.zip(lifts).map(|(mut all, lifts)| {
                all.extend(lifts);
                all
            });
            short.push(rules);
        }
        let needs = &self.problem.tables.needs;
        let need = |line: &Addition| &needs[ix(line.need.number())];
        relaxation.add.sort_by(|a, b| need(a).cmp(need(b)));
        relaxation.postpone = postponed(self.problem, &short);
        relaxation
    }

    /// Lifted caps under the names that the caller knows, by the persons' tokens.
    fn named(
        &self,
        component: &Component,
        rules: &Rules<'_>,
        lifts: BTreeMap<(u32, Block), u32>,
    ) -> Vec<Lift> {
        let lift = |((person, cap), by): ((u32, Block), u32)| {
            let forest = rules.persons[ix(person)].forest;
            let group = match cap {
                Block::Group(group) => forest.and_then(|forest| forest.given(group)),
                Block::Visit(_) | Block::Whole => None,
            };
            Lift {
                person: self.layout.persons[ix(component.persons.start + person)],
                group,
                by,
            }
        };
        let mut lifts: Vec<Lift> = lifts.into_iter().map(lift).collect();
        lifts.sort_by_key(|lift| self.problem.person_token(lift.person));
        lifts
    }
}

/// The empty slots of a maximum fill, by need.
fn additions(board: &Board<'_>) -> Vec<Addition> {
    let mut empty = BTreeMap::<u32, BTreeMap<VisitRow, u32>>::new();
    let slots = board.rules.slots.iter().zip(&board.owner);
    for (slot, _) in slots.filter(|(_, owner)| **owner == NONE) {
        let visits = empty.entry(slot.need).or_default();
        *visits.entry(slot.visit).or_default() += 1;
    }
    let additions = empty.into_iter().map(|(need, visits)| Addition {
        need: NeedRow::new(need),
        places: visits.values().sum(),
        persons: visits.values().copied().max().unwrap_or(0),
    });
    additions.collect()
}
