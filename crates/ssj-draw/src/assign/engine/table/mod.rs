//! The exact-marginal form: a table of pair probabilities, and draws that keep it exactly.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; units are below 2^16"
)]

mod network;
pub(crate) mod pair_cap;
mod rounding;
mod shares;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::num::NonZero;

use ssj_core::Seed;

use self::network::Fractional;
use crate::assign::engine::assignment::{Assignment, ComponentReport};
use crate::assign::engine::board::Board;
use crate::assign::engine::chain::Walk;
use crate::assign::engine::draw::{Draw, Outcome, Part};
use crate::assign::engine::error::AssignError;
use crate::assign::engine::layout::Component;
use crate::assign::engine::meter::{Meter, Observer, Stop};
use crate::assign::engine::random::Dice;
use crate::assign::engine::rules::Rules;
use crate::assign::engine::shortage::Shortage;
use crate::assign::problem::{PersonRow, SlotRow, ix, row};

/// How likely each person is in each slot, in units of 1/K, made from K states of the loop chain
/// under a *table seed* that is published before the draw (精确概率表).
///
/// A draw from it, under the round's own seed, gives every pair exactly the probability that the
/// table says; it keeps all caps and, under even loads, the least square sum. So anybody can read
/// their chances beforehand. With few units few persons are possible in each slot: see
/// [`fewest_persons`](Self::fewest_persons).
///
/// # Not a recorded form
///
/// A record holds one seed, which comes after its rows were committed to. A table needs two. Whoever
/// could choose the table seed with the rows at hand would try seeds until the table suits somebody:
/// so it must come from a public source after the rows are committed to, and the round's seed from a
/// later one, after the table was published. `ssj/1` has no record with two seeds in that order, and
/// one that took the table seed on trust would prove nothing. What can be checked is the draw: who
/// holds the rows and both seeds makes the table and the assignment again.
///
/// ```
/// use core::num::NonZero;
/// use ssj_core::{Seed, Suite, Token};
/// use ssj_draw::assign::{Department, Draw, Loads, Need, Problem, Profile, Region};
///
/// # let mut tables = Problem::builder();
/// # let need = tables.need(Need::of(Department::new(1)));
/// # let profile = tables.profile(Profile::new(Department::new(1), Region::new(0)));
/// # let visit = tables.visit(Token::from_bytes([9; 16]));
/// # let slot = tables.slot(visit, need);
/// # for person in 0..3 {
/// #     tables.person(Token::from_bytes([person; 16]), profile, 2);
/// # }
/// # let problem = tables.build()?;
/// let table_seed = Seed::from_bytes([1; 32]);
/// let draw = Draw::new(&problem, table_seed, Suite::Intl.hash_fn()?, Loads::default());
/// let table = draw.table(NonZero::new(16).unwrap(), &mut ())?;
/// assert_eq!(table.persons(slot).iter().map(|(_, units)| units).sum::<u16>(), 16);
/// let drawn = table.draw(Seed::from_bytes([2; 32]))?;
/// assert!(table.units(slot, drawn.person(slot).unwrap()) > 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Table<'a> {
    pub(crate) draw: &'a Draw<'a>,
    pub(crate) whole: NonZero<u16>,
    pub(crate) parts: Vec<TablePart>,
}

/// The table of one component.
#[derive(Clone, Debug)]
pub(crate) struct TablePart {
    /// By slot: where its entries start; one more at the end.
    pub(crate) starts: Vec<u32>,
    /// Persons of each slot, ascending, with their units.
    pub(crate) entries: Vec<(u32, u16)>,
    pub(crate) report: ComponentReport,
}

impl Draw<'_> {
    /// Makes the table of K = `units` chain states. The draw's seed is the table seed.
    ///
    /// The first state is that of the draw itself; the others follow an eighth of its loops apart.
    ///
    /// # Errors
    /// As [`assign`](crate::assign::assign) has them.
    pub fn table(
        &self,
        units: NonZero<u16>,
        observer: &mut dyn Observer,
    ) -> Result<Table<'_>, AssignError> {
        let mut meter = Meter::new(observer);
        let mut parts = Vec::with_capacity(self.components());
        let mut short = Vec::new();
        for component in 0..self.components() {
            let part = self.tabulate(component, units, &mut meter);
            match part.map_err(|Stop| AssignError::Cancelled)? {
                Ok(part) => parts.push(part),
                Err(witness) => short.push(witness),
            }
        }
        if !short.is_empty() {
            return Err(AssignError::Shortage(Shortage::new(short)));
        }
        Ok(Table {
            draw: self,
            whole: units,
            parts,
        })
    }

    fn tabulate(
        &self,
        component: usize,
        units: NonZero<u16>,
        meter: &mut Meter<'_>,
    ) -> Result<Result<TablePart, crate::assign::engine::shortage::Witness>, Stop> {
        let place = &self.layout.components[component];
        let rules = Rules::new(self.problem, &self.layout, place, self.weight());
        let mut board = Board::new(&rules);
        let mut dice = Dice::new(self.hash, self.seed, place.visit, place.place);
        let walk = match self.start(place, &mut board, &mut dice, meter)? {
            Ok(walk) => walk,
            Err(witness) => return Ok(Err(witness)),
        };
        let mut owners = Vec::with_capacity(board.owner.len() * usize::from(units.get()));
        let mut steps = walk.run(&mut board, &mut dice, meter)?;
        meter.settle()?;
        owners.extend_from_slice(&board.owner);
        let apart = Walk {
            loops: walk.loops.div_ceil(8),
            ..walk
        };
        for _ in 1..units.get() {
            steps += apart.run(&mut board, &mut dice, meter)?;
            meter.settle()?;
            owners.extend_from_slice(&board.owner);
        }
        let loops = walk.loops + apart.loops * u64::from(units.get() - 1);
        let report = ComponentReport::new(place, loops, steps);
        Ok(Ok(TablePart::count(&owners, board.owner.len(), report)))
    }
}

