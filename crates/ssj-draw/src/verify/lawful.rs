//! Whether teams are lawful, told by simple code that shares nothing with the engine that made them.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use ssj_core::{AgencyId, Excerpt, HashFn, InspectorId, Token};

use crate::record::{InspectorRow, SlotNeed, StaffingRows, TeamRecord, VisitSlots};

errors! {
    /// A way in which a team breaks the rules that it was drawn under.
    pub enum Unlawful {
        /// A visit has no team, two teams, or a team is of no visit.
        Visit {
            /// The visit.
            visit: Token,
        } = "unlawful.visit", "visit {visit} does not have exactly one team",
            "检查“{visit}”并非恰有一个检查组";
        /// A team has more or fewer members than the visit has places.
        Size {
            /// The visit.
            visit: Token,
            /// Members of the team.
            members: usize,
            /// Places of the visit.
            places: usize,
        } = "unlawful.size", "the team of visit {visit} has {members} members for {places} places",
            "检查“{visit}”的检查组有 {members} 人，名额为 {places}";
        /// A member is in no row.
        Unknown {
            /// The visit.
            visit: Token,
            /// The member.
            member: Token,
        } = "unlawful.unknown", "the team of visit {visit} has the unknown member {member}",
            "检查“{visit}”的检查组有名录外的成员“{member}”";
        /// One person fills two places.
        Twice {
            /// The visit.
            visit: Token,
            /// The member.
            member: InspectorId,
        } = "unlawful.twice", "{member} fills two places of visit {visit}",
            "“{member}”在检查“{visit}”中占两个名额";
        /// A member is of another agency than the place asks for.
        OtherAgency {
            /// The visit.
            visit: Token,
            /// The place, from 0.
            place: usize,
            /// The member.
            member: InspectorId,
            /// The member's agency.
            agency: AgencyId,
        } = "unlawful.agency", "{member} of {agency} is not of the agency of place {place} of visit {visit}",
            "“{agency}”的“{member}”不属于检查“{visit}”第 {place} 个名额所需的部门";
        /// A member works in none of the divisions that the place asks for.
        Elsewhere {
            /// The visit.
            visit: Token,
            /// The place, from 0.
            place: usize,
            /// The member.
            member: InspectorId,
        } = "unlawful.division", "{member} works in no division of place {place} of visit {visit}",
            "“{member}”不在检查“{visit}”第 {place} 个名额所需的行政区划工作";
        /// A member lacks a credential that the place asks for.
        Unfit {
            /// The visit.
            visit: Token,
            /// The place, from 0.
            place: usize,
            /// The member.
            member: InspectorId,
            /// The name of the first credential that is missing.
            lacks: Excerpt,
        } = "unlawful.credential", "{member} lacks {lacks} for place {place} of visit {visit}",
            "“{member}”不具备检查“{visit}”第 {place} 个名额所需的“{lacks}”";
        /// A member was excluded from the visit.
        Excluded {
            /// The visit.
            visit: Token,
            /// The member.
            member: InspectorId,
            /// The stable name of the reason.
            reason: Excerpt,
        } = "unlawful.excluded", "{member} is excluded from visit {visit}: {reason}",
            "“{member}”不得参加检查“{visit}”（{reason}）";
        /// A member fills more slots than their cap.
        OverCap {
            /// The member.
            member: InspectorId,
            /// Places filled.
            slots: u32,
            /// The cap.
            cap: u32,
        } = "unlawful.cap", "{member} fills {slots} places, at most {cap} are allowed",
            "“{member}”占 {slots} 个名额，最多可占 {cap} 个";
        /// A slot whose inspector is named by law went to somebody else.
        NotAsNamed {
            /// The visit.
            visit: Token,
            /// The place, from 0.
            place: u32,
            /// The inspector named by law.
            named: InspectorId,
        } = "unlawful.not-as-named", "place {place} of visit {visit} belongs to {named}",
            "检查“{visit}”第 {place} 个名额应归“{named}”";
    }
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
        for (place, (seat, need)) in team.inspectors.iter().zip(&visit.slots).enumerate() {
            let member = seat.inspector;
            if let Some(row) = self.rows.get(&member).copied() {
                if !present.insert(member) {
                    let member = row.inspector.clone();
                    self.found.push(Unlawful::Twice {
                        visit: token,
                        member,
                    });
                }
                self.member(token, place, row, *need);
                if seat.agency != row.agency {
                    self.found.push(Unlawful::OtherAgency {
                        visit: token,
                        place,
                        member: row.inspector.clone(),
                        agency: seat.agency.clone(),
                    });
                }
            } else {
                self.found.push(Unlawful::Unknown {
                    visit: token,
                    member,
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
                reason: Excerpt::from(*reason),
            });
        }
        let need = usize::try_from(need).ok();
        let need = need.and_then(|need| self.of.needs.get(need));
        self.found
            .extend(need.and_then(|need| unfit(need, row, (visit, place))));
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
    wrong.map(|(visit, _)| Unlawful::Visit { visit }).collect()
}

fn unfit(need: &SlotNeed, row: &InspectorRow, (visit, place): (Token, usize)) -> Option<Unlawful> {
    let (member, agency) = (row.inspector.clone(), row.agency.clone());
    if need.agency != agency {
        return Some(Unlawful::OtherAgency {
            visit,
            place,
            member,
            agency,
        });
    }
    if !need.divisions.is_empty() && row.divisions.is_disjoint(&need.divisions) {
        return Some(Unlawful::Elsewhere {
            visit,
            place,
            member,
        });
    }
    let lacks = need.credentials.difference(&row.credentials).next()?;
    Some(Unlawful::Unfit {
        visit,
        place,
        member,
        lacks: lacks.as_str().into(),
    })
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
            let count = slots.entry(member.inspector).or_default();
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
        let seat = place.and_then(|place| team?.inspectors.get(place));
        seat.is_some_and(|seat| seat.inspector == inspector.token(hash))
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
