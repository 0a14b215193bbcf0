//! Who wants a step, when, and under which name.

use alloc::string::String;
use core::fmt;

use crate::base::bytes::Digest;
use crate::base::digests::LawRoot;
use crate::base::id::{AgencyId, CommandId, Id, MatterId};
use crate::base::timestamp::Timestamp;
use crate::law::refusal::{Checks, Refusal};
use crate::law::rules::matter as rules;
use crate::laws::Law;

/// Who acts: an agency, and where it matters the person (经办人).
///
/// ```
/// use ssj_core::{AgencyId, trail::Actor};
/// let actor = Actor::agency(AgencyId::new("jl-amr")?).with_person("staff:0042".parse()?);
/// assert_eq!(actor.agency.as_str(), "agency:jl-amr");
/// assert_eq!(actor.person.as_ref().map(|id| id.value()), Some("0042"));
/// let heir = actor.in_place_of(AgencyId::new("jl-aqsiq")?);
/// assert!(heir.succeeding.is_some());
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Actor {
    /// The agency.
    pub agency: AgencyId,
    /// The person, if one is named.
    pub person: Option<Id>,
    /// In whose place the agency acts, if it took over from one (承继): the step notes it by the register
    /// of agencies, whatever is said here. Who has a part of its own in a visit says so to act for another.
    #[cfg_attr(feature = "serde", serde(default))]
    pub succeeding: Option<AgencyId>,
}

impl Actor {
    /// An agency as such.
    pub const fn agency(agency: AgencyId) -> Self {
        Self {
            agency,
            person: None,
            succeeding: None,
        }
    }

    /// The same agency, in the place of one that it took over from.
    #[must_use]
    pub fn in_place_of(self, agency: AgencyId) -> Self {
        Self {
            succeeding: Some(agency),
            ..self
        }
    }

    /// The same agency, through this person.
    #[must_use]
    pub fn with_person(self, person: Id) -> Self {
        Self {
            person: Some(person),
            ..self
        }
    }
}

impl From<AgencyId> for Actor {
    fn from(agency: AgencyId) -> Self {
        Self::agency(agency)
    }
}

impl From<&AgencyId> for Actor {
    fn from(agency: &AgencyId) -> Self {
        Self::agency(agency.clone())
    }
}

record! {
    _ Actor { agency, person, succeeding };
}

/// 32 random bytes that the caller brings for each command: they keep the digest of an event's
/// content from giving the content away once it is destroyed.
///
/// ```
/// use ssj_core::trail::Salt;
/// assert_eq!(format!("{:?}", Salt::from_bytes([7; 32])), "Salt(..)");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[0-9a-f]{64}$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Salt([u8; 32]);

impl Salt {
    /// The salt with these bytes, from a good source of randomness: the library has none.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes, for whoever stores it beside the content.
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(..)")
    }
}

impl From<Salt> for String {
    fn from(salt: Salt) -> Self {
        Digest::from_bytes(salt.0).into()
    }
}

impl TryFrom<String> for Salt {
    type Error = crate::base::bytes::HexError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse::<Digest>().map(|hex| Self(*hex.as_bytes()))
    }
}

/// Who wants a step, when, and what they have seen: a name, the caller's view, an actor, instants. A step
/// takes it [under the law](Command::under) of its day.
///
/// ```
/// use ssj_core::trail::{Actor, Command, Salt};
/// use ssj_core::{AgencyId, CommandId};
/// let at = "2026-03-02T09:00:00+08:00".parse()?;
/// let actor = Actor::agency(AgencyId::new("jl-amr")?);
/// let command = Command::new(CommandId::new("0001")?, 3, actor, at, Salt::from_bytes([1; 32]));
/// assert_eq!((command.expected(), command.recorded()), (3, command.effective()));
/// let late = command.effective_at("2026-02-27T17:00:00+08:00".parse()?);
/// assert!(late.effective() < late.recorded());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    pub(super) id: CommandId,
    pub(super) expected: u64,
    pub(super) actor: Actor,
    /// Where it differs from `recorded`.
    pub(super) effective: Option<Timestamp>,
    pub(super) recorded: Timestamp,
    pub(super) salt: Salt,
}

impl Command {
    /// A command that takes effect at the instant it is recorded.
    ///
    /// `expected` is the number of the lifecycle's events that the caller has seen: 0 to begin one.
    pub const fn new(
        id: CommandId,
        expected: u64,
        actor: Actor,
        recorded: Timestamp,
        salt: Salt,
    ) -> Self {
        Self {
            id,
            expected,
            actor,
            effective: None,
            recorded,
            salt,
        }
    }

    /// The same command, which took effect earlier than it is recorded.
    #[must_use]
    pub fn effective_at(self, effective: Timestamp) -> Self {
        Self {
            effective: Some(effective),
            ..self
        }
    }

