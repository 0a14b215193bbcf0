//! Whether there will be enough inspectors, month by month, before a plan is approved.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use ssj_core::plan::StaffForecast;
use ssj_core::{AgencyId, DivisionId, Id, InspectorId, Token};

use super::staffing::Staffing;
use crate::assign::{
    CapSchedule, Credential, Department, InvalidProblem, Need, NeedRow, Outlook, PersonRow,
    Problem, ProblemBuilder, Profile, Region, VisitRow, foresee,
};
use crate::record::{InspectorRow, SlotNeed, VisitCap};

/// The months ahead, each bound as it is expected to be: who will be there with which credentials,
/// how many places each can fill in the month, which visits there will be. How many that is in a county hangs
/// on the seed: bind the largest number of [`visits_ahead`](super::visits_ahead), and no seed brings more.
///
/// ```
/// use ssj_core::{InspectorId, Suite, Token};
/// use ssj_draw::bind::{Staffing, StaffingOutlook};
/// use ssj_draw::record::{InspectorRow, SlotNeed, VisitSlots};
///
/// let need = SlotNeed {
///     agency: "agency:220183-amr".parse()?,
///     divisions: ["division:220183".parse()?].into(),
///     credentials: ["food-safety".into()].into(),
/// };
/// let inspector = |name| InspectorRow {
///     inspector: InspectorId::new(name).unwrap(),
///     agency: need.agency.clone(),
///     divisions: need.divisions.clone(),
///     credentials: need.credentials.clone(),
///     cap: 4,
///     load: 0,
///     baseline: 0,
/// };
/// let visit = |i| VisitSlots {
///     visit: Token::from_bytes([i; 16]),
///     visited: "uscc:91220101MA13XQYL0T".parse().unwrap(),
///     slots: vec![0, 0],
/// };
/// // Three visits a month for two inspectors. In June one of them is on leave; over the year each
/// // can fill seven places.
/// let month = |inspectors| Staffing {
///     needs: vec![need.clone()],
///     visits: (0..3).map(visit).collect(),
///     inspectors,
///     excluded: vec![],
///     caps: vec![],
///     due: vec![],
/// };
/// let months = [
///     (5, month(vec![inspector("wang"), inspector("li")])),
///     (6, month(vec![inspector("wang")])),
///     (7, month(vec![inspector("wang"), inspector("li")])),
/// ];
/// let outlook = StaffingOutlook::new(&months, |_| 7)?;
/// let lines = outlook.forecast(|need| (need.divisions.first().unwrap().clone(), need.agency.as_id().clone()));
/// let told: Vec<_> = lines.iter().map(|line| (line.month, line.places, line.room)).collect();
/// // In June nobody goes in pairs; in July Wang has one place left of seven.
/// assert_eq!(told, [(5, 6, 6), (6, 6, 3), (7, 6, 4)]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct StaffingOutlook<'a> {
    outlook: Outlook,
    /// By row of the engine: the month and what is asked for.
    needs: BTreeMap<NeedRow, &'a SlotNeed>,
}

impl<'a> StaffingOutlook<'a> {
    /// Foresees the months in their order; earlier ones are served first. `year_cap` is how many
    /// places an inspector can fill in all of them; recusals and caps of each month hold, loads so
    /// far and their evenness do not matter here.
    ///
    /// # Errors
    /// [`InvalidProblem`] where a month's rows refer to what it does not have.
    pub fn new(
        months: &'a [(u8, Staffing)],
        year_cap: impl Fn(&InspectorId) -> u32,
    ) -> Result<Self, InvalidProblem> {
        let mut filling = Filling::new(months);
        for (month, staffing) in months {
            filling.visits(*month, staffing);
        }
        filling.inspectors(months, year_cap);
        let Filling {
            tables,
            needs,
            month_of,
            ..
        } = filling;
        let problem = tables.build()?;
        let month = |visit: VisitRow| month_of.get(&visit).copied().unwrap_or(0);
        Ok(Self {
            outlook: foresee(&problem, |visit| u32::from(month(visit))),
            needs: needs
                .into_iter()
                .map(|(row, (_, need))| (row, need))
                .collect(),
        })
    }

