//! A lifecycle with the events that made it, as a platform keeps them, and the clerk who takes its steps.

use std::ops::Deref;

use ssj::prelude::*;
use ssj_jilin::Fault;
use ssj_jilin::made::Dice;

/// The clerk of the story.
pub(crate) type Desk<'a> = Clerk<'a, Box<dyn FnMut() -> [u8; 32]>>;

/// A clerk who goes by these laws. The random bytes come from a fixed seed, so that the story is the same
/// each time; a platform brings fresh ones.
pub(crate) fn desk(laws: &Laws, seed: u64) -> Desk<'_> {
    let mut dice = Dice::new(seed, 6);
    let mut byte = move || u8::try_from(dice.below(256)).unwrap_or_default();
    Clerk::new(laws, Box::new(move || std::array::from_fn(|_| byte())))
}

/// An instant of a day in China, as `09:30`.
pub(crate) fn at(day: Date, time: &str) -> Result<Timestamp, Fault> {
    Ok(format!("{day}T{time}:00+08:00").parse()?)
}

/// What a step gives.
pub(crate) type Step<L> = Result<Event<<L as Lifecycle>::Payload>, Refusals>;

/// A lifecycle as it stands, and its trail.
#[derive(Debug)]
pub(crate) struct Kept<L: Lifecycle> {
    pub(crate) now: L,
    pub(crate) events: Vec<Event<L::Payload>>,
}

impl<L: Lifecycle> Kept<L> {
    /// Its first step.
    pub(crate) fn begin(
        clerk: &mut Desk<'_>,
        by: &AgencyId,
        at: Timestamp,
        step: impl FnOnce(&Act<'_>) -> Step<L>,
    ) -> Result<Self, Fault> {
        let who = acting(clerk, by, at)?;
        let (now, event) = clerk.begin(who, at, step)?;
        let events = vec![event];
        Ok(Self { now, events })
    }

    /// What this agency is told that tries the first step in vain.
    pub(crate) fn begin_in_vain(
        clerk: &mut Desk<'_>,
        by: &AgencyId,
        at: Timestamp,
        step: impl FnOnce(&Act<'_>) -> Step<L>,
    ) -> Option<Refusals> {
        clerk.begin::<L>(by, at, step).err()
    }

    /// Its next step.
    pub(crate) fn take(
        &mut self,
        clerk: &mut Desk<'_>,
        by: &AgencyId,
        at: Timestamp,
        step: impl FnOnce(&L, &Act<'_>) -> Step<L>,
    ) -> Result<(), Fault> {
        let who = acting(clerk, by, at)?;
        self.events.push(clerk.take(&mut self.now, who, at, step)?);
        Ok(())
    }

    /// What exactly this agency is told that tries a step: nothing of it is kept.
    pub(crate) fn try_out(
        &self,
        clerk: &mut Desk<'_>,
        by: &AgencyId,
        at: Timestamp,
        step: impl FnOnce(&L, &Act<'_>) -> Step<L>,
    ) -> Option<Refusals> {
        let command = clerk.command(by, self.now.trail().len(), at);
        let law = clerk.law(&command);
        law.and_then(|law| step(&self.now, &command.under(&law)))
            .err()
    }
}

impl<L: Lifecycle> Deref for Kept<L> {
    type Target = L;

    fn deref(&self) -> &L {
        &self.now
    }
}

/// Who acts for an agency on a day: itself, or what a reform made of it, in its place.
fn acting(clerk: &Desk<'_>, agency: &AgencyId, at: Timestamp) -> Result<Actor, Fault> {
    let agencies = &clerk.laws().sources().agencies;
    let heirs = agencies.successors(agency, at.china_date())?;
    let heir = heirs
        .first()
        .ok_or("an agency that nobody took over from")?;
    Ok(if *heir == agency {
        agency.into()
    } else {
        Actor::from(*heir).in_place_of(agency.clone())
    })
}
