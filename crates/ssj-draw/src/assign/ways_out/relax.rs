//! Ways out of a shortage: whom to add, which caps to lift, which visits to postpone.
#![allow(clippy::indexing_slicing, reason = "rows were checked")]
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::lift::lifts;
use super::postpone::postponed;
use crate::assign::engine::Draw;
use crate::assign::engine::board::Board;
use crate::assign::engine::fill::fill_most_metered;
use crate::assign::engine::keys::Who;
use crate::assign::engine::meter::Meter;
use crate::assign::engine::rules::{Block, Rules};
use crate::assign::problem::{NeedRow, PersonRow, VisitRow};
use crate::observe::{Cancelled, Observer, Phase};

/// Three ways out of a shortage (缺口化解). Each is enough by itself, and none has a part to spare:
/// with one place, one lifted cap or one postponed visit less, the shortage is still there.
///
/// There may be others; these follow from the problem alone, whatever the seed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relaxation {
    /// Whom to add: for each need so many places, in the order of the needs' content.
    pub add: Vec<Addition>,
    /// Which caps to lift, or `None` if that is not enough: nobody goes on one visit twice. Of those
    /// whose cap is in the way, the least loaded comes first.
    pub lift: Option<Vec<Lift>>,
    /// Which visits to postpone, by token. Those of lower token are kept first.
    pub postpone: Vec<VisitRow>,
}

/// Persons to add who have what a need asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addition {
    /// What they must be able to fill.
    pub need: NeedRow,
    /// How many places they take together.
    pub places: u32,
    /// How many persons are enough for these places, as nobody goes on one visit twice. Fewer may do if
    /// others change places too.
    pub persons: u32,
}

/// A cap to be lifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lift {
    /// Whose cap.
    pub person: PersonRow,
    /// Which of the caps of the person's [schedule](crate::assign::CapSchedule::caps), by its place there;
    /// `None` is the cap over all visits.
    pub group: Option<u32>,
    /// By how many slots.
    pub by: u32,
}

impl Draw<'_> {
    /// Ways out of the shortage; empty ones if there is none.
    ///
    /// # Errors
    /// [`Cancelled`] if the observer ended it, which is told of every slot filled or searched for.
    ///
    /// ```
    /// # use ssj_core::{Seed, Suite, Token};
    /// # use ssj_draw::assign::{Department, Draw, Loads, Need, Problem, Profile, Region};
    /// use ssj_draw::assign::{Addition, Lift};
    /// # let mut tables = Problem::builder();
    /// # let need = tables.need(Need::of(Department(1)));
    /// # let profile = tables.profile(Profile::new(Department(1), Region(220_183)));
    /// # let mut visits = Vec::new();
    /// # for visit in 0..3 {
    /// #     visits.push(tables.visit(Token::from_bytes([visit; 16])));
    /// #     tables.slot(visits[usize::from(visit)], need);
    /// # }
    /// # let ning = tables.person(Token::from_bytes([9; 16]), profile, 2);
    /// # let problem = tables.build()?;
    /// # let (seed, hash) = (Seed::from_bytes([7; 32]), Suite::Intl.hash_fn()?);
    /// // Three visits of one place each, and Ning alone, who may go twice.
    /// let relaxation = Draw::new(&problem, seed, hash, Loads::default()).relaxation(&mut ())?;
    /// assert_eq!(relaxation.add, [Addition { need, places: 1, persons: 1 }]);
    /// assert_eq!(relaxation.lift.unwrap(), [Lift { person: ning, group: None, by: 1 }]);
    /// assert_eq!(relaxation.postpone, [visits[2]]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn relaxation(&self, observer: &mut dyn Observer) -> Result<Relaxation, Cancelled> {
        let mut meter = Meter::new(observer);
        meter.enter(Phase::Fill)?;
        let mut relaxation = Relaxation {
            lift: Some(Vec::new()),
            ..Relaxation::default()
        };
        let mut short = Vec::new();
        for component in &self.layout.components {
            let rules = self.rules(component);
            let mut board = Board::new(&rules);
            if fill_most_metered(&mut board, rules.slots.keys(), &mut meter)?.is_none() {
                continue;
            }
            relaxation.add.extend(additions(&board));
            let lifts = lifts(board.held, rules.clone(), &mut meter)?;
            let lifts = lifts.map(|lifts| self.named(&rules, lifts));
            relaxation.lift = relaxation.lift.zip(lifts).map(|(mut all, lifts)| {
                all.extend(lifts);
                all
            });
            short.push(rules);
        }
        let tables = &self.problem.tables;
        let needs = |line: &Addition| &tables.needs[line.need.place()];
        relaxation.add.sort_by(|a, b| needs(a).cmp(needs(b)));
        relaxation.postpone = postponed(self.problem, &short, &mut meter)?;
        Ok(relaxation)
    }

    /// Lifted caps under the names that the caller knows, by the persons' tokens.
    fn named(&self, rules: &Rules<'_>, lifts: BTreeMap<(Who, Block), u32>) -> Vec<Lift> {
        let lifts = lifts.into_iter().map(|((person, cap), by)| {
            let forest = rules.persons[person].forest;
            let group = match cap {
                Block::Group(group) => forest.and_then(|forest| forest.given(group)),
                Block::Visit(_) | Block::Whole => None,
            };
            let person = rules.person_row(person);
            Lift { person, group, by }
        });
        let mut lifts: Vec<Lift> = lifts.collect();
        lifts.sort_by_key(|lift| self.problem.person_token(lift.person));
        lifts
    }
}

/// The empty slots of a maximum fill, by need.
fn additions(board: &Board<'_>) -> impl Iterator<Item = Addition> {
    let mut empty = BTreeMap::<NeedRow, BTreeMap<VisitRow, u32>>::new();
    let slots = board.rules.slots.iter().zip(board.owner.iter());
    for (slot, _) in slots.filter(|(_, owner)| **owner == Who::NONE) {
        let visits = empty.entry(slot.need).or_default();
        *visits.entry(slot.visit).or_default() += 1;
    }
    empty.into_iter().map(|(need, visits)| Addition {
        need,
        places: visits.values().sum(),
        persons: visits.values().copied().max().unwrap_or(0),
    })
}
