//! All that is known of the past, indexed.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use time::Date;

use super::index::{Keyed, TokenIndex};
use super::past::{PassedTest, PastCheck, PastVisit, TestedBy};
use crate::base::bytes::Token;
use crate::base::digests::EvidenceDigest;
use crate::base::id::{AgencyId, MatterId, ObjectId, SystemId};
use crate::base::period::Period;
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::data::same::Same;
use crate::law::instrument::{CheckOccasion, RepeatBy};

/// Past checks, visits and passed tests, found by object.
///
/// Tokens are those of the suite it was made with. What is the same though its ids differ, only
/// [`Screen`](super::Screen) knows, which asks [`Same`]; the look-ups here take ids as they are.
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
    /// Who checked.
    checkers: Vec<Checker>,
    /// Whose visits there were.
    visitors: Vec<AgencyId>,
    checks: TokenIndex<CheckRow>,
    visits: TokenIndex<VisitRow>,
    tests: TokenIndex<TestRow>,
}

/// A system, and its agency where it is known.
type Checker = (SystemId, Option<AgencyId>);

/// A check that counts as general and was not released, with matter and checker by their places: one
/// line of a cache holds all that a look-up asks for. It stands under its object, and under its holder
/// as well where the object has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(align(64))]
struct CheckRow {
    object: Token,
    matter: u32,
    checker: u32,
    on: Date,
    as_holder: bool,
    evidence: EvidenceDigest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct VisitRow {
    enterprise: Token,
    on: Date,
    occasion: CheckOccasion,
    visit: Token,
    /// One of the agencies whose visit it was, by its place; none where none is known.
    agency: Option<u32>,
    evidence: EvidenceDigest,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct TestRow {
    object: Token,
    item: Text,
    batch: Option<Text>,
    on: Date,
    by: AgencyId,
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
    matters: BTreeMap<MatterId, u32>,
    checkers: BTreeMap<Checker, u32>,
    visitors: BTreeMap<AgencyId, u32>,
    checks: Vec<CheckRow>,
    visits: Vec<VisitRow>,
    tests: Vec<TestRow>,
}

impl HistoryBuilder {
    /// Nothing known yet.
    pub const fn new(hash: HashFn) -> Self {
        Self {
            hash,
            matters: BTreeMap::new(),
            checkers: BTreeMap::new(),
            visitors: BTreeMap::new(),
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
        let matter = number(&mut self.matters, &past.matter);
        let checker = (past.system.clone(), past.agency.clone());
        let row = CheckRow {
            object: past.object.token(self.hash),
            matter,
            checker: number(&mut self.checkers, &checker),
            on: past.on,
            as_holder: false,
            evidence: past.evidence,
        };
        self.checks.push(row);
        let holder = past.holder.iter().filter(|holder| **holder != past.object);
        self.checks.extend(holder.map(|holder| CheckRow {
            object: holder.token(self.hash),
            as_holder: true,
            ..row
        }));
    }

    /// Adds a past visit. The same visit twice is one.
    pub fn visit(&mut self, past: &PastVisit) {
        let mut agencies: Vec<_> = past
            .agencies
            .iter()
            .map(|agency| Some(number(&mut self.visitors, agency)))
            .collect();
        if agencies.is_empty() {
            agencies.push(None);
        }
        let (hash, label) = (self.hash, crate::base::label::Label::Visit);
        let visit = past.visit.as_id().token(hash, label);
        self.visits
            .extend(agencies.into_iter().map(|agency| VisitRow {
                enterprise: past.enterprise.token(hash),
                on: past.on,
                occasion: past.occasion,
                visit,
                agency,
                evidence: past.evidence,
            }));
    }

    /// Adds a passed sampling test. One that no agency had made exempts nothing and needs no place.
    pub fn passed_test(&mut self, past: &PassedTest) {
        let TestedBy::Agency(by) = &past.by else {
            return;
        };
        self.tests.push(TestRow {
            object: past.object.token(self.hash),
            item: past.item.clone(),
            batch: past.batch.clone(),
            on: past.on,
            by: by.clone(),
            evidence: past.evidence,
        });
    }

    /// The index.
    pub fn build(mut self) -> History {
        let (matters, matter_places) = renumber(self.matters);
        let (checkers, checker_places) = renumber(self.checkers);
        let (visitors, visitor_places) = renumber(self.visitors);
        let place = |table: &[u32], old: u32| {
            let old = usize::try_from(old).ok();
            old.and_then(|old| table.get(old))
                .copied()
                .unwrap_or(u32::MAX)
        };
        for row in &mut self.checks {
            row.matter = place(&matter_places, row.matter);
            row.checker = place(&checker_places, row.checker);
        }
        for row in &mut self.visits {
            row.agency = row.agency.map(|old| place(&visitor_places, old));
        }
        History {
            hash: self.hash,
            matters,
            checkers,
            visitors,
            checks: TokenIndex::new(self.checks),
            visits: TokenIndex::new(self.visits),
            tests: TokenIndex::new(self.tests),
        }
    }
}

/// The number of a name, a new one where it has none yet.
fn number<K: Ord + Clone>(numbered: &mut BTreeMap<K, u32>, name: &K) -> u32 {
    let next = u32::try_from(numbered.len()).unwrap_or(u32::MAX);
    match numbered.get(name) {
        Some(number) => *number,
        None => *numbered.entry(name.clone()).or_insert(next),
    }
}

/// Names in ascending order, and for each number given out the place of its name there.
fn renumber<K: Ord>(numbered: BTreeMap<K, u32>) -> (Vec<K>, Vec<u32>) {
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
        let asked = self.asked(matter, system, window);
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
        self.last_of(objects, &self.asked(matter, system, window))
    }

    /// The last such check of each of a column.
    pub(super) fn last_of(
        &self,
        objects: &[Token],
        asked: &Asked,
    ) -> Vec<Option<(Date, EvidenceDigest)>> {
        if asked.is_void() {
            return vec![None; objects.len()];
        }
        let mut found = Vec::with_capacity(objects.len());
        self.checks
            .each(objects, |object, rows| found.push(asked.last(object, rows)));
        found
    }

    /// The last such check of one.
    pub(super) fn last(&self, object: Token, asked: &Asked) -> Option<(Date, EvidenceDigest)> {
        asked.last(object, self.checks.near(object))
    }

    /// Every such check of these ids, the last first.
    pub(super) fn all_of(&self, ids: &[Token], asked: &Asked) -> Vec<(Date, EvidenceDigest)> {
        let rows = ids.iter().flat_map(|id| self.checks.of(*id));
        let mut found: Vec<_> = rows
            .filter(|row| asked.is_meant(row))
            .map(|row| (row.on, row.evidence))
            .collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.dedup();
        found
    }

    /// Checks of an object on exactly this matter by exactly this system, whichever its agency.
    fn asked(&self, matter: &MatterId, system: &SystemId, window: Period) -> Asked {
        let first = self.checkers.partition_point(|(own, _)| own < system);
        let end = self.checkers.partition_point(|(own, _)| own <= system);
        let place = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Asked {
            matters: place_of(&self.matters, matter).map_or(Places::NONE, Places::one),
            checkers: Places::Run(place(first), place(end)),
            by: RepeatBy::Object,
            window,
        }
    }

    /// Checks on what is the same matter, by what is the same system, of the same object or holder.
    pub(super) fn asked_same(
        &self,
        (matter, system): (&MatterId, &SystemId),
        same: Same<'_>,
        by: RepeatBy,
        window: Period,
    ) -> Asked {
        let alike = same.matters(matter);
        let alike = alike
            .into_iter()
            .filter_map(|id| place_of(&self.matters, id));
        let checkers = (0_u32..).zip(&self.checkers);
        let checkers = checkers.filter(|(_, (own, by))| same.is_system(own, by.as_ref(), system));
        Asked {
            matters: Places::of(alike.collect()),
            checkers: Places::of(checkers.map(|(place, _)| place).collect()),
            by,
            window,
        }
    }

    /// How often these ids of an object were checked on this matter within the window, by whichever
    /// system, and the evidence of the last time. A draw of the window counts, its check made or not.
    pub(super) fn checked(&self, ids: &[Token], asked: &Asked) -> (u32, Option<EvidenceDigest>) {
        let rows = ids.iter().flat_map(|id| self.checks.of(*id));
        let own = rows.filter(|row| asked.is_on_matter(row));
        tally(own.map(|row| (row.on, row.evidence)))
    }

    /// The visits that an enterprise has under these ids within a period, each once with its day, and the
    /// evidence of the last: those whose occasion counts, of whichever agency or of one that is asked
    /// for.
    pub(super) fn visits(
        &self,
        ids: &[Token],
        within: Period,
        counts: impl Fn(CheckOccasion) -> bool,
        of: Option<&[u32]>,
    ) -> (Vec<Date>, Option<EvidenceDigest>) {
        let rows = ids.iter().flat_map(|id| self.visits.of(*id));
        let mut visits: Vec<_> = rows
            .filter(|row| within.contains(row.on) && counts(row.occasion))
            .filter(|row| of.is_none_or(|of| row.agency.is_some_and(|own| of.contains(&own))))
            .collect();
        visits.sort_unstable_by_key(|row| row.visit);
        visits.dedup_by_key(|row| row.visit);
        let last = visits.iter().map(|row| (row.on, row.evidence)).max();
        let days = visits.into_iter().map(|row| row.on).collect();
        (days, last.map(|(_, evidence)| evidence))
    }

    /// The places of the agencies that are the same as one.
    pub(super) fn visitors(&self, same: Same<'_>, agency: &AgencyId) -> Vec<u32> {
        let numbered = (0_u32..).zip(&self.visitors);
        let alike = numbered.filter(|(_, own)| same.is_agency(own, agency));
        alike.map(|(place, _)| place).collect()
    }

    /// The last passed test of this item, and of this batch if one is named, within a period, that an
    /// agency had made which enforced the law on the day of the test (2.6-f).
    pub fn passed_test(
        &self,
        object: &ObjectId,
        batch: Option<&Text>,
        item: &Text,
        within: Period,
        same: Same<'_>,
    ) -> Option<(Date, EvidenceDigest)> {
        let tokens: Vec<_> = same
            .known_as(object)
            .into_iter()
            .map(|id| id.token(self.hash))
            .collect();
        self.passed_test_of(&tokens, batch, item, within, same)
    }

    pub(super) fn passed_test_of(
        &self,
        ids: &[Token],
        batch: Option<&Text>,
        item: &Text,
        within: Period,
        same: Same<'_>,
    ) -> Option<(Date, EvidenceDigest)> {
        let rows = ids.iter().flat_map(|id| self.tests.of(*id));
        rows.filter(|row| row.item == *item && row.batch.as_ref() == batch)
            .filter(|row| within.contains(row.on) && same.enforced(&row.by, row.on))
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

/// Checks on one matter, by one system, within a window.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    matters: Places,
    /// Who checked for the system.
    checkers: Places,
    by: RepeatBy,
    window: Period,
}

/// Places in a table, mostly one after the other.
#[derive(Clone, Debug)]
enum Places {
    /// From the first to before the end.
    Run(u32, u32),
    Apart(Vec<u32>),
}

impl Places {
    const NONE: Self = Self::Run(0, 0);

    const fn one(place: u32) -> Self {
        Self::Run(place, place.saturating_add(1))
    }

    /// Ascending ones.
    fn of(places: Vec<u32>) -> Self {
        let next = |(a, b): (&u32, &u32)| a.saturating_add(1) == *b;
        match (places.first(), places.last()) {
            (Some(first), Some(last)) if places.iter().zip(places.iter().skip(1)).all(next) => {
                Self::Run(*first, last.saturating_add(1))
            }
            (None, _) => Self::NONE,
            _ => Self::Apart(places),
        }
    }

    fn contains(&self, place: u32) -> bool {
        match self {
            Self::Run(first, end) => *first <= place && place < *end,
            Self::Apart(places) => places.binary_search(&place).is_ok(),
        }
    }

    const fn is_empty(&self) -> bool {
        matches!(self, Self::Run(first, end) if *first >= *end)
    }
}

impl Asked {
    /// Whether no check of the past can be meant.
    const fn is_void(&self) -> bool {
        self.matters.is_empty() || self.checkers.is_empty()
    }

    fn is_on_matter(&self, row: &CheckRow) -> bool {
        let own = self.by == RepeatBy::Holder || !row.as_holder;
        own && self.matters.contains(row.matter) && self.window.contains(row.on)
    }

    fn is_meant(&self, row: &CheckRow) -> bool {
        self.is_on_matter(row) && self.checkers.contains(row.checker)
    }

    /// The last such check of an object, among rows of this and other objects.
    fn last(&self, object: Token, rows: &[CheckRow]) -> Option<(Date, EvidenceDigest)> {
        let own = rows.iter().filter(|row| row.object == object);
        own.filter(|row| self.is_meant(row))
            .map(|row| (row.on, row.evidence))
            .max()
    }
}

fn place_of<K: Ord>(names: &[K], name: &K) -> Option<u32> {
    let place = names.binary_search(name).ok()?;
    u32::try_from(place).ok()
}

fn tally(rows: impl Iterator<Item = (Date, EvidenceDigest)>) -> (u32, Option<EvidenceDigest>) {
    let (count, last) = rows.fold((0_u32, None), |(count, last), row| {
        (count.saturating_add(1), last.max(Some(row)))
    });
    (count, last.map(|(_, evidence)| evidence))
}
