//! The proof that there are not enough persons.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use ssj_core::{Language, Say};

use super::fill::Short;
use super::keys::{By, Slot, Who};
use super::rules::Rules;
use crate::assign::problem::{NeedRow, PersonRow, Problem, SlotRow, ix, row};
use crate::several::Several;

errors! {
    /// No lawful assignment exists: a witness for each component that can't be filled.
    pub struct Shortage {
        /// How many slots stay empty when as many as possible are filled.
        pub deficit: u64,
        /// One witness for each component that can't be filled.
        pub witnesses: Several<Witness>,
    } = "assign.shortage", "{deficit} slots can't be filled; {witnesses}",
        "有 {deficit} 个名额无法派满；{witnesses}";
}

/// Slots that cannot all be filled, although all but any one of them can.
///
/// The proof is a count: no person can take more of these slots than their [room](PersonRoom), and
/// the rooms add up to one less than the slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The slots, by visit token and need.
    pub slots: Vec<SlotRow>,
    /// The slots counted by what they ask for, in the order of the needs' content.
    pub lines: Vec<NeedLine>,
    /// Everyone who may fill at least one of the slots, by profile and token, with their room.
    pub persons: Vec<PersonRoom>,
    /// How many slots of the whole component stay empty when as many as possible are filled. They
    /// are not all among `slots`.
    pub deficit: u32,
}

/// The slots of a witness that ask for the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedLine {
    /// What the slots ask for.
    pub need: NeedRow,
    /// Slots of the witness that ask for it.
    pub places: u32,
    /// Persons who may fill at least one of them.
    pub persons: u32,
    /// The room of these persons over all slots of the witness, those of other lines included.
    pub room: u32,
}

/// How many slots of a witness one person can take at most, by their own caps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonRoom {
    /// The person.
    pub person: PersonRow,
    /// How many of the witness's slots they can take at most.
    pub room: u32,
}

impl Shortage {
    /// `None` if there are no witnesses: then nothing is short.
    pub(crate) fn of(witnesses: Vec<Witness>) -> Option<Self> {
        let deficits = witnesses.iter().map(|witness| witness.deficit);
        let deficit = deficits.map(u64::from).sum();
        let witnesses = Several(witnesses);
        (deficit > 0).then_some(Self { deficit, witnesses })
    }
}

impl Say for Witness {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (slots, persons, room) = (self.slots.len(), self.persons.len(), self.room());
        match language {
            Language::Chinese => {
                write!(
                    f,
                    "{slots} 个名额，符合条件的 {persons} 人，至多可派 {room} 人次"
                )
            }
            _ => write!(f, "{slots} slots, {persons} persons, room for {room}"),
        }
    }
}

impl Witness {
    pub(crate) fn new(problem: &Problem, rules: &Rules<'_>, short: &Short) -> Self {
        let mut room: By<Who, u32> = By::all(rules.persons.len(), 0);
        for holder in &short.holders {
            room[*holder] += 1;
        }
        let mut able: By<Who, bool> = By::all(rules.persons.len(), false);
        let mut found: By<Slot, bool> = By::all(rules.slots.len(), false);
        for slot in &short.slots {
            found[*slot] = true;
        }
        let found = found.entries().filter(|(_, found)| **found);
        let slots: Vec<Slot> = found.map(|(slot, _)| slot).collect();
        let mut by_need = slots.clone();
        by_need.sort_by_key(|slot| rules.slots[*slot].need);
        let alike = by_need.chunk_by(|a, b| rules.slots[*a].need == rules.slots[*b].need);
        let lines = alike.map(|alike| {
            let mut line = NeedLine {
                need: rules.slots[alike[0]].need,
                places: row(alike.len()),
                persons: 0,
                room: 0,
            };
            for person in admitted(rules, alike) {
                able[person] = true;
                line.persons += 1;
                line.room += room[person];
            }
            line
        });
        let mut lines: Vec<NeedLine> = lines.collect();
        let need = |line: &NeedLine| &problem.tables.needs[line.need.place()];
        lines.sort_by(|a, b| need(a).cmp(need(b)));
        let able = able.entries().filter(|(_, able)| **able);
        let persons = able.map(|(person, _)| PersonRoom {
            person: rules.person_row(person),
            room: room[person],
        });
        Self {
            slots: slots.iter().map(|slot| rules.slot_row(*slot)).collect(),
            lines,
            persons: persons.collect(),
            deficit: short.deficit,
        }
    }

