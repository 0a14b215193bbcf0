//! A cap on every pair's probability: a table's units moved until no pair has too many.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; units are below 2^48"
)]

use core::num::NonZero;

use alloc::vec::Vec;

use super::shares::Shares;
use crate::assign::engine::error::AssignError;
use crate::assign::engine::meter::{Meter, Observer, Stop};
use crate::assign::engine::rules::Rules;
use crate::assign::engine::table::{Table, TablePart};
use crate::assign::problem::{Loads, SlotRow, ix, row};

/// Slots that can't be filled with certainty if no pair may be more likely than a cap: the proof.
///
/// Everyone who may fill one of these slots is at the pair cap there, or at another cap all of whose
/// units lie within these slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairCapWitness {
    cap: u16,
    whole: u16,
    slots: Vec<SlotRow>,
    room: u64,
}

impl PairCapWitness {
    /// The cap, in units.
    pub const fn cap(&self) -> u16 {
        self.cap
    }

    /// How many units make certainty.
    pub const fn whole(&self) -> u16 {
        self.whole
    }

    /// The slots, by visit token and need.
    pub fn slots(&self) -> &[SlotRow] {
        &self.slots
    }

    /// The units that the slots ask for together.
    pub fn wanted(&self) -> u64 {
        u64::from(self.whole) * u64::from(row(self.slots.len()))
    }

    /// The units that they can get at most: fewer.
    pub const fn room(&self) -> u64 {
        self.room
    }
}

impl core::fmt::Display for PairCapWitness {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(
            f,
            "with no pair above {}/{}, {} slots ask for {} units and can get {}",
            self.cap,
            self.whole,
            self.slots.len(),
            self.wanted(),
            self.room
        )
    }
}

impl Table<'_> {
    /// The table with no pair above `cap` units: the cap Q = `cap`/K on pair probabilities
    /// (组合概率上限). Units are moved along alternating paths; under even loads the expected square
    /// sum is then the least that the cap leaves. Draws from it keep its probabilities exactly, and
    /// each person's load is one of the two whole numbers beside its mean. Uniformity is not claimed.
    ///
    /// Persons fixed beforehand are certain all the same.
    ///
    /// # Errors
    /// [`AssignError::PairCap`] if there is no such table, with the proof;
    /// [`AssignError::Cancelled`].
    ///
    /// ```
    /// use core::num::NonZero;
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
    /// // One slot, three inspectors, a dozen states: by chance some pair is above a third.
    /// let draw = Draw::new(&problem, Seed::from_bytes([1; 32]), Suite::Intl.hash_fn()?, Loads::default());
    /// let table = draw.table(NonZero::new(12).unwrap(), &mut ())?;
    /// let capped = table.capped(NonZero::new(4).unwrap(), &mut ())?;
    /// assert!(capped.persons(slot).iter().all(|(_, units)| *units == 4));
    /// let refused = table.capped(NonZero::new(3).unwrap(), &mut ()).unwrap_err();
    /// assert_eq!(refused.code(), "assign.pair-cap");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "概率上限")]
    pub fn capped(
        &self,
        cap: NonZero<u16>,
        observer: &mut dyn Observer,
    ) -> Result<Self, AssignError> {
        let mut meter = Meter::new(observer);
        let draw = self.draw;
        let mut parts = Vec::with_capacity(self.parts.len());
        for (place, part) in draw.layout.components.iter().zip(&self.parts) {
            let rules = Rules::new(draw.problem, &draw.layout, place, draw.weight());
            let mut shares = Shares::new(&rules, part, self.whole.get(), cap.get());
            let short = shares.fill(&mut meter);
            if let Some(short) = short.map_err(|Stop| AssignError::Cancelled)? {
                let slot = |slot: &u32| draw.layout.slots[ix(place.slots.start + slot)].row;
                return Err(AssignError::PairCap(PairCapWitness {
                    cap: cap.get(),
                    whole: self.whole.get(),
                    slots: short.slots.iter().map(slot).collect(),
                    room: short.room,
                }));
            }
            if matches!(draw.loads, Loads::Even { .. }) {
                let evened = shares.even_out(&mut meter);
                evened.map_err(|Stop| AssignError::Cancelled)?;
            }
            meter.settle().map_err(|Stop| AssignError::Cancelled)?;
            parts.push(TablePart::of_shares(shares.units(), part.report));
        }
        Ok(Self {
            draw,
            whole: self.whole,
            parts,
        })
    }
}