    /// The command under the law of the day on which it takes effect, where its actor is: what every
    /// step takes.
    pub const fn under<'a>(self, law: &'a Law<'a>) -> Act<'a> {
        Act {
            command: self,
            under: Under::Law(law),
        }
    }

    /// The same step taken again: the law of its day is known by its root alone, and what it was asked
    /// then is not asked anew.
    pub(crate) const fn again(self, root: LawRoot) -> Act<'static> {
        Act {
            command: self,
            under: Under::Root(root),
        }
    }

    /// Its name.
    pub const fn id(&self) -> &CommandId {
        &self.id
    }

    /// Number of events the caller has seen.
    pub const fn expected(&self) -> u64 {
        self.expected
    }

    /// Who acts.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// When the step takes effect.
    pub const fn effective(&self) -> Timestamp {
        match self.effective {
            Some(effective) => effective,
            None => self.recorded,
        }
    }

    /// When it is recorded.
    pub const fn recorded(&self) -> Timestamp {
        self.recorded
    }
}

/// A command under the law of its day: what every step takes, and what says whether its actor is
/// competent.
///
/// The law is that of the day on which the step takes effect, at the place where the acting agency is;
/// under another one the step is refused (`law.other-day`, `law.other-place`).
#[derive(Clone, Debug)]
pub struct Act<'a> {
    command: Command,
    under: Under<'a>,
}

#[derive(Clone, Debug)]
enum Under<'a> {
    Law(&'a Law<'a>),
    Root(LawRoot),
}

impl<'a> Act<'a> {
    /// The command.
    pub const fn command(&self) -> &Command {
        &self.command
    }

    /// The law that it is taken under; `None` where a step is taken again from its event.
    pub const fn law(&self) -> Option<&'a Law<'a>> {
        match self.under {
            Under::Law(law) => Some(law),
            Under::Root(_) => None,
        }
    }

    /// The root of that law.
    pub const fn root(&self) -> LawRoot {
        match self.under {
            Under::Law(law) => law.root(),
            Under::Root(root) => root,
        }
    }

    /// Who acts.
    pub const fn actor(&self) -> &Actor {
        self.command.actor()
    }

    /// When the step takes effect.
    pub const fn effective(&self) -> Timestamp {
        self.command.effective()
    }

    /// When it is recorded.
    pub const fn recorded(&self) -> Timestamp {
        self.command.recorded()
    }

    /// The civil date in Beijing on which it takes effect.
    pub const fn day(&self) -> time::Date {
        self.effective().china_date()
    }

    /// What the law answers; yes where a step is taken again.
    pub(crate) fn may(&self, answer: impl FnOnce(&'a Law<'a>) -> bool) -> bool {
        self.law().is_none_or(answer)
    }

    /// Whether its actor acts for an agency: it is that one, or what became of it.
    pub(crate) fn acts_for(&self, owner: &AgencyId, checks: &mut Checks) -> bool {
        self.is_or_follows(owner, checks, |law, actor| law.who().acts_for(actor, owner))
    }

    /// The same on a matter: whoever took it over acts, and who gave it up does not.
    pub(crate) fn answers_for(
        &self,
        owner: &AgencyId,
        matter: &MatterId,
        checks: &mut Checks,
    ) -> bool {
        let answers = |law: &Law<'_>, actor: &AgencyId| law.who().answers_for(actor, owner, matter);
        let given_up = |law: &Law<'_>| !answers(law, owner) && self.actor().agency == *owner;
        !self.law().is_some_and(given_up) && self.is_or_follows(owner, checks, answers)
    }

    /// That an agency is a subject (主体) of a matter that a list has: whoever handles it there may check it.
    pub(crate) fn is_subject(&self, agency: &AgencyId, matter: &MatterId, checks: &mut Checks) {
        let Some((law, matter)) = self.law().and_then(|law| Some((law, law.matter(matter)?)))
        else {
            return;
        };
        let who = law.who();
        let mut heirs = who.heirs(agency, matter.id()).into_iter();
        checks.require(heirs.any(|own| who.is_subject(own, matter)), || {
            Refusal::new(rules::WRONG_SUBJECT)
                .with("agency", agency)
                .with("matter", matter.id())
                .with("day", law.day())
        });
    }

    fn is_or_follows(
        &self,
        owner: &AgencyId,
        checks: &mut Checks,
        follows: impl FnOnce(&Law<'_>, &AgencyId) -> bool,
    ) -> bool {
        let actor = self.actor();
        if actor.agency == *owner {
            return true;
        }
        let follows = match self.law() {
            Some(law) => follows(law, &actor.agency),
            // The event says what the law answered.
            None => actor.succeeding.as_ref() == Some(owner),
        };
        if follows {
            checks.succeeds(owner);
        }
        follows
    }
}
