//! From named rows to the numbered tables of the assignment engine.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ssj_core::rules::draw as codes;
use ssj_core::{
    AgencyId, Checks, Code, DivisionId, Explain as _, FactValue, HashFn, InspectorId, Refusal,
    Refusals, Token,
};

use super::{InspectorRow, SlotNeed, StaffingRows};
use crate::assign::{
    CapSchedule, Credential, Department, Need, NeedRow, PersonRow, Problem, ProblemBuilder,
    Profile, Region, ScheduleRow, SlotRow, VisitRow,
};
use crate::record::short_name;

/// The engine's tables, and the way back from its rows.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    problem: Problem,
    slots: Vec<Vec<SlotRow>>,
    needs: Vec<NeedRow>,
    hash: HashFn,
}

impl Tables {
    pub(crate) fn new(hash: HashFn, parts: &StaffingRows) -> Result<Self, Refusals> {
        let mut filling = Filling::new(parts);
        filling.names(parts);
        let slots = filling.visits(parts);
        filling.inspectors(hash, parts);
        filling.excluded(parts);
        filling.fixed(parts, &slots);
        filling.caps(parts);
        let Filling {
            tables,
            needs,
            checks,
            ..
        } = filling;
        checks.finish()?;
        let problem = tables.build().map_err(|invalid| {
            let mut checks = Checks::new();
            for fault in &invalid.faults {
                let why = FactValue::word(fault.to_string(), fault.zh().to_string());
                checks.refuse(Refusal::new(codes::STAFFING_INVALID).with("why", why));
            }
            let why = FactValue::word("no problem", "无数据");
            let other = Refusal::new(codes::STAFFING_INVALID).with("why", why);
            checks.finish().err().unwrap_or_else(|| other.into())
        })?;
        Ok(Self {
            problem,
            slots,
            needs,
            hash,
        })
    }

    pub(crate) const fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The engine's slots of each visit, in the order of the rows.
    pub(crate) fn slot_rows(&self) -> impl Iterator<Item = &[SlotRow]> {
        self.slots.iter().map(Vec::as_slice)
    }

    /// The engine's need of each named one, in the order of the rows.
    pub(crate) fn need_rows(&self) -> impl Iterator<Item = NeedRow> {
        self.needs.iter().copied()
    }

    pub(crate) fn inspectors_by_token<'a>(
        &self,
        rows: &'a [InspectorRow],
    ) -> BTreeMap<Token, &'a InspectorRow> {
        rows.iter()
            .map(|row| (row.inspector.token(self.hash), row))
            .collect()
    }
}

/// Numbers by sorted name, so that the order of rows can't reach the result.
struct Numbers<'a> {
    agencies: BTreeMap<&'a AgencyId, u32>,
    divisions: BTreeMap<&'a DivisionId, u32>,
    credentials: BTreeMap<&'a String, u32>,
}

struct Filling<'a> {
    numbers: Numbers<'a>,
    tables: ProblemBuilder,
    needs: Vec<NeedRow>,
    visits: BTreeMap<Token, (usize, VisitRow)>,
    persons: BTreeMap<&'a InspectorId, PersonRow>,
    checks: Checks,
}

impl<'a> Filling<'a> {
    fn new(parts: &'a StaffingRows) -> Self {
        let (needs, rows) = (&parts.needs, &parts.inspectors);
        let numbers = Numbers {
            agencies: numbered(
                needs
                    .iter()
                    .map(|n| &n.agency)
                    .chain(rows.iter().map(|r| &r.agency)),
            ),
            divisions: numbered(
                needs
                    .iter()
                    .flat_map(|n| &n.divisions)
                    .chain(rows.iter().flat_map(|r| &r.divisions)),
            ),
            credentials: numbered(
                needs
                    .iter()
                    .flat_map(|n| &n.credentials)
                    .chain(rows.iter().flat_map(|r| &r.credentials)),
            ),
        };
        let mut tables = Problem::builder();
        let needs = needs
            .iter()
            .map(|need| tables.need(numbers.need(need)))
            .collect();
        Self {
            numbers,
            tables,
            needs,
            visits: BTreeMap::new(),
            persons: BTreeMap::new(),
            checks: Checks::new(),
        }
    }

    /// Credentials and reasons are names.
    fn names(&mut self, parts: &StaffingRows) {
        let needs = parts.needs.iter().flat_map(|need| &need.credentials);
        let held = parts.inspectors.iter().flat_map(|row| &row.credentials);
        let reasons = parts.excluded.iter().map(|row| &row.reason.code);
        for name in needs.chain(held).chain(reasons) {
            short_name(&mut self.checks, name);
        }
    }

    fn visits(&mut self, parts: &StaffingRows) -> Vec<Vec<SlotRow>> {
        let mut slots = Vec::with_capacity(parts.visits.len());
        for (i, visit) in parts.visits.iter().enumerate() {
            let row = self.tables.visit(visit.visit);
            if self.visits.insert(visit.visit, (i, row)).is_some() {
                self.twice(("visit", "检查"), visit.visit.to_string());
            }
            let mut rows = Vec::with_capacity(visit.slots.len());
            for need in &visit.slots {
                match usize::try_from(*need)
                    .ok()
                    .and_then(|need| self.needs.get(need))
                {
                    Some(need) => rows.push(self.tables.slot(row, *need)),
                    None => self.unknown(("need", "人员需求"), need.to_string()),
                }
            }
            slots.push(rows);
        }
        slots
    }

