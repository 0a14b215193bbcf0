//! Who stands by for the places of a visit: the first of all who could fill them, by hash.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use ssj_core::paper::Seat;
use ssj_core::{AgencyId, Digest, HashFn, InspectorId, Label, Seed, Token};

use super::{InspectorRow, SlotNeed, StaffingRows, VisitSlots};

/// The inspectors by agency, and who may not go where.
pub(crate) struct StandBy<'a> {
    rows: &'a StaffingRows,
    hash: HashFn,
    seed: Seed,
    by_agency: BTreeMap<&'a AgencyId, Vec<(Token, &'a InspectorRow)>>,
    excluded: BTreeSet<(Token, &'a InspectorId)>,
}

impl<'a> StandBy<'a> {
    pub(crate) fn new(rows: &'a StaffingRows, hash: HashFn, seed: Seed) -> Self {
        let mut by_agency: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in &rows.inspectors {
            let of_agency = by_agency.entry(&row.agency).or_default();
            of_agency.push((row.inspector.token(hash), row));
        }
        let excluded = rows.excluded.iter();
        Self {
            rows,
            hash,
            seed,
            by_agency,
            excluded: excluded.map(|pair| (pair.visit, &pair.inspector)).collect(),
        }
    }

    /// The reserves of a visit whose team is these: for each kind of place, in the order in which the
    /// visit asks for them, the first of those who could fill it and neither go nor stand by already.
    ///
    /// Who could fill a place is told by the rows alone; caps are not looked at, since they change with
    /// every replacement.
    pub(crate) fn of(&self, visit: &VisitSlots, team: &[Token]) -> Vec<Seat> {
        let mut seats: Vec<Seat> = Vec::new();
        let mut seen = BTreeSet::new();
        let asked = visit.slots.iter().filter_map(|number| {
            let need = usize::try_from(*number).ok()?;
            self.rows.needs.get(need)
        });
        // By what they ask for: their numbers are not committed to.
        for need in asked.filter(|need| seen.insert(*need)) {
            let known = |token: &Token| {
                team.contains(token) || seats.iter().any(|seat| seat.inspector == *token)
            };
            let could = self.by_agency.get(&need.agency).into_iter().flatten();
            let could = could.filter(|(token, row)| {
                fills(need, row)
                    && !known(token)
                    && !self.excluded.contains(&(visit.visit, &row.inspector))
            });
            let mut ranked: Vec<_> = could
                .map(|(token, row)| (self.rank(visit.visit, *token), *token, *row))
                .collect();
            ranked.sort_unstable_by_key(|(rank, token, _)| (*rank, *token));
            let limit = usize::try_from(self.rows.reserves).unwrap_or(usize::MAX);
            let next = ranked.into_iter().take(limit).map(|(_, token, row)| Seat {
                inspector: token,
                agency: row.agency.clone(),
            });
            let next: Vec<_> = next.collect();
            seats.extend(next);
        }
        seats
    }

    /// `H("ssj/1/reserve\0" ‖ seed ‖ visit token ‖ inspector token)`.
    fn rank(&self, visit: Token, inspector: Token) -> Digest {
        let parts: [&[u8]; 3] = [self.seed.as_bytes(), visit.as_bytes(), inspector.as_bytes()];
        self.hash.hash_parts(Label::Reserve, &parts)
    }
}

fn fills(need: &SlotNeed, row: &InspectorRow) -> bool {
    let here = need.divisions.is_empty() || !row.divisions.is_disjoint(&need.divisions);
    here && need.credentials.is_subset(&row.credentials)
}
