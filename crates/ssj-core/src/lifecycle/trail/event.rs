//! What a step leaves behind.

use crate::base::digests::{ContentDigest, EntryDigest, LawRoot};
use crate::base::encode::{Encode, Encoder, Tag};
use crate::base::id::{CommandId, Id};
use crate::base::label::Label;
use crate::base::suite::HashFn;

use crate::base::timestamp::Timestamp;
use crate::lifecycle::trail::{Actor, Salt};

/// The part of an event that stays for ever: it holds no content, only its salted digest.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Entry {
    /// The lifecycle it belongs to.
    pub subject: Id,
    /// Number of entries before it.
    pub sequence: u64,
    /// The command that caused it.
    pub command: CommandId,
    /// When it took effect.
    pub effective: Timestamp,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// The digest of the entry before it; the digest of the bare subject for the first.
    pub previous: EntryDigest,
    /// The salted digest of what happened.
    pub content: ContentDigest,
    /// The root of the law that it was done under.
    pub law: LawRoot,
}

impl Entry {
    /// Its own digest: `H("ssj/1/trail\0" ‖ canonical(entry))`.
    pub fn digest(&self, hash: HashFn) -> EntryDigest {
        EntryDigest(hash.hash(Label::Trail, &self.to_canonical()))
    }
}

record! {
    0x0201 Entry { subject, sequence, command, effective, recorded, previous, content, law };
}

/// The digest that a lifecycle's first entry follows: `H("ssj/1/trail\0" ‖ canonical(subject))`.
pub(super) fn genesis(hash: HashFn, subject: &Id) -> EntryDigest {
    let mut out = Encoder::new();
    out.record(Tag::new(0x0200), |body| body.value(subject));
    EntryDigest(hash.hash(Label::Trail, out.as_bytes()))
}

/// `H("ssj/1/payload\0" ‖ salt ‖ canonical(actor, payload))`.
pub(super) fn content<P: Encode>(
    hash: HashFn,
    salt: &Salt,
    actor: &Actor,
    payload: &P,
) -> ContentDigest {
    let mut out = Encoder::new();
    out.record(Tag::new(0x0202), |body| {
        body.value(actor);
        body.value(payload);
    });
    ContentDigest(hash.hash_parts(Label::Payload, &[salt.expose(), out.as_bytes()]))
}

/// Something that happened in a lifecycle: its entry, who did it, and what.
///
/// Only steps make events. One that comes back from a store is what the store says it is until
/// [`verify_contents`](super::verify_contents) has seen it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "schemars", schemars(rename = "Event_{P}"))]
pub struct Event<P> {
    pub(super) entry: Entry,
    pub(super) digest: EntryDigest,
    pub(super) salt: Salt,
    pub(super) actor: Actor,
    pub(super) payload: P,
}

impl<P> Event<P> {
    /// The part that stays for ever.
    pub const fn entry(&self) -> &Entry {
        &self.entry
    }

    /// The entry's digest, as it was computed when the event was made.
    pub const fn digest(&self) -> EntryDigest {
        self.digest
    }

    /// The salt of its content: to be destroyed together with it.
    pub const fn salt(&self) -> &Salt {
        &self.salt
    }

    /// Who did it.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// What happened.
    pub const fn payload(&self) -> &P {
        &self.payload
    }

    /// The civil date in Beijing on which it took effect.
    pub const fn day(&self) -> time::Date {
        self.entry.effective.china_date()
    }

    /// The civil date in Beijing on which it was recorded: what nobody can say is earlier.
    pub const fn recorded_day(&self) -> time::Date {
        self.entry.recorded.china_date()
    }

    /// How many days after it took effect it was recorded: 0 where it was recorded on the day.
    pub fn recorded_late(&self) -> u32 {
        let days = self.recorded_day().to_julian_day();
        let days = days.saturating_sub(self.day().to_julian_day());
        u32::try_from(days).unwrap_or_default()
    }

    /// Lets go of the content and keeps the entry.
    pub fn into_entry(self) -> Entry {
        self.entry
    }
}

/// The end of a trail at some time: what to publish, and to verify against later.
///
/// ```
/// use ssj_core::EntryDigest;
/// use ssj_core::{Digest, PlanId, trail::Head};
/// let head = Head { subject: PlanId::new("jl-2026")?.into(), len: 4, digest: EntryDigest(Digest::from_bytes([9; 32])) };
/// assert_eq!((head.subject.scheme(), head.len), ("plan", 4));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Head {
    /// The lifecycle.
    pub subject: Id,
    /// Number of entries.
    pub len: u64,
    /// The last entry's digest.
    pub digest: EntryDigest,
}

record! {
    0x0203 Head { subject, len, digest };
}