    fn inspectors(&mut self, hash: HashFn, parts: &'a StaffingRows) {
        for row in &parts.inspectors {
            let profile = self.tables.profile(self.numbers.profile(row));
            let person = self
                .tables
                .person(row.inspector.token(hash), profile, row.cap);
            self.tables.load(person, row.load);
            if self.persons.insert(&row.inspector, person).is_some() {
                self.twice(("inspector", "检查人员"), row.inspector.to_string());
            }
        }
    }

    fn excluded(&mut self, parts: &StaffingRows) {
        for pair in &parts.excluded {
            // Why is for people; to the engine one reason is like another.
            match self.pair(pair.visit, &pair.inspector) {
                Some((visit, person)) => self.tables.exclude(visit, person),
                None => self.unknown(
                    ("pair", "回避组合"),
                    alloc::format!("{} {}", pair.visit, pair.inspector),
                ),
            }
        }
    }

    fn fixed(&mut self, parts: &StaffingRows, slots: &[Vec<SlotRow>]) {
        for fixed in &parts.fixed {
            let visit = self.visits.get(&fixed.visit).map(|(i, _)| *i);
            let slots = visit.and_then(|i| slots.get(i));
            let slot = usize::try_from(fixed.slot).ok().and_then(|i| slots?.get(i));
            match (slot, self.persons.get(&fixed.inspector)) {
                (Some(slot), Some(person)) => self.tables.fix(*slot, *person),
                _ => self.unknown(
                    ("slot", "名额"),
                    alloc::format!("{} {}", fixed.visit, fixed.slot),
                ),
            }
        }
    }

    /// Each inspector's caps are a schedule; those with the same caps share one.
    fn caps(&mut self, parts: &'a StaffingRows) {
        let mut of_person: BTreeMap<PersonRow, Vec<usize>> = BTreeMap::new();
        let mut groups = Vec::with_capacity(parts.caps.len());
        for (number, cap) in parts.caps.iter().enumerate() {
            let mut visits = Vec::with_capacity(cap.visits.len());
            for visit in &cap.visits {
                match self.visits.get(visit) {
                    Some((_, row)) => visits.push(*row),
                    None => self.unknown(("visit", "检查"), visit.to_string()),
                }
            }
            groups.push((cap.at_most, visits));
            for inspector in &cap.inspectors {
                match self.persons.get(inspector) {
                    Some(person) => of_person.entry(*person).or_default().push(number),
                    None => self.unknown(("inspector", "检查人员"), inspector.to_string()),
                }
            }
            if cap.inspectors.is_empty() {
                let everyone = self.persons.values();
                everyone.for_each(|person| of_person.entry(*person).or_default().push(number));
            }
        }
        let mut schedules: BTreeMap<Vec<usize>, ScheduleRow> = BTreeMap::new();
        for (person, numbers) in of_person {
            let of = numbers.iter().filter_map(|number| groups.get(*number));
            let schedule = of.fold(CapSchedule::new(), |schedule, (at_most, visits)| {
                schedule.at_most(*at_most, visits.iter().copied())
            });
            let tables = &mut self.tables;
            let row = schedules
                .entry(numbers)
                .or_insert_with(|| tables.schedule(schedule));
            self.tables.caps(person, *row);
        }
    }

    fn pair(&self, visit: Token, inspector: &InspectorId) -> Option<(VisitRow, PersonRow)> {
        let (_, visit) = self.visits.get(&visit)?;
        Some((*visit, *self.persons.get(inspector)?))
    }

    fn twice(&mut self, what: (&str, &str), name: String) {
        self.refuse(codes::STAFFING_TWICE, what, name);
    }

    fn unknown(&mut self, what: (&str, &str), name: String) {
        self.refuse(codes::STAFFING_UNKNOWN, what, name);
    }

    fn refuse(&mut self, code: &'static Code, (en, zh): (&str, &str), name: String) {
        let what = FactValue::word(en, zh);
        self.checks
            .refuse(Refusal::new(code).with("what", what).with("name", name));
    }
}

impl Numbers<'_> {
    fn need(&self, need: &SlotNeed) -> Need {
        Need::of(Department(number(&self.agencies, &need.agency)))
            .from_regions(
                need.divisions
                    .iter()
                    .map(|d| Region(number(&self.divisions, d))),
            )
            .with_credentials(self.credentials(&need.credentials))
    }

    fn profile(&self, row: &InspectorRow) -> Profile {
        let department = Department(number(&self.agencies, &row.agency));
        let divisions = row.divisions.iter();
        let regions = divisions.map(|d| Region(number(&self.divisions, d)));
        Profile::of(department)
            .also_in(regions)
            .with_credentials(self.credentials(&row.credentials))
    }

    fn credentials<'b>(
        &'b self,
        names: &'b BTreeSet<String>,
    ) -> impl Iterator<Item = Credential> + 'b {
        names
            .iter()
            .map(|name| Credential(number(&self.credentials, name)))
    }
}

fn numbered<'a, T: Ord>(names: impl Iterator<Item = &'a T>) -> BTreeMap<&'a T, u32> {
    names
        .collect::<BTreeSet<_>>()
        .into_iter()
        .zip(0..)
        .collect()
}

/// Every name was numbered before.
fn number<T: Ord>(numbers: &BTreeMap<&T, u32>, name: &T) -> u32 {
    numbers.get(name).copied().unwrap_or(u32::MAX)
}
