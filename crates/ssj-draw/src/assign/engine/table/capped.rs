//! A cap on every pair's probability: a table's units moved until no pair has too many.

use alloc::vec::Vec;
use core::num::NonZero;

use super::Table;
use super::shares::{Shares, UnitCap};
use crate::assign::engine::error::AssignError;
use crate::assign::engine::meter::Meter;
use crate::assign::engine::pair_cap::PairCapWitness;
use crate::observe::{Observer, Phase};
use crate::several::Several;

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
    /// # use ssj_core::{Explain, Seed, Suite, Token};
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
        let (draw, cap, whole) = (self.draw, cap.get(), self.whole.get());
        let mut parts = Vec::with_capacity(self.parts.len());
        for (component, part) in draw.layout.components.iter().zip(&self.parts) {
            meter.enter(Phase::Cap)?;
            let rules = draw.rules(component);
            let mut shares = Shares::new(&rules, part, UnitCap { cap, whole });
            if let Some(short) = shares.fill(&mut meter)? {
                let slots = short.slots.iter().map(|slot| rules.slot_row(*slot));
                let slots = Several(slots.collect::<Vec<_>>());
                let number = u64::try_from(slots.len()).unwrap_or(u64::MAX);
                let wanted = number.saturating_mul(whole.into());
                let witness = PairCapWitness {
                    cap,
                    whole,
                    slots,
                    wanted,
                    room: short.room,
                };
                return Err(witness.into());
            }
            if draw.loads.are_even() {
                shares.even_out(&mut meter)?;
            }
            meter.settle()?;
            parts.push(shares.into_part(part.report));
        }
        Ok(Self {
            draw,
            whole: self.whole,
            parts,
        })
    }
}
