//! A table's units while they are moved: a flow in which a slot needs K units instead of one person.
#![allow(clippy::arithmetic_side_effects, reason = "units are below 2^48")]

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::part::{TablePart, units};
use crate::assign::engine::assignment::ComponentReport;
use crate::assign::engine::keys::{By, Slot, Who};
use crate::assign::engine::meter::Meter;
use crate::assign::engine::rules::Rules;
use crate::assign::problem::VisitRow;
use crate::observe::Cancelled;

/// Who has how many units of which slot.
#[derive(Debug)]
pub(super) struct Shares<'a> {
    rules: &'a Rules<'a>,
    whole: u64,
    cap: u64,
    /// The units of a slot that persons have.
    units: By<Slot, BTreeMap<Who, u64>>,
    /// The slots of which a person has units.
    held: By<Who, BTreeSet<Slot>>,
    /// A person's units of all slots.
    loads: By<Who, u64>,
}

/// How many units a pair may have, of how many that make certainty.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnitCap {
    pub(super) cap: u16,
    pub(super) whole: u16,
}

/// Slots that can't all get their units.
#[derive(Debug)]
pub(super) struct ShortOfUnits {
    pub(super) slots: Vec<Slot>,
    pub(super) room: u64,
}

/// What a search found: by slot, the slot whose unit its loser takes instead and who that is.
struct Found {
    via: BTreeMap<Slot, (Slot, Who)>,
    order: Vec<Slot>,
    /// The last slot and who takes a unit of it.
    end: Option<(Slot, Who)>,
}

/// The slots of which someone could give a unit up.
struct Given {
    slots: Vec<Slot>,
    /// Whether it would be the same for any other slot, or more.
    everything: bool,
}

impl Given {
    const fn within(slots: Vec<Slot>) -> Self {
        Self {
            slots,
            everything: false,
        }
    }
}

impl<'a> Shares<'a> {
    /// The table's units, cut at the cap.
    pub(super) fn new(rules: &'a Rules<'a>, part: &TablePart, limit: UnitCap) -> Self {
        let (slots, persons) = (rules.slots.len(), rules.persons.len());
        let mut shares = Self {
            rules,
            whole: u64::from(limit.whole),
            cap: u64::from(limit.cap),
            units: By::all(slots, BTreeMap::new()),
            held: By::all(persons, BTreeSet::new()),
            loads: By::all(persons, 0),
        };
        for slot in rules.slots.keys() {
            for (person, units) in part.of(slot) {
                shares.add(slot, *person, u64::from(*units.min(&limit.cap)));
            }
        }
        shares
    }

    /// The table as it is now.
    pub(super) fn into_part(self, report: ComponentReport) -> TablePart {
        let mut part = TablePart::new(report);
        for slot in self.units.iter() {
            part.push(
                slot.iter()
                    .map(|(person, number)| (*person, units(*number))),
            );
        }
        part
    }

    fn add(&mut self, slot: Slot, person: Who, units: u64) {
        *self.units[slot].entry(person).or_default() += units;
        self.held[person].insert(slot);
        self.loads[person] += units;
    }

    fn take(&mut self, slot: Slot, person: Who) {
        let units = self.of(slot, person);
        if units > 1 {
            self.units[slot].insert(person, units - 1);
        } else {
            self.units[slot].remove(&person);
            self.held[person].remove(&slot);
        }
        self.loads[person] = self.loads[person].saturating_sub(1);
    }

    fn of(&self, slot: Slot, person: Who) -> u64 {
        self.units[slot].get(&person).copied().unwrap_or(0)
    }

    /// The units of a slot that anybody has.
    fn given_out(&self, slot: Slot) -> u64 {
        self.units[slot].values().sum()
    }

    /// Gives every slot all its units, or says which can't have theirs.
    pub(super) fn fill(
        &mut self,
        meter: &mut Meter<'_>,
    ) -> Result<Option<ShortOfUnits>, Cancelled> {
        for slot in self.units.keys() {
            for _ in self.given_out(slot)..self.whole {
                meter.spend(1)?;
                let found = self.search(&[(slot, None)], None);
                if found.end.is_none() {
                    let mut slots = found.order;
                    slots.sort_unstable();
                    let room = slots.iter().map(|slot| self.given_out(*slot)).sum();
                    return Ok(Some(ShortOfUnits { slots, room }));
                }
                self.apply(&found);
            }
        }
        Ok(None)
    }

