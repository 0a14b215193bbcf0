//! Who steps in where a visit falls out: the next ranks of the same stratum.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use ssj_core::Token;

use super::{DrawnCheck, DrawnVisit, FrameRow, ObjectDraw, ObjectRecord, visit_token};

/// The reserves (备选) of one stratum of one matter, as the visits they would be.
#[doc(alias = "备选")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReserveVisits {
    /// The visits that were drawn from this stratum.
    pub serves: Vec<Token>,
    /// Who steps in, the next one first: nobody who is visited anyway, and nobody twice.
    pub order: Vec<DrawnVisit>,
}

impl ObjectDraw {
    /// The reserves of a record of this draw, by matter and stratum in the draw's order; strata
    /// from which nothing was drawn have none.
    #[doc(alias = "备选")]
    pub fn reserves(&self, record: &ObjectRecord) -> Vec<ReserveVisits> {
        let drawn = self.visits(record);
        let visited: BTreeSet<_> = drawn.iter().map(|visit| &visit.visited).collect();
        let token = |row: &FrameRow| visit_token(self.hash(), record.digest, row.visited());
        let mut lists = Vec::new();
        for frame in self.frames() {
            for (drawn, reserves) in self.strata_rows(record, &frame.matter) {
                if drawn.is_empty() {
                    continue;
                }
                let serves: BTreeSet<_> = drawn.iter().map(|row| token(row)).collect();
                let mut standing_by = BTreeSet::new();
                let next = reserves.iter().filter(|row| {
                    !visited.contains(row.visited()) && standing_by.insert(row.visited())
                });
                let order = next.map(|row| DrawnVisit {
                    token: token(row),
                    visited: row.visited().clone(),
                    checks: alloc::vec![DrawnCheck {
                        matter: frame.matter.clone(),
                        object: row.object.clone(),
                    }],
                });
                lists.push(ReserveVisits {
                    order: order.collect(),
                    serves: serves.into_iter().collect(),
                });
            }
        }
        lists
    }
}
