//! A toy lifecycle, and every way to tamper with its trail.

#![allow(clippy::arithmetic_side_effects, reason = "tests")]

use crate::ContentDigest;
use crate::{EntryDigest, LawRoot};
use alloc::format;
use alloc::vec::Vec;

use super::chain::Followed;
use super::*;
use crate::base::bytes::Digest;
use crate::base::id::{AgencyId, CommandId, Id};
use crate::base::suite::{HashFn, Suite};
use crate::law::refusal::{Checks, Refusals};
use crate::law::rules::trail as codes;

fn intl() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

fn subject() -> Id {
    "visit:one".parse().unwrap()
}

fn command(name: u32, expected: u64) -> Act<'static> {
    bare(name, expected).again(ROOT)
}

fn bare(name: u32, expected: u64) -> Command {
    let at = format!("2026-03-02T09:00:{:02}Z", name % 60)
        .parse()
        .unwrap();
    let actor = Actor::agency(AgencyId::new("jl-amr").unwrap());
    let id = CommandId::new(&format!("{name}")).unwrap();
    let salt = Salt::from_bytes([u8::try_from(name).unwrap(); 32]);
    Command::new(id, expected, actor, at, salt)
}

/// The law of the day.
const ROOT: LawRoot = LawRoot(Digest::from_bytes([4; 32]));

fn step(trail: &Trail, command: &Act<'_>, payload: u32) -> Result<Event<u32>, Refusals> {
    trail.event(command, payload, trail.checks(command))
}

/// A trail of so many events.
fn grown(count: u32) -> (Trail, Vec<Event<u32>>) {
    let mut trail = Trail::new(intl(), subject());
    let mut events = Vec::new();
    for i in 0..count {
        let event = step(&trail, &command(i, u64::from(i)), i * 10).unwrap();
        assert_eq!(trail.follow(&event), Ok(Followed::Next));
        events.push(event);
    }
    (trail, events)
}

fn entries(events: &[Event<u32>]) -> Vec<Entry> {
    events.iter().map(|event| event.entry().clone()).collect()
}

#[test]
fn two_clerks_at_once_is_a_conflict() {
    let (mut trail, _) = grown(2);
    let (one, other) = (command(10, 2), command(11, 2));
    let event = step(&trail, &one, 1).unwrap();
    trail.follow(&event).unwrap();
    let refusals = step(&trail, &other, 2).unwrap_err();
    assert!(refusals.contains(codes::CONFLICT));
    assert!(step(&trail, &command(11, 3), 2).is_ok());
}

#[test]
fn a_trail_has_no_more_entries_than_its_limit() {
    let (trail, _) = grown(2);
    let check = |limit| {
        let mut checks = Checks::new();
        trail.check_place(&bare(10, 2), 2, limit, &mut checks);
        checks.finish()
    };
    assert_eq!(check(3), Ok(()));
    assert!(check(2).unwrap_err().contains(codes::FULL));
}

#[test]
fn an_export_verifies_with_and_without_its_contents() {
    let (trail, events) = grown(6);
    let heads = [trail.head()];
    let whole = Export::new(events.clone());
    assert_eq!(whole.verify(intl(), &heads), Ok(()));
    assert_eq!(whole.events().unwrap(), events.iter().collect::<Vec<_>>());
    let without = |export: &Export<u32>, sequence: u64| {
        let kept = export.kept().iter().cloned().map(|kept| {
            if kept.entry().sequence == sequence {
                Kept::Destroyed(kept.entry().clone())
            } else {
                kept
            }
        });
        Export::of(kept)
    };
    let bare = without(&whole, 3);
    assert_eq!(bare.verify(intl(), &heads), Ok(()));
    assert_eq!(bare.events(), Err(ReplayError::Missing { sequence: 3 }));
    // What is still there is still checked.
    let mut forged = events;
    forged[4].payload += 1;
    let forged = without(&Export::new(forged), 3);
    let flaw = Flaw::Content { sequence: 4 };
    assert_eq!(forged.verify(intl(), &heads), Err(flaw));
    let forged = without(&forged, 4);
    assert_eq!(
        forged.verify(intl(), &heads),
        Ok(()),
        "a forged content is gone"
    );
}