    /// Moves units from the most loaded until no move lowers the expected square sum.
    pub(super) fn even_out(&mut self, meter: &mut Meter<'_>) -> Result<(), Cancelled> {
        loop {
            let persons = self.loads.keys();
            let mut levels: Vec<u64> = persons.map(|person| self.upper(person)).collect();
            levels.sort_unstable();
            levels.dedup();
            let mut improved = false;
            for level in levels.into_iter().rev() {
                meter.spend(1)?;
                while self.lower(level) {
                    improved = true;
                    meter.spend(1)?;
                }
            }
            if !improved {
                return Ok(());
            }
        }
    }

    /// Moves a unit from someone who reaches a level to someone below it.
    fn lower(&mut self, level: u64) -> bool {
        let persons = self.loads.entries();
        let at_level = persons.filter(|(who, load)| **load > 0 && self.upper(*who) == level);
        let starts = at_level.flat_map(|(person, _)| {
            let held = self.held[person].iter();
            held.map(move |slot| (*slot, Some(person)))
        });
        let starts: Vec<(Slot, Option<Who>)> = starts.collect();
        let found = self.search(&starts, Some(level));
        let Some((mut first, _)) = found.end else {
            return false;
        };
        while let Some((slot, _)) = found.via.get(&first) {
            first = *slot;
        }
        let giver = starts.iter().find(|(slot, _)| *slot == first);
        if let Some((slot, Some(person))) = giver {
            self.take(*slot, *person);
        }
        self.apply(&found);
        true
    }

    /// The total that a person reaches at the most, in the draws of this table.
    fn upper(&self, person: Who) -> u64 {
        self.total(person, self.loads[person].div_ceil(self.whole))
    }

    /// The total that one more unit may bring a person to.
    fn after(&self, person: Who) -> u64 {
        self.total(person, self.loads[person] / self.whole + 1)
    }

    fn total(&self, person: Who, slots: u64) -> u64 {
        self.rules.persons[person].base + slots * self.rules.step
    }

    /// Breadth first from slots that lack a unit, or from slots that someone could give a unit of.
    fn search(&self, starts: &[(Slot, Option<Who>)], level: Option<u64>) -> Found {
        let mut found = Found {
            via: BTreeMap::new(),
            order: Vec::new(),
            end: None,
        };
        let mut seen = BTreeSet::new();
        let mut done = BTreeSet::new();
        for (slot, giver) in starts {
            done.extend(*giver);
            if seen.insert(*slot) {
                found.order.push(*slot);
            }
        }
        let mut head = 0;
        while let Some(slot) = found.order.get(head).copied() {
            head += 1;
            for person in self.rules.candidates(slot) {
                if done.contains(&person) || self.of(slot, person) >= self.cap {
                    continue;
                }
                let Some(given) = self.obstacle(slot, person, level) else {
                    found.end = Some((slot, person));
                    return found;
                };
                if given.everything {
                    done.insert(person);
                }
                for other in given.slots {
                    if seen.insert(other) {
                        found.via.insert(other, (slot, person));
                        found.order.push(other);
                    }
                }
            }
        }
        found
    }

    /// The slots of the smallest cap that keeps a person from one more unit; none if none does.
    fn obstacle(&self, slot: Slot, person: Who, level: Option<u64>) -> Option<Given> {
        let visit = |of: Slot| self.rules.slots[of].visit;
        let within = |visits: &dyn Fn(VisitRow) -> bool| -> Vec<Slot> {
            let held = self.held[person].iter().copied();
            held.filter(|other| visits(visit(*other))).collect()
        };
        let count = |slots: &[Slot]| -> u64 { slots.iter().map(|s| self.of(*s, person)).sum() };
        let on_visit = within(&|other| other == visit(slot));
        if count(&on_visit) >= self.whole {
            return Some(Given::within(on_visit));
        }
        let rules = &self.rules.persons[person];
        if let Some(forest) = rules.forest {
            for around in forest.around(visit(slot)) {
                let inside = within(&|other| forest.contains(around.group, other));
                let cap = u64::from(self.rules.group_cap(person, forest, around));
                if count(&inside) >= cap * self.whole {
                    return Some(Given::within(inside));
                }
            }
        }
        let full = self.loads[person] >= u64::from(rules.cap) * self.whole;
        let too_loaded = level.is_some_and(|level| self.after(person) >= level);
        (full || too_loaded).then(|| Given {
            slots: within(&|_| true),
            everything: true,
        })
    }

    /// Moves one unit along the path found.
    fn apply(&mut self, found: &Found) {
        let Some((mut slot, mut taker)) = found.end else {
            return;
        };
        loop {
            let via = found.via.get(&slot).copied();
            if let Some((_, loser)) = via {
                self.take(slot, loser);
            }
            self.add(slot, taker, 1);
            let Some((before, loser)) = via else { return };
            (slot, taker) = (before, loser);
        }
    }
}
