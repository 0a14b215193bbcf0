//! The exact-marginal form: a table of pair probabilities, and draws that keep it exactly.
mod capped;
mod network;
mod part;
mod rounding;
mod shares;

use alloc::vec::Vec;
use core::num::NonZero;

use ssj_core::Seed;

use self::network::Network;
use self::part::TablePart;
use super::assignment::Assignment;
use super::draw::Draw;
use super::error::AssignError;
use super::keys::{By, Slot, Who};
use super::layout::Component;
use super::meter::Meter;
use super::random::Dice;
use super::shortage::{Shortage, Witness};
use crate::assign::problem::{PersonRow, SlotRow, ix};
use crate::observe::Observer;

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
/// # let need = tables.need(Need::of(Department(1)));
/// # let profile = tables.profile(Profile::new(Department(1), Region(0)));
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
    draw: &'a Draw<'a>,
    whole: NonZero<u16>,
    parts: Vec<TablePart>,
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
        let (mut parts, mut witnesses) = (Vec::with_capacity(self.components()), Vec::new());
        for component in &self.layout.components {
            match self.tabulate(component, units, &mut meter)? {
                Ok(part) => parts.push(part),
                Err(witness) => witnesses.push(witness),
            }
        }
        if let Some(shortage) = Shortage::of(witnesses) {
            return Err(shortage.into());
        }
        Ok(Table {
            draw: self,
            whole: units,
            parts,
        })
    }

    fn tabulate(
        &self,
        component: &Component,
        units: NonZero<u16>,
        meter: &mut Meter<'_>,
    ) -> Result<Result<TablePart, Witness>, AssignError> {
        let slots = component.slots.len();
        let mut owners = Vec::with_capacity(slots.saturating_mul(units.get().into()));
        let mut keep = |owner: &By<Slot, Who>| owners.extend(owner.iter().copied());
        let walked = self.walk(component, units.get(), &mut keep, meter)?;
        Ok(walked.map(|report| TablePart::count(&owners, slots, report)))
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
        let Some((component, slot)) = self.draw.layout.find(slot) else {
            return Vec::new();
        };
        let layout = &self.draw.layout;
        let found = layout
            .components
            .get(component)
            .zip(self.parts.get(component));
        let entries = found.into_iter().flat_map(|(component, part)| {
            let rows = layout.persons_of(component);
            let entries = part.of(slot).iter();
            entries.filter_map(|(person, units)| Some((*rows.get(ix(person.0))?, *units)))
        });
        entries.collect()
    }

    /// The units of one pair; zero if it is impossible or names no row.
    pub fn units(&self, slot: SlotRow, person: PersonRow) -> u16 {
        let persons = self.persons(slot);
        let found = persons.iter().find(|(of, _)| *of == person);
        found.map_or(0, |(_, units)| *units)
    }

    /// The least number of persons that any free slot can get; none if no slot is free.
    pub fn fewest_persons(&self) -> Option<usize> {
        let slots = self.parts.iter().flat_map(TablePart::slots);
        slots.map(<[_]>::len).min()
    }

    /// Draws an assignment with these probabilities, by dependent rounding under the round's seed.
    ///
    /// # Errors
    /// [`AssignError::Parts`] only if the table were not balanced, which none of this library is.
    pub fn draw(&self, seed: Seed) -> Result<Assignment, AssignError> {
        let draw = self.draw;
        let components = draw.layout.components.iter();
        let parts = components.zip(&self.parts).zip(0..);
        let parts = parts.map(|((component, part), number)| {
            let rules = draw.rules(component);
            let mut dice = Dice::rounding(draw.hash, seed, component.key);
            let network = Network::new(&rules, part, self.whole.get(), draw.loads.are_even());
            let owners = network.draw(&mut dice)?;
            let owners = owners.iter().map(|owner| rules.person_row(*owner));
            Some(draw.part(number, Ok((owners.collect(), part.report))))
        });
        let parts: Option<Vec<_>> = parts.collect();
        draw.collect(parts.ok_or(AssignError::Parts)?)
    }
}