#[test]
fn a_repeated_command_is_the_same_event_and_applying_it_changes_nothing() {
    let (trail, events) = grown(5);
    for (i, event) in (0..).zip(&events) {
        let again = step(&trail, &command(i, u64::from(i)), i * 10).unwrap();
        assert_eq!(&again, event);
        let mut same = trail.clone();
        assert_eq!(same.follow(&again), Ok(Followed::Already));
        assert_eq!(same, trail);
    }
}

#[test]
fn a_command_sent_again_later_is_the_same_event() {
    let (trail, events) = grown(3);
    let later = command(50, 1).recorded();
    let salt = Salt::from_bytes([99; 32]);
    let first = bare(1, 1);
    let again = Command::new(first.id().clone(), 3, first.actor().clone(), later, salt).again(ROOT);
    assert_eq!(step(&trail, &again, 10).as_ref(), Ok(&events[1]));
}

#[test]
fn a_command_id_has_one_meaning() {
    let (trail, _) = grown(3);
    let reused = |command: &Act<'_>, payload| {
        let refusals = step(&trail, command, payload).unwrap_err();
        assert!(refusals.contains(codes::COMMAND_REUSED));
    };
    reused(&command(1, 1), 11);
    reused(
        &bare(1, 1)
            .effective_at("2026-03-01T00:00:00Z".parse().unwrap())
            .again(ROOT),
        10,
    );
    let other = Actor::agency(AgencyId::new("jl-mem").unwrap());
    let at = command(1, 1).recorded();
    let other = Command::new(
        bare(1, 1).id().clone(),
        1,
        other,
        at,
        Salt::from_bytes([1; 32]),
    );
    reused(&other.again(ROOT), 10);
}

#[test]
fn records_follow_each_other_in_time() {
    let (trail, _) = grown(3);
    assert!(step(&trail, &command(4, 3), 0).is_ok());
    let early = step(&trail, &command(1 + 60, 3), 0).unwrap_err();
    assert!(early.contains(codes::BACK_IN_TIME));
    let future = bare(4, 3)
        .effective_at("2026-04-01T00:00:00Z".parse().unwrap())
        .again(ROOT);
    let future = step(&trail, &future, 0).unwrap_err();
    assert!(future.contains(codes::FROM_THE_FUTURE));
}

#[test]
fn events_out_of_place_are_not_applied() {
    let (trail, events) = grown(4);
    let mut fresh = Trail::new(intl(), subject());
    assert_eq!(
        fresh.follow(&events[1]),
        Err(ReplayError::Missing { sequence: 0 })
    );
    let (_, mut other) = grown(4);
    other[3].entry.previous = EntryDigest(Digest::from_bytes([0; 32]));
    fresh.follow(&events[0]).unwrap();
    fresh.follow(&events[1]).unwrap();
    fresh.follow(&events[2]).unwrap();
    assert_eq!(
        fresh.follow(&other[3]),
        Err(ReplayError::Chain { sequence: 3 })
    );
    other[0].entry.subject = "visit:two".parse().unwrap();
    assert_eq!(
        fresh.follow(&other[0]),
        Err(ReplayError::Subject { sequence: 0 })
    );
    fresh.follow(&events[3]).unwrap();
    assert_eq!(fresh, trail);
}

#[test]
fn a_sound_trail_verifies_against_all_its_heads() {
    let (_, events) = grown(8);
    let heads: Vec<_> = (1..=8).map(|n| grown(n).0.head()).collect();
    assert_eq!(verify_contents(intl(), &events, &heads), Ok(()));
    assert_eq!(verify(intl(), &entries(&events), &heads[..3]), Ok(()));
    assert_eq!(verify(intl(), &[], &[]), Ok(()));
}

