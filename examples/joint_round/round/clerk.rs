//! Commands: who does what, when, as which step of its lifecycle, under the law of which day.

use std::collections::BTreeMap;

use ssj::core::laws::{Law, Laws};
use ssj::core::trail::{Act, Actor, Command, Lifecycle, Salt};
use ssj::core::{AgencyId, CommandId, DivisionId, Timestamp};
use ssj_jilin::Fault;
use ssj_jilin::made::Dice;
use time::Date;

/// Numbers the commands of one story and salts them.
///
/// The salts here come from a fixed seed, so that the story is the same each time. A platform
/// brings fresh randomness for each.
#[derive(Debug)]
pub(crate) struct Clerk<'a> {
    laws: &'a Laws,
    /// The law of each day and place that was asked for.
    known: BTreeMap<(Date, DivisionId), Law<'a>>,
    dice: Dice,
    issued: u64,
}

impl<'a> Clerk<'a> {
    /// A clerk with a stream of salts, who goes by these laws.
    pub(crate) fn new(laws: &'a Laws, seed: u64) -> Self {
        Self {
            laws,
            known: BTreeMap::new(),
            dice: Dice::new(seed, 6),
            issued: 0,
        }
    }

    /// The first command of a lifecycle.
    pub(crate) fn begin(&mut self, by: &AgencyId, at: &str) -> Result<Act<'_>, Fault> {
        self.command(0, by, at.parse()?)
    }

    /// The next command of a lifecycle.
    pub(crate) fn next(
        &mut self,
        on: &impl Lifecycle,
        by: &AgencyId,
        at: &str,
    ) -> Result<Act<'_>, Fault> {
        self.command(on.trail().len(), by, at.parse()?)
    }

    /// The command at this place of a lifecycle.
    pub(crate) fn command(
        &mut self,
        expected: u64,
        by: &AgencyId,
        at: Timestamp,
    ) -> Result<Act<'_>, Fault> {
        self.issued += 1;
        let id = CommandId::new(&format!("jl-2026-{:07}", self.issued))?;
        let mut salt = [0; 32];
        for byte in &mut salt {
            *byte = u8::try_from(self.dice.below(256)).unwrap_or_default();
        }
        let actor = Actor::agency(by.clone());
        let command = Command::new(id, expected, actor, at, Salt::from_bytes(salt));
        Ok(command.under(self.law(by, at.china_date())?))
    }

    /// The law of a day where an agency is.
    pub(crate) fn law(&mut self, by: &AgencyId, day: Date) -> Result<&Law<'a>, Fault> {
        let then = self.laws.sources().agencies.at(by, day)?;
        let place = then.agency().division().clone();
        let key = (day, place);
        if !self.known.contains_key(&key) {
            let law = self.laws.on(day, &key.1)?;
            self.known.insert(key.clone(), law);
        }
        Ok(self.known.get(&key).ok_or("no law")?)
    }
}