    /// How many of the slots can be filled: one less than there are.
    pub fn room(&self) -> u64 {
        let rooms = self.persons.iter().map(|person| person.room);
        rooms.map(u64::from).sum()
    }

    /// The witness in one sentence: for each need its places and the persons for them, then how many
    /// of all places these can take. `name` names a need, such as its county and department.
    ///
    /// ```
    /// # use ssj_core::{Seed, Suite, Token};
    /// # use ssj_draw::assign::{AssignError, Department, Loads, Need, Problem, Profile, Region, assign};
    /// use ssj_core::Language;
    /// # let mut tables = Problem::builder();
    /// # let need = tables.need(Need::of(Department(1)));
    /// # let profile = tables.profile(Profile::new(Department(1), Region(220_183)));
    /// # for visit in 0..3 {
    /// #     let visit = tables.visit(Token::from_bytes([visit; 16]));
    /// #     tables.slot(visit, need);
    /// # }
    /// # tables.person(Token::from_bytes([9; 16]), profile, 2);
    /// # let problem = tables.build()?;
    /// # let (seed, hash) = (Seed::from_bytes([7; 32]), Suite::Intl.hash_fn()?);
    /// # let Err(AssignError::Shortage(shortage)) =
    /// #     assign(&problem, seed, hash, Loads::default(), &mut ()) else { panic!() };
    /// let witness = &shortage.witnesses[0];
    /// assert_eq!(
    ///     witness.sentence(Language::English, |_| "county 220183, food safety".into()),
    ///     "county 220183, food safety: 3 places, 1 inspector, room for 2",
    /// );
    /// assert_eq!(
    ///     witness.sentence(Language::Chinese, |_| "德惠市食品安全".into()),
    ///     "德惠市食品安全：需派3人次，符合条件的1人，至多可派2人次",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sentence(&self, language: Language, mut name: impl FnMut(NeedRow) -> String) -> String {
        let chinese = language == Language::Chinese;
        let told = |name: String, places: u32, persons: u32| {
            if chinese {
                return format!("{name}：需派{places}人次，符合条件的{persons}人");
            }
            let (places, persons) = (count(places, "place"), count(persons, "inspector"));
            format!("{name}: {places}, {persons}")
        };
        let lines = self.lines.iter();
        let mut parts: Vec<String> = lines
            .map(|line| told(name(line.need), line.places, line.persons))
            .collect();
        if parts.len() > 1 {
            let all = if chinese { "合计" } else { "together" };
            let (places, persons) = (row(self.slots.len()), row(self.persons.len()));
            parts.push(told(all.into(), places, persons));
        }
        let (parts, room) = (parts.join(if chinese { "；" } else { "; " }), self.room());
        if chinese {
            format!("{parts}，至多可派{room}人次")
        } else {
            format!("{parts}, room for {room}")
        }
    }
}

fn count(number: u32, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// The persons that at least one of these slots, all of one need, admits.
fn admitted(rules: &Rules<'_>, alike: &[Slot]) -> impl Iterator<Item = Who> {
    let persons: Vec<Who> = rules.admitted(rules.slots[alike[0]].need).collect();
    let mut banned = vec![0; persons.len()];
    for place in alike.iter().flat_map(|slot| rules.bans(*slot)) {
        banned[ix(*place)] += 1;
    }
    let slots = alike.len();
    let persons = persons.into_iter().zip(banned);
    let admitted = persons.filter(move |(_, banned)| *banned < slots);
    admitted.map(|(person, _)| person)
}