#[test]
fn every_altered_entry_is_named() {
    let (trail, events) = grown(8);
    let last = [trail.head()];
    let alter: [fn(&mut Entry); 5] = [
        |e| e.content = ContentDigest(Digest::from_bytes([0; 32])),
        |e| e.previous = EntryDigest(Digest::from_bytes([0; 32])),
        |e| e.effective = "2020-01-01T00:00:00Z".parse().unwrap(),
        |e| e.recorded = "2020-01-01T00:00:00Z".parse().unwrap(),
        |e| e.command = CommandId::new("another").unwrap(),
    ];
    for at in 0..8 {
        for (how, alter) in alter.iter().enumerate() {
            let mut entries = entries(&events);
            alter(&mut entries[at]);
            let sequence = u64::try_from(at).unwrap();
            let found = verify(intl(), &entries, &last).unwrap_err();
            let rewritten = Flaw::Rewritten { first: 0, last: 7 };
            // The last entry has no successor to bear witness: only the head does.
            if at == 7 && how != 1 {
                assert_eq!(found, rewritten);
            } else if at == 7 {
                assert_eq!(found, Flaw::Altered { sequence: 6 });
            } else {
                assert_eq!(found, Flaw::Altered { sequence }, "at {at}, way {how}");
            }
        }
    }
}

#[test]
fn every_removed_or_moved_entry_is_named() {
    let (trail, events) = grown(8);
    let last = [trail.head()];
    for at in 0..8 {
        let mut removed = entries(&events);
        removed.remove(at);
        let sequence = u64::try_from(at).unwrap();
        let found = verify(intl(), &removed, &last).unwrap_err();
        assert_eq!(found, Flaw::Removed { sequence });
        for to in (0..8).filter(|to| *to != at) {
            let mut moved = entries(&events);
            moved.swap(at, to);
            let sequence = u64::try_from(at.min(to)).unwrap();
            let found = verify(intl(), &moved, &last).unwrap_err();
            assert_eq!(found, Flaw::Reordered { sequence });
        }
    }
}

#[test]
fn a_chain_computed_anew_is_found_between_two_heads() {
    let (_, events) = grown(8);
    let heads: Vec<_> = [2, 5, 8].map(|n| grown(n).0.head()).into();
    // Event 3 says something else, and all that follows is hashed again.
    let mut trail = Trail::new(intl(), subject());
    let forged: Vec<_> = (0..8)
        .map(|i| {
            let says = if i == 3 { 99 } else { i * 10 };
            let event = step(&trail, &command(i, u64::from(i)), says).unwrap();
            trail.follow(&event).unwrap();
            event
        })
        .collect();
    assert_ne!(forged[7].digest(), events[7].digest());
    assert_eq!(
        verify_contents(intl(), &forged, &heads),
        Err(Flaw::Rewritten { first: 2, last: 4 })
    );
    assert_eq!(verify_contents(intl(), &forged, &heads[..1]), Ok(()));
}

#[test]
fn content_can_be_destroyed_but_not_changed() {
    let (trail, mut events) = grown(4);
    assert_eq!(verify(intl(), &entries(&events), &[trail.head()]), Ok(()));
    events[2].payload = 99;
    assert_eq!(
        verify_contents(intl(), &events, &[trail.head()]),
        Err(Flaw::Content { sequence: 2 })
    );
}

#[cfg(feature = "serde")]
#[test]
fn events_survive_a_round_trip() {
    let (trail, events) = grown(3);
    let json = serde_json::to_string(&events).unwrap();
    let back: Vec<Event<u32>> = serde_json::from_str(&json).unwrap();
    assert_eq!(back, events);
    assert_eq!(verify_contents(intl(), &back, &[trail.head()]), Ok(()));
}
