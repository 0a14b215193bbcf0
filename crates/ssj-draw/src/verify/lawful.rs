//! Whether teams are lawful, told by simple code that shares nothing with the engine that made them.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use ssj_core::{DivisionId, HashFn, InspectorId, Token};

use crate::record::{InspectorRow, SlotNeed, StaffingRows, TeamRecord, VisitSlots};

/// A way in which a team breaks the rules that it was drawn under.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unlawful {
    /// A visit has no team, two teams, or a team is of no visit.
    #[error("visit {0} does not have exactly one team")]
    Visit(Token),
    /// A team has more or fewer members than the visit has places.
    #[error("the team of visit {visit} has {members} members for {places} places")]
    Size {
        /// The visit.
        visit: Token,
        /// Members of the team.
        members: usize,
        /// Places of the visit.
        places: usize,
    },
    /// A member is in no row.
    #[error("the team of visit {visit} has the unknown member {member}")]
    Unknown {
        /// The visit.
        visit: Token,
        /// The member.
        member: Token,
    },
    /// One person fills two places.
    #[error("{member} fills two places of visit {visit}")]
    Twice {
        /// The visit.
        visit: Token,
        /// The member.
        member: InspectorId,
    },
    /// A member lacks what the place asks for.
    #[error("{member} does not meet the need of place {place} of visit {visit}: {lacks}")]
    Unfit {
        /// The visit.
        visit: Token,
        /// The place, from 0.
        place: usize,
        /// The member.
        member: InspectorId,
        /// What is missing.
        lacks: String,
    },
    /// A member was excluded from the visit.
    #[error("{member} is excluded from visit {visit}: {reason}")]
    Excluded {
        /// The visit.
        visit: Token,
        /// The member.
        member: InspectorId,
        /// Why.
        reason: String,
    },
    /// A member fills more slots than their cap.
    #[error("{member} fills {slots} places, at most {cap} are allowed")]
    OverCap {
        /// The member.
        member: InspectorId,
        /// Places filled.
        slots: u32,
        /// The cap.
        cap: u32,
    },
    /// A slot whose inspector is named by law went to somebody else.
    #[error("place {place} of visit {visit} belongs to {named}")]
    NotAsNamed {
        /// The visit.
        visit: Token,
        /// The place, from 0.
        place: u32,
        /// The inspector named by law.
        named: InspectorId,
    },
}

/// Everything that is unlawful about these teams; empty if nothing is.
///
/// Plain code on purpose: tables are walked and looked up, nothing is searched for.
pub fn check_teams(hash: HashFn, rows: &StaffingRows, teams: &[TeamRecord]) -> Vec<Unlawful> {
    let inspectors = rows.inspectors.iter();
    let pairs = rows.excluded.iter();
    let mut walk = Walk {
        of: rows,
        rows: inspectors
            .map(|row| (row.inspector.token(hash), row))
            .collect(),
        excluded: pairs
            .map(|pair| ((pair.visit, &pair.inspector), &*pair.reason.code))
            .collect(),
        loads: BTreeMap::new(),
        found: one_team_each(rows, teams),
    };
    let by_visit: BTreeMap<_, _> = teams.iter().map(|team| (team.visit, team)).collect();
    for visit in &rows.visits {
        if let Some(team) = by_visit.get(&visit.visit) {
            walk.team(visit, team);
        }
    }
    let mut found = walk.found;
    let over = walk
        .loads
        .into_iter()
        .filter(|(_, (slots, cap))| slots > cap);
    found.extend(over.map(|(member, (slots, cap))| {
        let member = member.clone();
        Unlawful::OverCap { member, slots, cap }
    }));
    found.extend(over_visit_caps(hash, rows, &by_visit));
    found.extend(not_as_named(hash, rows, &by_visit));
    found
}

/// The tables that are looked up, and what was found so far.
struct Walk<'a> {
    of: &'a StaffingRows,
    rows: BTreeMap<Token, &'a InspectorRow>,
    excluded: BTreeMap<(Token, &'a InspectorId), &'a str>,
    /// Places filled, and the cap.
    loads: BTreeMap<&'a InspectorId, (u32, u32)>,
    found: Vec<Unlawful>,
}

