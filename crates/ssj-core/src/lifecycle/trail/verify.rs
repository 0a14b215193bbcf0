//! Finding what was altered, removed or moved.

use super::event::{content, genesis};
use super::{Entry, Event, Head};
use crate::base::digests::EntryDigest;
use crate::base::encode::{Encode, width};
use crate::base::suite::HashFn;

errors! {
    /// What is wrong with a trail, and where it is first seen.
    ///
    /// ```
    /// use ssj_core::{Explain, trail::Flaw};
    /// assert_eq!(Flaw::Removed { sequence: 3 }.code(), "flaw.removed");
    /// ```
    #[derive(Copy)]
    pub enum Flaw {
        /// The entry of this number is missing.
        Removed {
            /// The missing entry's sequence number.
            sequence: u64,
        } = "flaw.removed", "entry {sequence} was removed", "第 {sequence} 条记录已被删除";
        /// Another entry stands where the entry of this number belongs.
        Reordered {
            /// The number of the place.
            sequence: u64,
        } = "flaw.reordered",
            "entry {sequence} is not in its place",
            "第 {sequence} 条记录不在其位置上";
        /// The entry of this number is not as it was.
        Altered {
            /// The altered entry's sequence number.
            sequence: u64,
        } = "flaw.altered", "entry {sequence} was altered", "第 {sequence} 条记录已被改动";
        /// The entry stands as it was, but what is shown as its content is something else.
        Content {
            /// The entry's sequence number.
            sequence: u64,
        } = "flaw.content",
            "the content of entry {sequence} was altered",
            "第 {sequence} 条记录的内容已被改动";
        /// Every entry fits its neighbours, but they do not lead to a head: the chain was computed
        /// anew from some entry of this range on.
        Rewritten {
            /// The first entry that can be meant.
            first: u64,
            /// The last one.
            last: u64,
        } = "flaw.rewritten",
            "the chain was rewritten from an entry between {first} and {last}",
            "链条自第 {first} 条至第 {last} 条之间的某条记录起被重写";
        /// A head speaks of another lifecycle.
        Subject = "flaw.subject",
            "a head belongs to another lifecycle",
            "链头属于另一个生命周期";
    }
}

/// Checks a trail's entries against heads published earlier, in ascending length.
///
/// Entries after the last head are checked among themselves only: someone who can rewrite all of
/// them leaves no trace there. The more heads are kept, the narrower a rewriting is found.
///
/// # Errors
/// The first [`Flaw`].
pub fn verify(hash: HashFn, entries: &[Entry], heads: &[Head]) -> Result<(), Flaw> {
    let Some(subject) = heads
        .first()
        .map(|it| &it.subject)
        .or(entries.first().map(|it| &it.subject))
    else {
        return Ok(());
    };
    let mut before = genesis(hash, subject);
    let mut trusted = 0;
    let mut heads = heads.iter().peekable();
    for place in 0..entries.len() {
        let own = check_place(hash, subject, entries, place, before)?;
        let len = width(place).saturating_add(1);
        while let Some(head) = heads.next_if(|head| head.len <= len) {
            check_head(head, subject, len, own, trusted)?;
            trusted = len;
        }
        before = own;
    }
    match heads.next() {
        None => Ok(()),
        Some(head) if &head.subject != subject => Err(Flaw::Subject),
        Some(_) => Err(Flaw::Removed {
            sequence: width(entries.len()),
        }),
    }
}

/// Checks the entry at a place against its number and the digest before it; gives its own digest.
fn check_place(
    hash: HashFn,
    subject: &crate::base::id::Id,
    entries: &[Entry],
    place: usize,
    before: EntryDigest,
) -> Result<EntryDigest, Flaw> {
    let sequence = width(place);
    let Some(entry) = entries.get(place) else {
        return Err(Flaw::Removed { sequence });
    };
    if entry.sequence != sequence {
        let elsewhere = entries.iter().skip(place).any(|e| e.sequence == sequence);
        return Err(if elsewhere || entry.sequence < sequence {
            Flaw::Reordered { sequence }
        } else {
            Flaw::Removed { sequence }
        });
    }
    let own = entry.digest(hash);
    if &entry.subject != subject {
        return Err(Flaw::Altered { sequence });
    }
    if entry.previous == before {
        return Ok(own);
    }
    // A broken link accuses the entry before it, unless the next link is broken as well: then
    // this one is what both disagree with.
    let next = entries.get(place.saturating_add(1));
    let intact = next.is_none_or(|next| next.previous == own);
    let sequence = sequence.saturating_sub(u64::from(intact && place > 0));
    Err(Flaw::Altered { sequence })
}

fn check_head(
    head: &Head,
    subject: &crate::base::id::Id,
    len: u64,
    own: EntryDigest,
    trusted: u64,
) -> Result<(), Flaw> {
    if &head.subject != subject {
        return Err(Flaw::Subject);
    }
    if head.digest == own {
        return Ok(());
    }
    Err(Flaw::Rewritten {
        first: trusted,
        last: len.saturating_sub(1),
    })
}

/// Checks that each event's content is the one its entry commits to, and the entries as
/// [`verify`] does.
///
/// # Errors
/// The first [`Flaw`].
pub fn verify_contents<P: Encode>(
    hash: HashFn,
    events: &[Event<P>],
    heads: &[Head],
) -> Result<(), Flaw> {
    let entries: alloc::vec::Vec<_> = events.iter().map(|event| event.entry.clone()).collect();
    verify(hash, &entries, heads)?;
    match events.iter().find(|event| !content_is_sound(hash, event)) {
        None => Ok(()),
        Some(event) => Err(Flaw::Content {
            sequence: event.entry.sequence,
        }),
    }
}

/// Whether an event shows the content and the digest that its entry has.
pub(super) fn content_is_sound<P: Encode>(hash: HashFn, event: &Event<P>) -> bool {
    let found = content(hash, &event.salt, &event.actor, &event.payload);
    found == event.entry.content && event.digest == event.entry.digest(hash)
}
