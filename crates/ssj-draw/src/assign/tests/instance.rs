//! Small problems in plain vectors.

use alloc::vec;
use alloc::vec::Vec;

use ssj_core::{HashFn, Seed, Suite, Token};

use crate::assign::{
    CapSchedule, Credential, Department, Need, PersonRow, Problem, Profile, Region, SlotRow,
    VisitRow,
};

/// A small problem: persons and visits are numbers, a need is a list of persons.
#[derive(Clone, Debug, Default)]
pub(super) struct Instance {
    /// The persons each need admits.
    pub(super) needs: Vec<Vec<usize>>,
    /// The needs of each visit's slots.
    pub(super) visits: Vec<Vec<usize>>,
    pub(super) caps: Vec<u32>,
    pub(super) loads: Vec<u32>,
    /// By person; all of one region if there are none.
    pub(super) regions: Vec<u32>,
    /// Visit and person.
    pub(super) excluded: Vec<(usize, usize)>,
    /// Slot and person.
    pub(super) fixed: Vec<(usize, usize)>,
    /// Cap and visits, for everyone.
    pub(super) groups: Vec<(u32, Vec<usize>)>,
}

impl Instance {
    /// Persons of equal cap, no load, nothing excluded.
    pub(super) fn new(needs: &[&[usize]], visits: &[&[usize]], caps: &[u32]) -> Self {
        Self {
            needs: needs.iter().map(|need| need.to_vec()).collect(),
            visits: visits.iter().map(|visit| visit.to_vec()).collect(),
            caps: caps.to_vec(),
            loads: vec![0; caps.len()],
            ..Self::default()
        }
    }

    pub(super) fn excluding(mut self, pairs: &[(usize, usize)]) -> Self {
        self.excluded.extend(pairs);
        self
    }

    pub(super) fn with_loads(mut self, loads: &[u32]) -> Self {
        self.loads = loads.to_vec();
        self
    }

    pub(super) fn with_cap(mut self, person: usize, cap: u32) -> Self {
        self.caps[person] = cap;
        self
    }

    pub(super) fn with_group(mut self, cap: u32, visits: &[usize]) -> Self {
        self.groups.push((cap, visits.to_vec()));
        self
    }

    /// Visit and need of each slot.
    pub(super) fn slots(&self) -> Vec<(usize, usize)> {
        let visits = self.visits.iter().enumerate();
        visits
            .flat_map(|(visit, needs)| needs.iter().map(move |need| (visit, *need)))
            .collect()
    }

    pub(super) fn candidates(&self, slot: (usize, usize)) -> Vec<usize> {
        let (visit, need) = slot;
        let admitted = self.needs[need].iter().copied();
        admitted
            .filter(|person| !self.excluded.contains(&(visit, *person)))
            .collect()
    }

    /// Whether an assignment, by slot, keeps all rules.
    pub(super) fn lawful(&self, persons: &[usize]) -> bool {
        let slots = self.slots();
        let count = |person: usize, visits: &dyn Fn(usize) -> bool| {
            let held = slots.iter().zip(persons);
            held.filter(|((visit, _), of)| **of == person && visits(*visit))
                .count() as u32
        };
        let admitted = slots
            .iter()
            .zip(persons)
            .all(|(slot, person)| self.candidates(*slot).contains(person));
        let fixed = self
            .fixed
            .iter()
            .all(|(slot, person)| persons[*slot] == *person);
        admitted
            && fixed
            && (0..self.caps.len()).all(|person| {
                count(person, &|_| true) <= self.caps[person]
                    && (0..self.visits.len()).all(|at| count(person, &|visit| visit == at) <= 1)
                    && self.groups.iter().all(|(cap, visits)| {
                        count(person, &|visit| visits.contains(&visit)) <= *cap
                    })
            })
    }

    pub(super) fn square_sum(&self, persons: &[usize]) -> u64 {
        let mut totals: Vec<u64> = self.loads.iter().map(|load| u64::from(*load)).collect();
        for person in persons {
            totals[*person] += 1;
        }
        totals.iter().map(|total| total * total).sum()
    }

    /// The problem, its rows in the order of the numbers.
    pub(super) fn problem(&self) -> Problem {
        let mut tables = Problem::builder();
        let credential = |need: usize| Credential(need as u32);
        let needs: Vec<_> = (0..self.needs.len())
            .map(|need| tables.need(Need::of(Department(0)).with_credentials([credential(need)])))
            .collect();
        for (number, visit) in self.visits.iter().enumerate() {
            let row = tables.visit(token(1, number));
            for need in visit {
                tables.slot(row, needs[*need]);
            }
        }
        let schedule = (!self.groups.is_empty()).then(|| {
            let schedule = self
                .groups
                .iter()
                .fold(CapSchedule::new(), |schedule, group| {
                    let visits = group.1.iter().map(|visit| VisitRow(*visit as u32));
                    schedule.at_most(group.0, visits)
                });
            tables.schedule(schedule)
        });
        for (person, cap) in self.caps.iter().enumerate() {
            let held = (0..self.needs.len()).filter(|need| self.needs[*need].contains(&person));
            let region = self.regions.get(person).copied().unwrap_or(0);
            let profile =
                Profile::new(Department(0), Region(region)).with_credentials(held.map(credential));
            let profile = tables.profile(profile);
            let row = tables.person(token(2, person), profile, *cap);
            tables.load(row, self.loads[person]);
            if let Some(schedule) = schedule {
                tables.caps(row, schedule);
            }
        }
        for (visit, person) in &self.excluded {
            let (visit, person) = (*visit as u32, *person as u32);
            tables.exclude(VisitRow(visit), PersonRow(person));
        }
        for (slot, person) in &self.fixed {
            tables.fix(SlotRow(*slot as u32), PersonRow(*person as u32));
        }
        tables.build().unwrap()
    }
}

fn token(kind: u8, number: usize) -> Token {
    let mut bytes = [kind; 16];
    bytes[8..].copy_from_slice(&(number as u64).to_be_bytes());
    Token::from_bytes(bytes)
}

pub(super) fn hash() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

pub(super) fn seed(number: u64) -> Seed {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    Seed::from_bytes(bytes)
}

/// A small generator for tests, of its own so that instances never change.
pub(super) struct Lcg(pub(super) u64);

impl Lcg {
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }

    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A small random instance, often tight, sometimes infeasible.
    pub(super) fn instance(&mut self) -> Instance {
        let persons = 2 + self.below(4);
        let needs = 1 + self.below(3);
        let mut instance = Instance {
            needs: (0..needs)
                .map(|_| (0..persons).filter(|_| self.chance(70)).collect())
                .collect(),
            visits: (0..=self.below(4))
                .map(|_| (0..=self.below(2)).map(|_| self.below(needs)).collect())
                .collect(),
            caps: (0..persons).map(|_| 1 + self.below(3) as u32).collect(),
            loads: (0..persons).map(|_| self.below(3) as u32).collect(),
            ..Instance::default()
        };
        let visits = instance.visits.len();
        instance.excluded = (0..visits)
            .flat_map(|visit| (0..persons).map(move |person| (visit, person)))
            .filter(|_| self.chance(15))
            .collect();
        if self.chance(30) {
            let week: Vec<usize> = (0..visits).filter(|_| self.chance(70)).collect();
            let day: Vec<usize> = week.iter().copied().filter(|_| self.chance(60)).collect();
            let cap = 1 + self.below(2) as u32;
            instance = instance
                .with_group(cap + self.below(2) as u32, &week)
                .with_group(cap, &day);
        }
        instance
    }
}
