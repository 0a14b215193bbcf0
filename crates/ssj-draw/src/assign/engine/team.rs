//! Who goes on each visit, in the form that is hashed.

use alloc::vec::Vec;

use ssj_core::{Encode, Encoder, Token, sealed};

use super::assignment::Assignment;
use crate::assign::problem::{Need, Problem, SlotRow, ix};

/// The members of one visit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(alias = "检查组")]
pub struct Team<'a> {
    visit: Token,
    members: Vec<Member<'a>>,
}

/// Someone on a visit, and what they are there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member<'a> {
    need: &'a Need,
    person: Token,
    slot: SlotRow,
}

impl Assignment {
    /// The teams, by visit token; within each the members by need and then by token. Visits without
    /// slots have none.
    ///
    /// It is the same whatever the order of the problem's rows, and so is its encoding: a list of
    /// visit token and list of need and person token.
    pub fn teams<'a>(&self, problem: &'a Problem) -> Vec<Team<'a>> {
        let tables = &problem.tables;
        let slots = (0..).zip(tables.slots.iter().zip(self.persons()));
        let mut all: Vec<(Token, &Need, Token, SlotRow)> = slots
            .filter_map(|(slot, ((visit, need), person))| {
                Some((
                    problem.visit_token(*visit)?,
                    tables.needs.get(ix(need.number()))?,
                    problem.person_token(*person)?,
                    SlotRow::new(slot),
                ))
            })
            .collect();
        all.sort_unstable();
        let teams = all.chunk_by(|a, b| a.0 == b.0).filter_map(|team| {
            let members = team.iter().map(|(_, need, person, slot)| Member {
                need,
                person: *person,
                slot: *slot,
            });
            Some(Team {
                visit: team.first()?.0,
                members: members.collect(),
            })
        });
        teams.collect()
    }
}

impl Team<'_> {
    /// The visit.
    pub const fn visit(&self) -> Token {
        self.visit
    }

    /// Its members.
    pub fn members(&self) -> &[Member<'_>] {
        &self.members
    }
}

impl Member<'_> {
    /// What the slot asks for.
    pub const fn need(&self) -> &Need {
        self.need
    }

    /// The person.
    pub const fn person(&self) -> Token {
        self.person
    }

    /// The slot.
    pub const fn slot(&self) -> SlotRow {
        self.slot
    }
}

impl sealed::Sealed for Team<'_> {}
impl Encode for Team<'_> {
    fn encode(&self, out: &mut Encoder) {
        out.value(&self.visit);
        out.list(&self.members);
    }
}

impl sealed::Sealed for Member<'_> {}
impl Encode for Member<'_> {
    fn encode(&self, out: &mut Encoder) {
        out.value(self.need);
        out.value(&self.person);
    }
}

/// Department, regions and credentials, each by number.
impl sealed::Sealed for Need {}
impl Encode for Need {
    fn encode(&self, out: &mut Encoder) {
        out.value(&self.department().number());
        let regions = self.regions().iter().map(|region| region.number());
        let credentials = self.credentials().iter().map(|held| held.number());
        out.list(&regions.collect::<Vec<u32>>());
        out.list(&credentials.collect::<Vec<u32>>());
    }
}
