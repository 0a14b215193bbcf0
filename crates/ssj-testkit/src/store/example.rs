//! The trail that a store is tried with.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ssj_core::follow_up::{Finding, FindingEvent, FindingSource, Found};
use ssj_core::laws::{Laws, town};
use ssj_core::result::{Outcome, Outcomes};
use ssj_core::trail::{Act, Actor, Clerk, Command, Event, Lifecycle, Salt};
use ssj_core::{
    AgencyId, CommandId, FindingId, HashFn, Id, MatterId, Refusals, Text, Timestamp, VisitId,
};

use super::Row;

/// A finding that one department hands over to another: three events, lawful each, and the rows of them.
#[derive(Debug)]
pub struct Example {
    desk: Desk,
    finding: Finding,
    events: Vec<Event<FindingEvent>>,
    rows: Vec<Row>,
    rival: Vec<Row>,
    other: Vec<Row>,
}

/// Who acts, when, under which laws, and why.
#[derive(Debug)]
struct Desk {
    laws: Laws,
    owner: AgencyId,
    receiver: AgencyId,
    why: Text,
    at: Timestamp,
}

type Taken = Result<Event<FindingEvent>, Refusals>;

fn told<T, E: core::fmt::Display>(result: Result<T, E>) -> Result<T, String> {
    result.map_err(|error| error.to_string())
}

impl Desk {
    /// A command of this name takes a step of what has so many events.
    fn take(
        &self,
        (name, seen, who): (CommandId, u64, &AgencyId),
        step: impl FnOnce(&Act<'_>) -> Taken,
    ) -> Taken {
        let salt = Salt::from_bytes([7; 32]);
        let command = Command::new(name, seen, Actor::agency(who.clone()), self.at, salt);
        let law = Clerk::new(&self.laws, || [0; 32]).law(&command)?;
        step(&command.under(&law))
    }

    fn open(&self, name: CommandId, id: FindingId, found: Found) -> Taken {
        self.take((name, 0, &self.owner), |act| {
            Finding::open(self.laws.hash_fn(), act, id, found)
        })
    }

    fn offer(&self, name: CommandId, finding: &Finding) -> Taken {
        let seen = finding.trail().len();
        self.take((name, seen, &self.owner), |act| {
            finding.offer(act, self.receiver.clone(), self.why.clone())
        })
    }

    fn accept(&self, name: CommandId, finding: &Finding) -> Taken {
        let seen = finding.trail().len();
        self.take((name, seen, &self.receiver), |act| finding.accept(act))
    }
}

fn row(event: &Event<FindingEvent>) -> Result<Row, String> {
    let entry = event.entry();
    Ok(Row {
        subject: entry.subject.clone(),
        sequence: entry.sequence,
        command: entry.command.clone(),
        json: told(serde_json::to_string(event))?,
    })
}

impl Example {
    /// The trail, made by taking its steps.
    ///
    /// # Errors
    /// None: its steps are lawful. Should a version of the library ever refuse one, it is told in words.
    pub fn new() -> Result<Self, String> {
        let desk = Desk {
            laws: told(town())?,
            owner: told(AgencyId::new("cc-amr"))?,
            receiver: told(AgencyId::new("cc-fire"))?,
            why: told(Text::new("消防职责"))?,
            at: told("2026-03-02T09:00:00+08:00".parse())?,
        };
        let found = Found {
            source: FindingSource::Visit(told(VisitId::new("1"))?),
            matter: told(MatterId::new("food-sales"))?,
            object: told("uscc:91220101MA13XQYL0T".parse())?,
            outcomes: told(Outcomes::new([Outcome::OtherProblem]))?,
            owner: desk.owner.clone(),
        };
        let command = |name| told(CommandId::new(name));
        let id = |name| told(FindingId::new(name));
        let opened = told(desk.open(command("open")?, id("1")?, found.clone()))?;
        let other = told(desk.open(command("open")?, id("2")?, found))?;
        let mut finding = told(Finding::begin(desk.laws.hash_fn(), &opened))?;
        // Two clerks hand it over at once: one of them is second.
        let offered = told(desk.offer(command("offer")?, &finding))?;
        let rival = told(desk.offer(command("rival")?, &finding))?;
        told(finding.apply(&offered))?;
        let accepted = told(desk.accept(command("accept")?, &finding))?;
        told(finding.apply(&accepted))?;
        let events = Vec::from([opened, offered, accepted]);
        Ok(Self {
            rows: events.iter().map(row).collect::<Result<_, _>>()?,
            rival: Vec::from([row(&rival)?]),
            other: Vec::from([row(&other)?]),
            desk,
            finding,
            events,
        })
    }

    /// The hash function of the trail.
    pub fn hash(&self) -> HashFn {
        self.desk.laws.hash_fn()
    }

    /// The finding as it stands after all events.
    pub const fn finding(&self) -> &Finding {
        &self.finding
    }

    /// The events.
    pub fn events(&self) -> &[Event<FindingEvent>] {
        &self.events
    }

    /// The rows of them.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Takes the step of the third event.
    ///
    /// # Errors
    /// What the step refuses.
    pub fn accept(&self, finding: &Finding) -> Taken {
        let name = self.events.last().map(|last| last.entry().command.clone());
        self.desk
            .accept(name.unwrap_or_else(Self::other_command), finding)
    }

    /// Has the finding's owner hand it over, by a command of its own.
    ///
    /// # Errors
    /// What the step refuses: `finding.offered-already` while it is offered to somebody.
    pub fn offer_again(&self, finding: &Finding) -> Taken {
        self.desk.offer(Self::other_command(), finding)
    }

    /// A command that the trail has not.
    fn other_command() -> CommandId {
        CommandId::from(ssj_core::Token::from_bytes([9; 16]))
    }

    pub(super) fn subject(&self) -> &Id {
        self.finding.id().as_id()
    }

    /// The row of this place.
    pub(super) fn at(&self, place: usize) -> &[Row] {
        self.rows.get(place..=place).unwrap_or_default()
    }

    /// Those before this place.
    pub(super) fn before(&self, place: usize) -> &[Row] {
        self.rows.get(..place).unwrap_or_default()
    }

    /// Another second event, of another command.
    pub(super) fn rival(&self) -> &[Row] {
        &self.rival
    }

    /// The first event of another subject.
    pub(super) fn other(&self) -> &[Row] {
        &self.other
    }
}
