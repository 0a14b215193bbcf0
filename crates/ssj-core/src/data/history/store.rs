//! All that is known of the past, indexed.

use alloc::vec;
use alloc::vec::Vec;

use time::Date;

use super::index::{Keyed, TokenIndex};
use super::past::{PassedTest, PastCheck, PastVisit};
use crate::base::bytes::Token;
use crate::base::digests::EvidenceDigest;
use crate::base::id::{MatterId, ObjectId, SystemId};
use crate::base::period::Period;
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::law::instrument::CheckOccasion;

/// Past checks, visits and passed tests, found by object.
///
/// Tokens are those of the suite it was made with.
///
/// ```
/// use ssj_core::EvidenceDigest;
/// use ssj_core::agency::NamedSystem;
/// use ssj_core::history::{HistoryBuilder, PastCheck, PastState};
/// use ssj_core::{Digest, MatterId, ObjectId, Period, Suite};
/// use time::macros::date;
/// let (shop, matter): (ObjectId, _) = ("uscc:91220101MA13XQYL0T".parse()?, MatterId::new("food")?);
/// let system = NamedSystem::MarketRegulation;
/// let evidence = EvidenceDigest(Digest::from_bytes([7; 32]));
/// let day = date!(2025-06-03);
/// let mut past = HistoryBuilder::new(Suite::Intl.hash_fn()?);
/// past.check(&PastCheck::general(
///     shop.clone(), matter.clone(), system, PastState::Inspected, day, evidence));
/// let history = past.build();
///
/// let window = Period::between(date!(2025-03-02), date!(2026-03-01))?;
/// let found = history.repeat(&shop, &matter, &system.into(), window);
/// assert_eq!(found, Some((day, evidence)));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct History {
    hash: HashFn,
    matters: Vec<MatterId>,
    systems: Vec<SystemId>,
    checks: TokenIndex<CheckRow>,
    visits: TokenIndex<VisitRow>,
    tests: TokenIndex<TestRow>,
}

