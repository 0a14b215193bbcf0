//! The proof that there are not enough persons.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; counts are below 2^32"
)]

use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use super::fill::Short;
use super::layout::{Component, Layout};
use super::rules::Rules;
use crate::assign::problem::{NeedRow, PersonRow, Problem, SlotRow, ix, row};

/// No lawful assignment exists: a witness for each component that can't be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage {
    witnesses: Vec<Witness>,
}

/// Slots that cannot all be filled, although all but any one of them can.
///
/// The proof is a count: no person can take more of these slots than their [room](PersonRoom), and
/// the rooms add up to one less than the slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    slots: Vec<SlotRow>,
    lines: Vec<NeedLine>,
    persons: Vec<PersonRoom>,
    deficit: u32,
}

/// The slots of a witness that ask for the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedLine {
    need: NeedRow,
    places: u32,
    persons: u32,
    room: u32,
}

/// How many slots of a witness one person can take at most, by their own caps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonRoom {
    person: PersonRow,
    room: u32,
}

impl Shortage {
    pub(crate) const fn new(witnesses: Vec<Witness>) -> Self {
        Self { witnesses }
    }

    /// One witness for each component that can't be filled.
    pub fn witnesses(&self) -> &[Witness] {
        &self.witnesses
    }

    /// How many slots stay empty when as many as possible are filled.
    pub fn deficit(&self) -> u64 {
        let deficits = self.witnesses.iter().map(|witness| witness.deficit);
        deficits.map(u64::from).sum()
    }
}

impl fmt::Display for Shortage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} slots can't be filled", self.deficit())?;
        for witness in &self.witnesses {
            let (slots, persons) = (witness.slots.len(), witness.persons.len());
            write!(
                f,
                "; {slots} slots, {persons} persons, room for {}",
                witness.room()
            )?;
        }
        Ok(())
    }
}

impl Witness {
    pub(crate) fn new(
        problem: &Problem,
        layout: &Layout,
        component: &Component,
        rules: &Rules<'_>,
        short: &Short,
    ) -> Self {
        let mut room = vec![0; rules.persons.len()];
        for holder in &short.holders {
            room[ix(*holder)] += 1;
        }
        let mut able = vec![false; rules.persons.len()];
        let mut lines = Vec::new();
        let mut found = vec![false; rules.slots.len()];
        for slot in &short.slots {
            found[ix(*slot)] = true;
        }
        let places = (0..).zip(found).filter(|(_, found)| *found);
        let places: Vec<u32> = places.map(|(slot, _)| slot).collect();
        let need_of = |slot: &u32| rules.slots[ix(*slot)].need;
        let mut by_need: Vec<(u32, u32)> = places.iter().map(|s| (need_of(s), *s)).collect();
        by_need.sort_by_key(|(need, _)| *need);
        for alike in by_need.chunk_by(|a, b| a.0 == b.0) {
            let mut line = NeedLine {
                need: NeedRow::new(alike[0].0),
                places: row(alike.len()),
                persons: 0,
                room: 0,
            };
            for person in admitted(rules, alike) {
                able[ix(person)] = true;
                line.persons += 1;
                line.room += room[ix(person)];
            }
            lines.push(line);
        }
        lines.sort_by(|a, b| {
            let need = |line: &NeedLine| &problem.tables.needs[ix(line.need.number())];
            need(a).cmp(need(b))
        });
        let slot_row = |slot: &u32| layout.slots[ix(component.slots.start + slot)].row;
        let person = |place: u32| layout.persons[ix(component.persons.start + place)];
        Self {
            slots: places.iter().map(slot_row).collect(),
            lines,
            persons: (0..)
                .zip(able.iter().zip(room))
                .filter(|(_, (able, _))| **able)
                .map(|(place, (_, room))| PersonRoom {
                    person: person(place),
                    room,
                })
                .collect(),
            deficit: short.deficit,
        }
    }

    /// The slots, by visit token and need.
    pub fn slots(&self) -> &[SlotRow] {
        &self.slots
    }

    /// The slots counted by what they ask for, in the order of the needs' content.
    pub fn lines(&self) -> &[NeedLine] {
        &self.lines
    }

    /// Everyone who may fill at least one of the slots, by profile and token, with their room.
    pub fn persons(&self) -> &[PersonRoom] {
        &self.persons
    }

    /// How many of the slots can be filled: one less than there are.
    pub fn room(&self) -> u64 {
        self.persons
            .iter()
            .map(|person| u64::from(person.room))
            .sum()
    }

    /// How many slots of the whole component stay empty when as many as possible are filled. They
    /// are not all among [`slots`](Self::slots).
    pub const fn deficit(&self) -> u32 {
        self.deficit
    }
}

/// The persons that at least one of these slots, all of one need, admits.
fn admitted(rules: &Rules<'_>, alike: &[(u32, u32)]) -> Vec<u32> {
    let persons: Vec<u32> = rules.ranges(alike[0].0).flatten().collect();
    let mut banned = vec![0; persons.len()];
    for place in alike.iter().flat_map(|(_, slot)| rules.bans(*slot)) {
        banned[ix(*place)] += 1;
    }
    let persons = persons.into_iter().zip(banned);
    persons
        .filter(|(_, banned)| *banned < alike.len())
        .map(|(person, _)| person)
        .collect()
}

impl NeedLine {
    /// What the slots ask for.
    pub const fn need(&self) -> NeedRow {
        self.need
    }

    /// Slots of the witness that ask for it.
    pub const fn places(&self) -> u32 {
        self.places
    }

    /// Persons who may fill at least one of them.
    pub const fn persons(&self) -> u32 {
        self.persons
    }

    /// The room of these persons over all slots of the witness, those of other lines included.
    pub const fn room(&self) -> u32 {
        self.room
    }
}

impl PersonRoom {
    /// The person.
    pub const fn person(&self) -> PersonRow {
        self.person
    }

    /// How many of the witness's slots they can take at most.
    pub const fn room(&self) -> u32 {
        self.room
    }
}