impl<'a> Walk<'a> {
    fn team(&mut self, visit: &VisitSlots, team: &TeamRecord) {
        let (members, places) = (team.inspectors.len(), visit.slots.len());
        let token = visit.visit;
        if members != places {
            self.found.push(Unlawful::Size {
                visit: token,
                members,
                places,
            });
        }
        let mut present = BTreeSet::new();
        for (place, (member, need)) in team.inspectors.iter().zip(&visit.slots).enumerate() {
            if let Some(row) = self.rows.get(member).copied() {
                if !present.insert(*member) {
                    let member = row.inspector.clone();
                    self.found.push(Unlawful::Twice {
                        visit: token,
                        member,
                    });
                }
                self.member(token, place, row, *need);
            } else {
                self.found.push(Unlawful::Unknown {
                    visit: token,
                    member: *member,
                });
            }
        }
    }

    fn member(&mut self, visit: Token, place: usize, row: &'a InspectorRow, need: u32) {
        let member = &row.inspector;
        if let Some(reason) = self.excluded.get(&(visit, member)) {
            self.found.push(Unlawful::Excluded {
                visit,
                member: member.clone(),
                reason: String::from(*reason),
            });
        }
        let need = usize::try_from(need).ok();
        let need = need.and_then(|need| self.of.needs.get(need));
        if let Some(lacks) = need.and_then(|need| lacks(need, row)) {
            self.found.push(Unlawful::Unfit {
                visit,
                place,
                member: member.clone(),
                lacks,
            });
        }
        let load = self.loads.entry(member).or_insert((0, row.cap));
        load.0 = load.0.saturating_add(1);
    }
}

fn one_team_each(rows: &StaffingRows, teams: &[TeamRecord]) -> Vec<Unlawful> {
    let mut counts: BTreeMap<Token, (u32, u32)> = BTreeMap::new();
    for visit in &rows.visits {
        let count = counts.entry(visit.visit).or_default();
        count.0 = count.0.saturating_add(1);
    }
    for team in teams {
        let count = counts.entry(team.visit).or_default();
        count.1 = count.1.saturating_add(1);
    }
    let wrong = counts.into_iter().filter(|(_, count)| *count != (1, 1));
    wrong.map(|(visit, _)| Unlawful::Visit(visit)).collect()
}

fn lacks(need: &SlotNeed, row: &InspectorRow) -> Option<String> {
    if need.agency != row.agency {
        return Some(alloc::format!("of {}, not of {}", row.agency, need.agency));
    }
    let elsewhere = || row.divisions.is_disjoint(&need.divisions);
    if !need.divisions.is_empty() && elsewhere() {
        let divisions: Vec<_> = row.divisions.iter().map(DivisionId::as_str).collect();
        return Some(alloc::format!("from {}", divisions.join("+")));
    }
    let missing = need.credentials.difference(&row.credentials).next()?;
    Some(alloc::format!("without {missing}"))
}

/// Each cap on a group of visits, for each inspector it holds for: counted team by team.
fn over_visit_caps(
    hash: HashFn,
    rows: &StaffingRows,
    teams: &BTreeMap<Token, &TeamRecord>,
) -> Vec<Unlawful> {
    let mut found = Vec::new();
    for cap in &rows.caps {
        let mut slots: BTreeMap<Token, u32> = BTreeMap::new();
        for member in cap
            .visits
            .iter()
            .filter_map(|v| teams.get(v))
            .flat_map(|t| &t.inspectors)
        {
            let count = slots.entry(*member).or_default();
            *count = count.saturating_add(1);
        }
        for row in &rows.inspectors {
            let holds = cap.inspectors.is_empty() || cap.inspectors.contains(&row.inspector);
            let slots = slots.get(&row.inspector.token(hash)).copied().unwrap_or(0);
            if holds && slots > cap.at_most {
                let (member, cap) = (row.inspector.clone(), cap.at_most);
                found.push(Unlawful::OverCap { member, slots, cap });
            }
        }
    }
    found
}

fn not_as_named(
    hash: HashFn,
    rows: &StaffingRows,
    teams: &BTreeMap<Token, &TeamRecord>,
) -> Vec<Unlawful> {
    let kept = |visit: Token, slot: u32, inspector: &InspectorId| {
        let place = usize::try_from(slot).ok();
        let team = teams.get(&visit);
        place.and_then(|place| team?.inspectors.get(place)) == Some(&inspector.token(hash))
    };
    let broken = rows
        .fixed
        .iter()
        .filter(|f| !kept(f.visit, f.slot, &f.inspector));
    let told = broken.map(|f| Unlawful::NotAsNamed {
        visit: f.visit,
        place: f.slot,
        named: f.inspector.clone(),
    });
    told.collect()
}