/// A check that counts as general and was not released, with matter and system by their places: one
/// line of a cache holds all that a look-up asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(align(64))]
struct CheckRow {
    object: Token,
    matter: u32,
    system: u32,
    on: Date,
    inspected: bool,
    evidence: EvidenceDigest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct VisitRow {
    enterprise: Token,
    on: Date,
    occasion: CheckOccasion,
    visit: Token,
    evidence: EvidenceDigest,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct TestRow {
    object: Token,
    item: Text,
    batch: Option<Text>,
    on: Date,
    evidence: EvidenceDigest,
}

impl Keyed for CheckRow {
    fn token(&self) -> Token {
        self.object
    }
}

impl Keyed for VisitRow {
    fn token(&self) -> Token {
        self.enterprise
    }
}

impl Keyed for TestRow {
    fn token(&self) -> Token {
        self.object
    }
}

/// Collects the past.
#[derive(Clone, Debug)]
pub struct HistoryBuilder {
    hash: HashFn,
    matters: alloc::collections::BTreeMap<MatterId, u32>,
    systems: alloc::collections::BTreeMap<SystemId, u32>,
    checks: Vec<CheckRow>,
    visits: Vec<VisitRow>,
    tests: Vec<TestRow>,
}

impl HistoryBuilder {
    /// Nothing known yet.
    pub const fn new(hash: HashFn) -> Self {
        Self {
            hash,
            matters: alloc::collections::BTreeMap::new(),
            systems: alloc::collections::BTreeMap::new(),
            checks: Vec::new(),
            visits: Vec::new(),
            tests: Vec::new(),
        }
    }

    /// Adds a past check. Those that block nothing (leads, campaigns, key matters, released draws)
    /// need no place.
    pub fn check(&mut self, past: &PastCheck) {
        if !past.blocks() {
            return;
        }
        let next = u32::try_from(self.matters.len()).unwrap_or(u32::MAX);
        let matter = *self.matters.entry(past.matter.clone()).or_insert(next);
        let next = u32::try_from(self.systems.len()).unwrap_or(u32::MAX);
        let system = *self.systems.entry(past.system.clone()).or_insert(next);
        self.checks.push(CheckRow {
            object: past.object.token(self.hash),
            matter,
            system,
            on: past.on,
            inspected: past.state == super::PastState::Inspected,
            evidence: past.evidence,
        });
    }

    /// Adds a past visit. The same visit twice is one.
    pub fn visit(&mut self, past: &PastVisit) {
        self.visits.push(VisitRow {
            enterprise: past.enterprise.token(self.hash),
            on: past.on,
            occasion: past.occasion,
            visit: past
                .visit
                .as_id()
                .token(self.hash, crate::base::label::Label::Visit),
            evidence: past.evidence,
        });
    }

    /// Adds a passed sampling test.
    pub fn passed_test(&mut self, past: &PassedTest) {
        self.tests.push(TestRow {
            object: past.object.token(self.hash),
            item: past.item.clone(),
            batch: past.batch.clone(),
            on: past.on,
            evidence: past.evidence,
        });
    }

    /// The index.
    pub fn build(mut self) -> History {
        let (matters, matter_places) = renumber(self.matters);
        let (systems, system_places) = renumber(self.systems);
        let place = |table: &[u32], old: u32| {
            let old = usize::try_from(old).ok();
            old.and_then(|old| table.get(old))
                .copied()
                .unwrap_or(u32::MAX)
        };
        for row in &mut self.checks {
            row.matter = place(&matter_places, row.matter);
            row.system = place(&system_places, row.system);
        }
        History {
            hash: self.hash,
            matters,
            systems,
            checks: TokenIndex::new(self.checks),
            visits: TokenIndex::new(self.visits),
            tests: TokenIndex::new(self.tests),
        }
    }
}

/// Names in ascending order, and for each number given out the place of its name there.
fn renumber<K: Ord>(numbered: alloc::collections::BTreeMap<K, u32>) -> (Vec<K>, Vec<u32>) {
    let mut names = Vec::with_capacity(numbered.len());
    let mut by_number: Vec<(u32, u32)> = Vec::with_capacity(numbered.len());
    for (place, (name, number)) in (0_u32..).zip(numbered) {
        names.push(name);
        by_number.push((number, place));
    }
    by_number.sort_unstable();
    (
        names,
        by_number.into_iter().map(|(_, place)| place).collect(),
    )
}

impl History {
    /// The last general check of this object on this matter by this system, at any level, that
    /// lies within the window and was made or is still to come: its day and its evidence.
    pub fn repeat(
        &self,
        object: &ObjectId,
        matter: &MatterId,
        system: &SystemId,
        window: Period,
    ) -> Option<(Date, EvidenceDigest)> {
        self.repeat_of(object.token(self.hash), matter, system, window)
    }

    /// The same by token, for callers who have it.
    pub fn repeat_of(
        &self,
        object: Token,
        matter: &MatterId,
        system: &SystemId,
        window: Period,
    ) -> Option<(Date, EvidenceDigest)> {
        let asked = self.asked(matter, system, window)?;
        asked.last(object, self.checks.near(object))
    }

    /// The same for a column of tokens, in its order: several times as fast as one by one where
    /// there are millions of checks, since a processor then waits for several of them at once.
    ///
    /// ```
    /// use ssj_core::EvidenceDigest;
    /// # use ssj_core::agency::NamedSystem;
    /// # use ssj_core::history::{HistoryBuilder, PastCheck, PastState};
    /// # use ssj_core::{Digest, MatterId, Period, Suite, Token};
    /// # use time::macros::date;
    /// # let (h, matter) = (Suite::Intl.hash_fn()?, MatterId::new("food")?);
    /// # let shop: ssj_core::ObjectId = "uscc:91220101MA13XQYL0T".parse()?;
    /// # let (system, day) = (NamedSystem::MarketRegulation, date!(2025-06-03));
    /// # let evidence = EvidenceDigest(Digest::from_bytes([7; 32]));
    /// # let mut past = HistoryBuilder::new(h);
    /// # past.check(&PastCheck::general(
    /// #     shop.clone(), matter.clone(), system, PastState::Inspected, day, evidence));
    /// # let history = past.build();
    /// # let window = Period::between(date!(2025-03-02), date!(2026-03-01))?;
    /// let column = [Token::from_bytes([1; 16]), shop.token(h)];
    /// let found = history.repeats_of(&column, &matter, &system.into(), window);
    /// assert_eq!(found, [None, Some((day, evidence))]);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn repeats_of(
        &self,
        objects: &[Token],
        matter: &MatterId,
        system: &SystemId,
        window: Period,
    ) -> Vec<Option<(Date, EvidenceDigest)>> {
        let Some(asked) = self.asked(matter, system, window) else {
            return vec![None; objects.len()];
        };
        let mut found = Vec::with_capacity(objects.len());
        self.checks
            .each(objects, |object, rows| found.push(asked.last(object, rows)));
        found
    }

    /// What is asked about an object; `None` where no check of the past was on this matter or by
    /// this system.
    fn asked(&self, matter: &MatterId, system: &SystemId, window: Period) -> Option<Asked> {
        let matter = place(&self.matters, matter)?;
        let system = place(&self.systems, system)?;
        Some(Asked {
            matter,
            system,
            window,
        })
    }

    /// How often this object was checked on this matter within a period, by whichever system, and
    /// the evidence of the last time. A draw whose check is still to come counts.
    pub(super) fn checked(
        &self,
        object: Token,
        matter: &MatterId,
        within: Period,
    ) -> (u32, Option<EvidenceDigest>) {
        let Some(matter) = place(&self.matters, matter) else {
            return (0, None);
        };
        let rows = self
            .checks
            .of(object)
            .filter(|row| row.matter == matter && within.contains(row.on));
        tally(rows.map(|row| (row.on, row.evidence)))
    }

    /// How many visits of these kinds an enterprise had within a period, and the evidence of the
    /// last.
    pub(super) fn visited(
        &self,
        enterprise: Token,
        within: Period,
        counts: impl Fn(CheckOccasion) -> bool,
    ) -> (u32, Option<EvidenceDigest>) {
        let mut visits: Vec<_> = self
            .visits
            .of(enterprise)
            .filter(|row| within.contains(row.on) && counts(row.occasion))
            .collect();
        visits.sort_unstable_by_key(|row| row.visit);
        visits.dedup_by_key(|row| row.visit);
        tally(visits.into_iter().map(|row| (row.on, row.evidence)))
    }

    /// The last passed test of this item, and of this batch if one is named, within a period.
    pub fn passed_test(
        &self,
        object: &ObjectId,
        batch: Option<&Text>,
        item: &Text,
        within: Period,
    ) -> Option<(Date, EvidenceDigest)> {
        self.passed_test_of(object.token(self.hash), batch, item, within)
    }

    pub(super) fn passed_test_of(
        &self,
        object: Token,
        batch: Option<&Text>,
        item: &Text,
        within: Period,
    ) -> Option<(Date, EvidenceDigest)> {
        self.tests
            .of(object)
            .filter(|row| row.item == *item && row.batch.as_ref() == batch)
            .filter(|row| within.contains(row.on))
            .map(|row| (row.on, row.evidence))
            .max()
    }

    /// The hash function its tokens are made with.
    pub const fn hash_fn(&self) -> HashFn {
        self.hash
    }

    /// How many checks, visits and tests it holds.
    pub const fn len(&self) -> usize {
        self.checks
            .len()
            .saturating_add(self.visits.len())
            .saturating_add(self.tests.len())
    }

    /// Whether it holds nothing.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Checks on this matter, by this system, within this window.
#[derive(Clone, Copy)]
struct Asked {
    matter: u32,
    system: u32,
    window: Period,
}

impl Asked {
    /// The last such check of an object, among rows of this and other objects.
    fn last(self, object: Token, rows: &[CheckRow]) -> Option<(Date, EvidenceDigest)> {
        let own = rows.iter().filter(|row| row.object == object);
        own.filter(|row| row.matter == self.matter && row.system == self.system)
            .filter(|row| self.window.contains(row.on))
            .map(|row| (row.on, row.evidence))
            .max()
    }
}

fn place<K: Ord>(names: &[K], name: &K) -> Option<u32> {
    let place = names.binary_search(name).ok()?;
    u32::try_from(place).ok()
}

fn tally(rows: impl Iterator<Item = (Date, EvidenceDigest)>) -> (u32, Option<EvidenceDigest>) {
    let (count, last) = rows.fold((0_u32, None), |(count, last), row| {
        (count.saturating_add(1), last.max(Some(row)))
    });
    (count, last.map(|(_, evidence)| evidence))
}