    /// The engine's figures, with the proof of a shortage.
    pub const fn outlook(&self) -> &Outlook {
        &self.outlook
    }

    /// What is asked for in a line of the engine.
    pub fn need(&self, row: NeedRow) -> Option<&'a SlotNeed> {
        self.needs.get(&row).copied()
    }

    /// The lines that a plan carries, by month. `name` says under which county and id a need is
    /// told.
    pub fn forecast(&self, name: impl Fn(&SlotNeed) -> (DivisionId, Id)) -> Vec<StaffForecast> {
        let lines = self.outlook.lines.iter().filter_map(|line| {
            let (county, need) = name(self.need(line.need)?);
            let month = u8::try_from(line.round).ok()?;
            let (places, room) = (line.places.into(), line.room.into());
            Some(StaffForecast {
                month,
                county,
                need,
                places,
                room,
            })
        });
        lines.collect()
    }
}

/// Someone is here in a month (`None`), or holds a credential in it.
type Held<'a> = (u8, Option<&'a String>);

struct Filling<'a> {
    tables: ProblemBuilder,
    agencies: BTreeMap<&'a AgencyId, u32>,
    divisions: BTreeMap<&'a DivisionId, u32>,
    held: BTreeMap<Held<'a>, u32>,
    persons: BTreeMap<&'a InspectorId, PersonRow>,
    needs: BTreeMap<NeedRow, (u8, &'a SlotNeed)>,
    month_of: BTreeMap<VisitRow, u8>,
    /// Caps on groups of a month's visits.
    caps: Vec<(u8, &'a VisitCap, Vec<VisitRow>)>,
}

impl<'a> Filling<'a> {
    fn new(months: &'a [(u8, Staffing)]) -> Self {
        let rows = || months.iter().flat_map(|(_, staffing)| &staffing.inspectors);
        let asked = || months.iter().flat_map(|(_, staffing)| &staffing.needs);
        let held = months.iter().flat_map(|(month, staffing)| {
            let needs = staffing.needs.iter().flat_map(|need| &need.credentials);
            let rows = staffing.inspectors.iter().flat_map(|row| &row.credentials);
            let names = needs.chain(rows).map(Some).chain([None]);
            names.map(|name| (*month, name))
        });
        let agencies = asked().map(|need| &need.agency);
        let divisions = asked().flat_map(|need| &need.divisions);
        let persons = rows().map(|row| &row.inspector).collect::<BTreeSet<_>>();
        Self {
            tables: Problem::builder(),
            agencies: numbered(agencies.chain(rows().map(|row| &row.agency))),
            divisions: numbered(divisions.chain(rows().flat_map(|row| &row.divisions))),
            held: numbered(held),
            persons: persons.into_iter().zip((0..).map(PersonRow)).collect(),
            needs: BTreeMap::new(),
            month_of: BTreeMap::new(),
            caps: Vec::new(),
        }
    }

    /// A month's visits: credentials count in that month alone, so that leave and expiry do too.
    fn visits(&mut self, month: u8, staffing: &'a Staffing) {
        let needs: Vec<NeedRow> = staffing
            .needs
            .iter()
            .map(|need| {
                let row = self.tables.need(self.need(month, need));
                self.needs.entry(row).or_insert((month, need));
                row
            })
            .collect();
        let mut rows = BTreeMap::new();
        for visit in &staffing.visits {
            let row = self.tables.visit(token(self.month_of.len()));
            self.month_of.insert(row, month);
            rows.insert(visit.visit, row);
            for need in &visit.slots {
                let need = usize::try_from(*need).ok().and_then(|need| needs.get(need));
                // A row that does not exist is refused with the tables.
                let need = need.copied().unwrap_or(NeedRow(u32::MAX));
                self.tables.slot(row, need);
            }
        }
        let known = |visit: &Token| rows.get(visit).copied().unwrap_or(VisitRow(u32::MAX));
        for cap in &staffing.caps {
            let visits = cap.visits.iter().map(known);
            self.caps.push((month, cap, visits.collect()));
        }
        for pair in &staffing.excluded {
            let visit = rows.get(&pair.visit).copied();
            let person = self.persons.get(&pair.inspector).copied();
            self.tables.exclude(
                visit.unwrap_or(VisitRow(u32::MAX)),
                person.unwrap_or(PersonRow(u32::MAX)),
            );
        }
    }

    /// One person for an inspector of several months, by id, as the persons are numbered.
    fn inspectors(&mut self, months: &'a [(u8, Staffing)], year_cap: impl Fn(&InspectorId) -> u32) {
        let mut rows = BTreeMap::<&InspectorId, Vec<(u8, &InspectorRow)>>::new();
        for (month, staffing) in months {
            for row in &staffing.inspectors {
                rows.entry(&row.inspector).or_default().push((*month, row));
            }
        }
        let mut schedules = BTreeMap::new();
        for (place, (inspector, rows)) in rows.into_iter().enumerate() {
            let Some((_, first)) = rows.first() else {
                continue;
            };
            let held = rows.iter().flat_map(|(month, row)| {
                let names = row.credentials.iter().map(Some).chain([None]);
                names.map(|name| Credential(number(&self.held, &(*month, name))))
            });
            let divisions = first.divisions.iter();
            let profile = Profile::of(Department(number(&self.agencies, &&first.agency)))
                .also_in(divisions.map(|of| Region(number(&self.divisions, &of))))
                .with_credentials(held);
            let profile = self.tables.profile(profile);
            let person = self
                .tables
                .person(token(place), profile, year_cap(inspector));
            let caps: Vec<(u8, u32)> = rows.iter().map(|(month, row)| (*month, row.cap)).collect();
            let inner = (0_usize..).zip(&self.caps).filter(|(_, (month, cap, _))| {
                let whom = &cap.inspectors;
                let is_here = rows.iter().any(|(of, _)| of == month);
                is_here && (whom.is_empty() || whom.contains(inspector))
            });
            let inner: Vec<usize> = inner.map(|(number, _)| number).collect();
            let schedule = schedules.entry((caps, inner));
            let schedule = schedule.or_insert_with_key(|(caps, inner)| {
                let months = caps
                    .iter()
                    .fold(CapSchedule::new(), |groups, (month, cap)| {
                        let visits = self.month_of.iter().filter(|(_, of)| *of == month);
                        groups.at_most(*cap, visits.map(|(visit, _)| *visit))
                    });
                let inner = inner.iter().filter_map(|number| self.caps.get(*number));
                let groups = inner.fold(months, |groups, (_, cap, visits)| {
                    groups.at_most(cap.at_most, visits.iter().copied())
                });
                self.tables.schedule(groups)
            });
            self.tables.caps(person, *schedule);
        }
    }

    fn need(&self, month: u8, need: &'a SlotNeed) -> Need {
        let divisions = need.divisions.iter();
        let names = need.credentials.iter().map(Some).chain([None]);
        Need::of(Department(number(&self.agencies, &&need.agency)))
            .from_regions(divisions.map(|of| Region(number(&self.divisions, &of))))
            .with_credentials(names.map(|name| Credential(number(&self.held, &(month, name)))))
    }
}

fn numbered<T: Ord>(names: impl Iterator<Item = T>) -> BTreeMap<T, u32> {
    let names: BTreeSet<T> = names.collect();
    names.into_iter().zip(0..).collect()
}

/// Every name was numbered before.
fn number<T: Ord>(numbers: &BTreeMap<T, u32>, name: &T) -> u32 {
    numbers.get(name).copied().unwrap_or(u32::MAX)
}

/// Visits and persons that are only expected have no tokens yet: their numbers stand for them.
fn token(number: usize) -> Token {
    Token::from_bytes(u128::try_from(number).unwrap_or(u128::MAX).to_be_bytes())
}
