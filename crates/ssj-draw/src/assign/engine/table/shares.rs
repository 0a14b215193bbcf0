//! A table's units while they are moved: a flow in which a slot needs K units instead of one person.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; units are below 2^48"
)]

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec;
use alloc::vec::Vec;

use crate::assign::engine::meter::{Meter, Stop};
use crate::assign::engine::rules::Rules;
use crate::assign::engine::table::TablePart;
use crate::assign::problem::{NONE, ix, row};

/// Who has how many units of which slot.
#[derive(Debug)]
pub(crate) struct Shares<'a> {
    rules: &'a Rules<'a>,
    whole: u64,
    cap: u64,
    /// By slot: units of persons.
    units: Vec<BTreeMap<u32, u64>>,
    /// By person: slots of which they have units.
    held: Vec<BTreeSet<u32>>,
    /// By person: units of all slots.
    loads: Vec<u64>,
}

/// Slots that can't all get their units.
#[derive(Debug)]
pub(crate) struct ShortOfUnits {
    pub(crate) slots: Vec<u32>,
    pub(crate) room: u64,
}

/// What a search found: by slot, the slot whose unit its loser takes instead and who that is.
struct Found {
    via: BTreeMap<u32, (u32, u32)>,
    order: Vec<u32>,
    /// The last slot and who takes a unit of it.
    end: Option<(u32, u32)>,
}

/// The slots of which someone could give a unit up.
struct Given {
    slots: Vec<u32>,
    /// Whether it would be the same for any other slot, or more.
    everything: bool,
}

impl Given {
    const fn within(slots: Vec<u32>) -> Self {
        Self {
            slots,
            everything: false,
        }
    }
}

impl<'a> Shares<'a> {
    /// The table's units, cut at the cap.
    pub(crate) fn new(rules: &'a Rules<'a>, part: &TablePart, whole: u16, cap: u16) -> Self {
        let mut shares = Self {
            rules,
            whole: u64::from(whole),
            cap: u64::from(cap),
            units: vec![BTreeMap::new(); rules.slots.len()],
            held: vec![BTreeSet::new(); rules.persons.len()],
            loads: vec![0; rules.persons.len()],
        };
        for slot in 0..row(rules.slots.len()) {
            for (person, units) in part.of(slot) {
                shares.add(slot, *person, u64::from(*units.min(&cap)));
            }
        }
        shares
    }

    pub(crate) fn units(&self) -> &[BTreeMap<u32, u64>] {
        &self.units
    }

    fn add(&mut self, slot: u32, person: u32, units: u64) {
        *self.units[ix(slot)].entry(person).or_default() += units;
        self.held[ix(person)].insert(slot);
        self.loads[ix(person)] += units;
    }

    fn take(&mut self, slot: u32, person: u32) {
        let units = self.of(slot, person);
        if units > 1 {
            self.units[ix(slot)].insert(person, units - 1);
        } else {
            self.units[ix(slot)].remove(&person);
            self.held[ix(person)].remove(&slot);
        }
        self.loads[ix(person)] = self.loads[ix(person)].saturating_sub(1);
    }

    fn of(&self, slot: u32, person: u32) -> u64 {
        self.units[ix(slot)].get(&person).copied().unwrap_or(0)
    }

    /// Gives every slot all its units, or says which can't have theirs.
    pub(crate) fn fill(&mut self, meter: &mut Meter<'_>) -> Result<Option<ShortOfUnits>, Stop> {
        for slot in 0..row(self.units.len()) {
            let missing = self.whole - self.units[ix(slot)].values().sum::<u64>().min(self.whole);
            for _ in 0..missing {
                meter.spend(1)?;
                let found = self.search(&[(slot, NONE)], None);
                if found.end.is_none() {
                    let held = |slot: &u32| self.units[ix(*slot)].values().sum::<u64>();
                    let room = found.order.iter().map(held).sum();
                    let mut slots = found.order;
                    slots.sort_unstable();
                    return Ok(Some(ShortOfUnits { slots, room }));
                }
                self.apply(&found);
            }
        }
        Ok(None)
    }

    /// Moves units from the most loaded until no move lowers the expected square sum.
    pub(crate) fn even_out(&mut self, meter: &mut Meter<'_>) -> Result<(), Stop> {
        loop {
            let upper = |person: &u32| self.upper(*person);
            let mut levels: Vec<u64> = (0..row(self.loads.len())).map(|p| upper(&p)).collect();
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
        let at_level = (0..row(self.loads.len()))
            .filter(|person| self.loads[ix(*person)] > 0 && self.upper(*person) == level);
        let starts: Vec<(u32, u32)> = at_level
            .flat_map(|person| {
                let held = self.held[ix(person)].iter();
                held.map(move |slot| (*slot, person))
            })
            .collect();
        let found = self.search(&starts, Some(level));
        let Some(end) = found.end else { return false };
        let mut first = end.0;
        while let Some((slot, _)) = found.via.get(&first) {
            first = *slot;
        }
        if let Some((slot, person)) = starts.iter().find(|(slot, _)| *slot == first) {
            self.take(*slot, *person);
        }
        self.apply(&found);
        true
    }

    /// The total that a person reaches at the most, in the draws of this table.
    fn upper(&self, person: u32) -> u64 {
        let slots = self.loads[ix(person)].div_ceil(self.whole);
        self.rules.persons[ix(person)].base + slots * self.rules.step
    }

    /// The total that one more unit may bring a person to.
    fn after(&self, person: u32) -> u64 {
        let slots = self.loads[ix(person)] / self.whole + 1;
        self.rules.persons[ix(person)].base + slots * self.rules.step
    }

    /// Breadth first from slots that lack a unit, or from slots that someone could give a unit of.
    fn search(&self, starts: &[(u32, u32)], level: Option<u64>) -> Found {
        let mut found = Found {
            via: BTreeMap::new(),
            order: Vec::new(),
            end: None,
        };
        let mut seen = BTreeSet::new();
        let mut done = BTreeSet::new();
        for (slot, giver) in starts {
            done.extend((*giver != NONE).then_some(*giver));
            if seen.insert(*slot) {
                found.order.push(*slot);
            }
        }
        let mut head = 0;
        while let Some(slot) = found.order.get(head).copied() {
            head += 1;
            for place in 0..self.rules.slots[ix(slot)].candidates {
                let person = self.rules.candidate(slot, place);
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
    fn obstacle(&self, slot: u32, person: u32, level: Option<u64>) -> Option<Given> {
        let within = |visits: &dyn Fn(u32) -> bool| -> Vec<u32> {
            let held = self.held[ix(person)].iter().copied();
            held.filter(|other| visits(*other)).collect()
        };
        let count = |slots: &[u32]| -> u64 { slots.iter().map(|s| self.of(*s, person)).sum() };
        let team = self.rules.team(slot);
        let on_visit = within(&|other| team.contains(&other));
        if count(&on_visit) >= self.whole {
            return Some(Given::within(on_visit));
        }
        let rules = &self.rules.persons[ix(person)];
        if let Some(forest) = rules.forest {
            for group in forest.around(self.rules.slots[ix(slot)].visit) {
                let visit = |other: u32| self.rules.slots[ix(other)].visit;
                let inside = within(&|other| forest.contains(group.0, visit(other)));
                let cap = u64::from(self.rules.group_cap(person, forest, group));
                if count(&inside) >= cap * self.whole {
                    return Some(Given::within(inside));
                }
            }
        }
        let full = self.loads[ix(person)] >= u64::from(rules.cap) * self.whole;
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