impl TablePart {
    /// `owners` holds state after state.
    fn count(owners: &[u32], slots: usize, report: ComponentReport) -> Self {
        let mut part = Self {
            starts: Vec::with_capacity(slots + 1),
            entries: Vec::new(),
            report,
        };
        let mut persons = Vec::new();
        for slot in 0..slots {
            persons.clear();
            persons.extend(owners.iter().skip(slot).step_by(slots));
            persons.sort_unstable();
            part.starts.push(row(part.entries.len()));
            let counted = persons.chunk_by(|a, b| a == b);
            part.entries.extend(
                counted.map(|same| (same[0], u16::try_from(same.len()).unwrap_or(u16::MAX))),
            );
        }
        part.starts.push(row(part.entries.len()));
        part.entries.shrink_to_fit();
        part
    }

    pub(crate) fn of_shares(units: &[BTreeMap<u32, u64>], report: ComponentReport) -> Self {
        let mut part = Self {
            starts: Vec::with_capacity(units.len() + 1),
            entries: Vec::new(),
            report,
        };
        for slot in units {
            part.starts.push(row(part.entries.len()));
            let entry = |(person, units): (&u32, &u64)| {
                (*person, u16::try_from(*units).unwrap_or(u16::MAX))
            };
            part.entries.extend(slot.iter().map(entry));
        }
        part.starts.push(row(part.entries.len()));
        part
    }

    pub(crate) fn of(&self, slot: u32) -> &[(u32, u16)] {
        &self.entries[ix(self.starts[ix(slot)])..ix(self.starts[ix(slot) + 1])]
    }
}

impl Table<'_> {
    /// K: how many units make certainty.
    pub const fn whole(&self) -> u16 {
        self.whole.get()
    }

    /// The persons who may get a slot, with their units, by profile and token; whoever is fixed on
    /// it has all of them. Nobody if there is no such row.
    pub fn persons(&self, slot: SlotRow) -> Vec<(PersonRow, u16)> {
        let fixed = &self.draw.problem.tables.fixed;
        if let Some((_, person)) = fixed.iter().find(|(of, _)| *of == slot) {
            return Vec::from([(*person, self.whole())]);
        }
        let Some((part, component, place)) = self.find(slot) else {
            return Vec::new();
        };
        let entries = part.of(place).iter();
        entries
            .map(|(person, units)| (self.person(component, *person), *units))
            .collect()
    }

    /// The units of one pair; zero if it is impossible or names no row.
    pub fn units(&self, slot: SlotRow, person: PersonRow) -> u16 {
        let persons = self.persons(slot);
        let found = persons.iter().find(|(of, _)| *of == person);
        found.map_or(0, |(_, units)| *units)
    }

    /// The least number of persons that any free slot can get; none if no slot is free.
    pub fn fewest_persons(&self) -> Option<u32> {
        let lengths = self.parts.iter().flat_map(|part| {
            let ends = part.starts.iter().skip(1);
            ends.zip(&part.starts).map(|(end, start)| end - start)
        });
        lengths.min()
    }

    /// Draws an assignment with these probabilities, by dependent rounding under the round's seed.
    ///
    /// # Errors
    /// [`AssignError::Parts`] only if the table were not balanced, which none of this library is.
    pub fn draw(&self, seed: Seed) -> Result<Assignment, AssignError> {
        let draw = self.draw;
        let components = draw.layout.components.iter();
        let parts = components.zip(&self.parts).zip(0..);
        let parts: Option<Vec<Part>> = parts
            .map(|((place, part), component)| {
                let rules = Rules::new(draw.problem, &draw.layout, place, draw.weight());
                let mut dice = Dice::rounding(draw.hash, seed, place.visit, place.place);
                let sorted = matches!(draw.loads, crate::assign::problem::Loads::Even { .. });
                let owners =
                    Fractional::of(&rules, part, self.whole.get(), sorted).draw(&mut dice)?;
                let persons = owners.iter().map(|owner| self.person(place, *owner));
                let outcome = Outcome::Filled {
                    owners: persons.collect(),
                    report: part.report,
                };
                Some(draw.part(component, outcome))
            })
            .collect();
        draw.collect(parts.ok_or(AssignError::Parts)?)
    }

    fn person(&self, component: &Component, place: u32) -> PersonRow {
        self.draw.layout.persons[ix(component.persons.start + place)]
    }

    fn find(&self, slot: SlotRow) -> Option<(&TablePart, &Component, u32)> {
        let layout = &self.draw.layout;
        let place = row(layout.slots.iter().position(|placed| placed.row == slot)?);
        let parts = layout.components.iter().zip(&self.parts);
        let mut of = parts.filter(|(component, _)| component.slots.contains(&place));
        let (component, part) = of.next()?;
        Some((part, component, place - component.slots.start))
    }
}
