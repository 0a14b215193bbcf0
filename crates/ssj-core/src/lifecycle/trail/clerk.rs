//! Steps in one line each.

use alloc::vec::Vec;

use time::Date;

use super::{Actor, Command, Event, Lifecycle, Salt};
use crate::base::bytes::{Digest, Token};
use crate::base::id::{CommandId, DivisionId};
use crate::base::timestamp::Timestamp;
use crate::law::refusal::{Refusal, Refusals};
use crate::law::rules::{law as law_codes, trail as codes};
use crate::laws::{Law, Laws};
use crate::lifecycle::trail::Act;

/// Whoever works at a desk (经办人): makes the command of a step, finds the law of its day, takes it and
/// applies its event.
///
/// It does nothing that can't be done by hand, and both ways mix. What a step refuses comes back as it is; its
/// event comes back to be stored. Each command gets a random id and salt: a platform that repeats a
/// command after a lost answer makes it by [`Command::new`] under the id that it keeps.
///
/// ```
/// use ssj_core::plan::{ObjectForecast, Forecast, Plan, PlanHeader, PlanItem, PlanOwner, PlannedMatter};
/// use ssj_core::trail::{Clerk, Lifecycle};
/// use ssj_core::*;
///
/// # let laws = laws::town()?;
/// // A platform's own source of randomness: 32 fresh bytes at each call.
/// # let mut n = 0;
/// # let random = || { n += 1; [n; 32] };
/// let mut clerk = Clerk::new(&laws, random);
/// let (h, amr, food) = (Suite::Intl.hash_fn()?, id!(AgencyId, "cc-amr"), id!(MatterId, "food-sales"));
/// let item = PlanItem {
///     id: id!(PlanItemId, "cc-2026-01"),
///     name: text!("食品销售"),
///     period: Period::between(date!(2026-03-01), date!(2026-06-30))?,
///     initiator: amr.clone(),
///     matters: vec![PlannedMatter::new(food.clone(), amr.clone(), id!(PoolId, "food"), 50)],
/// };
/// let forecast = Forecast::new(EvidenceDigest(Digest::from_bytes([1; 32]))).with_objects(ObjectForecast {
///     item: item.id.clone(), matter: food, in_scope: 1000, needed: 50, excluded: 20, without_chance: 0,
/// });
/// let header = PlanHeader::new(2026, PlanOwner::Department(amr.clone()), id!(DivisionId, "220100"));
///
/// let (mut plan, drafted) = clerk.begin::<Plan>(&amr, beijing!(2026-01-12 09:00), |act| {
///     Plan::draft(h, act, id!(PlanId, "cc-2026"), header, vec![item])
/// })?;
/// let submitted = clerk.take(&mut plan, &amr, beijing!(2026-01-13 09:00), |plan, act| plan.submit(act, forecast))?;
/// // The plan has moved on; the events are what is stored.
/// assert_eq!(plan, Plan::replay(h, [&drafted, &submitted])?);
///
/// // What is refused changes nothing.
/// let refused = clerk.take(&mut plan, &amr, beijing!(2026-01-14 09:00), |plan, act| plan.approve(act, None));
/// assert!(refused.unwrap_err().contains(rules::plan::OWN_APPROVAL));
/// assert_eq!(plan.trail().len(), 2);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "经办人")]
#[derive(Clone, Debug)]
pub struct Clerk<'a, R> {
    laws: &'a Laws,
    random: R,
    /// The laws that were asked for last: the steps of one file go by few.
    at_hand: Vec<Law<'a>>,
}

/// How many laws of a day a clerk has at hand.
const AT_HAND: usize = 8;

impl<'a, R: FnMut() -> [u8; 32]> Clerk<'a, R> {
    /// A clerk who goes by these laws, and has 32 random bytes for the asking.
    pub const fn new(laws: &'a Laws, random: R) -> Self {
        Self {
            laws,
            random,
            at_hand: Vec::new(),
        }
    }

