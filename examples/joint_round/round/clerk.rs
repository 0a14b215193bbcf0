//! Commands: who does what, when, as which step of its lifecycle.

use ssj::core::trail::{Actor, Command, Lifecycle, Salt};
use ssj::core::{AgencyId, CommandId, Timestamp};
use ssj_jilin::Fault;
use ssj_jilin::made::Dice;

/// Numbers the commands of one story and salts them.
///
/// The salts here come from a fixed seed, so that the story is the same each time. A platform
/// brings fresh randomness for each.
#[derive(Debug)]
pub(crate) struct Clerk {
    dice: Dice,
    issued: u64,
}

impl Clerk {
    /// A clerk with a stream of salts.
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            dice: Dice::new(seed, 6),
            issued: 0,
        }
    }

    /// The first command of a lifecycle.
    pub(crate) fn begin(&mut self, by: &AgencyId, at: &str) -> Result<Command, Fault> {
        self.command(0, by, at.parse()?)
    }

    /// The next command of a lifecycle.
    pub(crate) fn next(
        &mut self,
        on: &impl Lifecycle,
        by: &AgencyId,
        at: &str,
    ) -> Result<Command, Fault> {
        self.command(on.trail().len(), by, at.parse()?)
    }

    /// The command at this place of a lifecycle.
    pub(crate) fn command(
        &mut self,
        expected: u64,
        by: &AgencyId,
        at: Timestamp,
    ) -> Result<Command, Fault> {
        self.issued += 1;
        let id = CommandId::new(&format!("jl-2026-{:07}", self.issued))?;
        let mut salt = [0; 32];
        for byte in &mut salt {
            *byte = u8::try_from(self.dice.below(256)).unwrap_or_default();
        }
        let actor = Actor::agency(by.clone());
        Ok(Command::new(
            id,
            expected,
            actor,
            at,
            Salt::from_bytes(salt),
        ))
    }
}
