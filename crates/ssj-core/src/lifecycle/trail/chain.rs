//! The chain as a lifecycle carries it.

use alloc::vec::Vec;

use super::event::{content, genesis};
use super::{Act, Actor, Command, Entry, Event, Head, ReplayError, Salt};
use crate::base::digests::{EntryDigest, LawRoot};
use crate::base::encode::{Encode, width};
use crate::base::id::{CommandId, Id};
use crate::base::limits::Limits;
use crate::base::suite::HashFn;
use crate::base::timestamp::Timestamp;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::{law as law_codes, trail as codes};

/// A lifecycle's place in its chain: what was applied so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    hash: HashFn,
    subject: Id,
    genesis: EntryDigest,
    applied: Vec<Applied>,
}

/// What is needed to answer a repeated command with its event.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Applied {
    command: CommandId,
    effective: Timestamp,
    recorded: Timestamp,
    law: LawRoot,
    digest: EntryDigest,
    salt: Salt,
}

/// Whether an event moved the lifecycle on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Followed {
    /// It is the next one.
    Next,
    /// It was applied before: nothing changes.
    Already,
}

impl Trail {
    /// A trail with no entries yet.
    pub(crate) fn new(hash: HashFn, subject: Id) -> Self {
        Self {
            hash,
            genesis: genesis(hash, &subject),
            subject,
            applied: Vec::new(),
        }
    }

    /// The hash function it is chained with.
    pub(crate) const fn hash(&self) -> HashFn {
        self.hash
    }

    /// The lifecycle.
    pub const fn subject(&self) -> &Id {
        &self.subject
    }

    /// Number of entries: what the next command must expect.
    #[expect(clippy::len_without_is_empty, reason = "a lifecycle has a first entry")]
    pub const fn len(&self) -> u64 {
        width(self.applied.len())
    }

    /// Its head, to be published and checkpointed.
    pub fn head(&self) -> Head {
        Head {
            subject: self.subject.clone(),
            len: self.len(),
            digest: self.last_digest(),
        }
    }

    /// When its last entry was recorded.
    pub fn recorded(&self) -> Option<Timestamp> {
        self.applied.last().map(|last| last.recorded)
    }

    fn last_digest(&self) -> EntryDigest {
        self.applied.last().map_or(self.genesis, |last| last.digest)
    }

    /// The checks of a step: its place and its instants, to be added to by the rules.
    ///
    /// For a command that was carried out before they are closed: it gets its event again, though the
    /// lifecycle has moved on. So are those of a command that has not seen every event, which learns
    /// just that.
    pub(crate) fn checks(&self, act: &Act<'_>) -> Checks {
        self.checks_since(act, self.len())
    }

    /// The same for a step that asks only that its caller has seen the first so many events: those since
    /// are of others, with whom it does not conflict.
    pub(crate) fn checks_since(&self, act: &Act<'_>, since: u64) -> Checks {
        let command = act.command();
        let mut checks = Checks::new();
        if self.has(act) {
            return checks.closed();
        }
        self.check_place(command, since, Limits::DEFAULT.trail_entries(), &mut checks);
        if !checks.is_clean() {
            return checks.closed();
        }
        self.check_instants(command, &mut checks);
        check_law(act, &mut checks);
        checks
    }

    /// The event of a command: the one it caused before, or a new one if nothing was refused.
    pub(crate) fn event<P: Encode>(
        &self,
        act: &Act<'_>,
        payload: P,
        checks: Checks,
    ) -> Result<Event<P>, Refusals> {
        let command = act.command();
        let actor = Actor {
            succeeding: checks.succeeding().cloned(),
            ..command.actor.clone()
        };
        if let Some((sequence, applied)) = self.applied_by(&command.id) {
            return self.repeat((command, actor), payload, sequence, applied);
        }
        checks.finish()?;
        let entry = Entry {
            subject: self.subject.clone(),
            sequence: self.len(),
            command: command.id.clone(),
            effective: command.effective(),
            recorded: command.recorded,
            previous: self.last_digest(),
            content: content(self.hash, &command.salt, &actor, &payload),
            law: act.root(),
        };
        Ok(self.seal(entry, actor, command.salt, payload))
    }

    fn seal<P>(&self, entry: Entry, actor: Actor, salt: Salt, payload: P) -> Event<P> {
        Event {
            digest: entry.digest(self.hash),
            entry,
            salt,
            actor,
            payload,
        }
    }

    /// Whether this command was carried out before.
    pub(crate) fn has(&self, act: &Act<'_>) -> bool {
        self.applied_by(&act.command().id).is_some()
    }

    fn applied_by(&self, command: &CommandId) -> Option<(usize, &Applied)> {
        // Lifecycles are short, and only steps ask: replay never does.
        let mut applied = self.applied.iter().enumerate();
        applied.find(|(_, applied)| applied.command == *command)
    }