    /// The laws.
    pub const fn laws(&self) -> &'a Laws {
        self.laws
    }

    /// A command of whoever has seen so many events of a lifecycle, for the long form.
    pub fn command(&mut self, who: impl Into<Actor>, seen: u64, at: Timestamp) -> Command {
        let id = Token::from_bytes(Digest::from_bytes((self.random)()).first_half());
        let salt = Salt::from_bytes((self.random)());
        Command::new(CommandId::from(id), seen, who.into(), at, salt)
    }

    /// The law that a command is taken [under](Command::under).
    ///
    /// # Errors
    /// `law.agency-not-there`; those of [`Laws::on`].
    pub fn law(&self, command: &Command) -> Result<Law<'a>, Refusals> {
        let (day, place) = self.whence(command)?;
        self.laws.on(day, place)
    }

    /// The day of a command, and where its agency is then.
    fn whence(&self, command: &Command) -> Result<(Date, &'a DivisionId), Refusals> {
        let (day, agency) = (command.effective().china_date(), &command.actor().agency);
        let not_there = || Refusal::new(law_codes::NOT_THERE).with("agency", agency);
        let place = self.laws.place(agency, day);
        Ok((day, place.ok_or_else(|| not_there().with("day", day))?))
    }

    /// The same law, from those at hand if it is among them: to be put back.
    fn fetch(&mut self, command: &Command) -> Result<Law<'a>, Refusals> {
        let (day, place) = self.whence(command)?;
        let same = |law: &Law<'_>| law.day() == day && law.place() == place;
        match self.at_hand.iter().position(same) {
            Some(at) => Ok(self.at_hand.remove(at)),
            None => self.laws.on(day, place),
        }
    }

    fn put_back(&mut self, law: Law<'a>) {
        self.at_hand.truncate(AT_HAND.saturating_sub(1));
        self.at_hand.insert(0, law);
    }

    /// Begins a lifecycle by its first step: the value, and its event.
    ///
    /// # Errors
    /// Whatever the step or [`law`](Self::law) refuses; `trail.other-event` where what comes of it begins
    /// no such lifecycle, or was made in another suite than that of the laws.
    pub fn begin<L: Lifecycle>(
        &mut self,
        who: impl Into<Actor>,
        at: Timestamp,
        step: impl FnOnce(&Act<'_>) -> Result<Event<L::Payload>, Refusals>,
    ) -> Result<(L, Event<L::Payload>), Refusals> {
        let command = self.command(who, 0, at);
        let law = self.fetch(&command)?;
        let event = step(&command.under(&law));
        self.put_back(law);
        let event = event?;
        match L::begin(self.laws.hash_fn(), &event) {
            Ok(value) => Ok((value, event)),
            Err(_) => Err(other(&event)),
        }
    }

    /// Takes the next step of a lifecycle and applies its event, which is handed back.
    ///
    /// # Errors
    /// Whatever the step or [`law`](Self::law) refuses: the value stays as it was then; `trail.other-event`
    /// where what comes of it is no event of this lifecycle.
    pub fn take<L: Lifecycle>(
        &mut self,
        on: &mut L,
        who: impl Into<Actor>,
        at: Timestamp,
        step: impl FnOnce(&L, &Act<'_>) -> Result<Event<L::Payload>, Refusals>,
    ) -> Result<Event<L::Payload>, Refusals> {
        let command = self.command(who, on.trail().len(), at);
        let law = self.fetch(&command)?;
        let event = step(on, &command.under(&law));
        self.put_back(law);
        let event = event?;
        match on.apply(&event) {
            Ok(()) => Ok(event),
            Err(_) => Err(other(&event)),
        }
    }
}

/// An event that the step of this lifecycle does not make.
fn other<P>(event: &Event<P>) -> Refusals {
    let refusal = Refusal::new(codes::OTHER_EVENT);
    refusal.with("sequence", event.entry().sequence).into()
}