    /// Makes the event of an earlier command again, if it is the same in all that counts.
    fn repeat<P: Encode>(
        &self,
        (command, actor): (&Command, Actor),
        payload: P,
        sequence: usize,
        applied: &Applied,
    ) -> Result<Event<P>, Refusals> {
        let content = content(self.hash, &applied.salt, &actor, &payload);
        let before = sequence.checked_sub(1).and_then(|i| self.applied.get(i));
        let entry = Entry {
            subject: self.subject.clone(),
            sequence: width(sequence),
            command: command.id.clone(),
            effective: applied.effective,
            recorded: applied.recorded,
            previous: before.map_or(self.genesis, |before| before.digest),
            content,
            law: applied.law,
        };
        // A retry is recorded later; only an instant that the caller named can contradict. The
        // entry's digest covers the content's.
        let other_instant = command.effective.is_some_and(|e| e != applied.effective);
        let event = self.seal(entry, actor, applied.salt, payload);
        if event.digest != applied.digest || other_instant {
            let refusal = Refusal::new(codes::COMMAND_REUSED)
                .with("command", &command.id)
                .with("sequence", sequence);
            return Err(refusal.into());
        }
        Ok(event)
    }

    pub(super) fn check_place(
        &self,
        command: &Command,
        since: u64,
        limit: u64,
        checks: &mut Checks,
    ) {
        let seen = since <= command.expected && command.expected <= self.len();
        checks.require(seen, || {
            Refusal::new(codes::CONFLICT)
                .with("subject", self.subject.as_str())
                .with("expected", command.expected)
                .with("actual", self.len())
        });
        checks.require(self.len() < limit, || {
            Refusal::new(codes::FULL).with("subject", self.subject.as_str())
        });
    }

    fn check_instants(&self, command: &Command, checks: &mut Checks) {
        checks.require(command.effective() <= command.recorded, || {
            Refusal::new(codes::FROM_THE_FUTURE)
                .with("effective", command.effective())
                .with("recorded", command.recorded)
        });
        if let Some(last) = self.recorded() {
            checks.require(last <= command.recorded, || {
                Refusal::new(codes::BACK_IN_TIME)
                    .with("recorded", command.recorded)
                    .with("last", last)
            });
        }
    }

    /// When its first entry took effect.
    pub(crate) fn since(&self) -> Option<Timestamp> {
        self.applied.first().map(|first| first.effective)
    }

    /// When its last entry took effect.
    pub(crate) fn last_effective(&self) -> Option<Timestamp> {
        self.applied.last().map(|last| last.effective)
    }

    /// Takes an event into the chain if it is the next one.
    pub(crate) fn follow<P>(&mut self, event: &Event<P>) -> Result<Followed, ReplayError> {
        let entry = &event.entry;
        let (sequence, next) = (entry.sequence, self.len());
        if entry.subject != self.subject {
            return Err(ReplayError::Subject { sequence });
        }
        if sequence > next {
            return Err(ReplayError::Missing { sequence: next });
        }
        if sequence < next {
            return self.applied_already(sequence, event.digest);
        }
        if entry.previous != self.last_digest() {
            return Err(ReplayError::Chain { sequence });
        }
        self.applied.push(Applied {
            command: entry.command.clone(),
            effective: entry.effective,
            recorded: entry.recorded,
            law: entry.law,
            digest: event.digest,
            salt: event.salt,
        });
        Ok(Followed::Next)
    }

    fn applied_already(&self, sequence: u64, digest: EntryDigest) -> Result<Followed, ReplayError> {
        let known = usize::try_from(sequence).ok();
        let known = known.and_then(|i| self.applied.get(i));
        if known.is_some_and(|known| known.digest == digest) {
            Ok(Followed::Already)
        } else {
            Err(ReplayError::Chain { sequence })
        }
    }
}

/// The law is that of the step's day, at the place of an agency that is there.
fn check_law(act: &Act<'_>, checks: &mut Checks) {
    let Some(law) = act.law() else {
        return;
    };
    let (day, agency) = (act.day(), &act.actor().agency);
    checks.require(law.day() == day, || {
        Refusal::new(law_codes::OTHER_DAY)
            .with("day", day)
            .with("law", law.day())
    });
    match law.who().place(agency) {
        None => checks.refuse(
            Refusal::new(law_codes::NOT_THERE)
                .with("agency", agency)
                .with("day", law.day()),
        ),
        Some(place) => checks.require(place == law.place(), || {
            Refusal::new(law_codes::OTHER_PLACE)
                .with("agency", agency)
                .with("place", place)
                .with("law", law.place())
        }),
    }
}

/// A step does not take effect before what it rests on does.
pub(crate) fn rests_on(since: Option<Timestamp>, act: &Act<'_>, checks: &mut Checks) {
    if let Some(since) = since {
        checks.require(since <= act.effective(), || {
            Refusal::new(codes::BEFORE_ITS_GROUND)
                .with("effective", act.effective())
                .with("since", since)
        });
    }
}
