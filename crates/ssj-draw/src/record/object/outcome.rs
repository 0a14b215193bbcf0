//! The visits that drawn objects add up to, and who stands by.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::paper::{
    DrawnCheck, DrawnVisit, ObjectsDrawn, PaperError, Reserve, ReserveList, visit_id,
};
use ssj_core::{
    BlindToken, Digest, DivisionId, HashFn, ObjectId, OutcomeDigest, RecordDigest, Token,
};

use super::{CommittedFrame, FrameResult, FrameRow, MatterFrame, ObjectDraw, ObjectRecord};

/// The visits and reserves of a draw's results.
///
/// All matters drawn for one enterprise in one county, and for its products and sites there, are one
/// visit (2.5-c). Blind tokens that are in none of the frames are passed over; verifying the record
/// finds them.
pub(crate) struct Outcome {
    /// In ascending order of enterprise and county; their ids are known with the record's digest.
    visits: Vec<DrawnVisit>,
    reserves: Vec<ReserveList>,
}

impl Outcome {
    pub(crate) fn of<'a>(
        frames: impl Iterator<Item = (&'a MatterFrame, &'a CommittedFrame)>,
        results: &[FrameResult],
    ) -> Self {
        let mut calls: BTreeMap<(&ObjectId, &DivisionId), Vec<DrawnCheck>> = BTreeMap::new();
        let mut reserves = Vec::new();
        for ((frame, committed), result) in frames.zip(results) {
            let rows = committed.drawn_rows(frame, result);
            let known = |tokens: &[BlindToken]| -> Vec<(&FrameRow, DrawnCheck)> {
                let rows = tokens.iter().filter_map(|token| rows.get(token).copied());
                rows.filter_map(|row| Some((row, check(frame, row)?)))
                    .collect()
            };
            for stratum in &result.strata {
                let drawn = known(&stratum.drawn);
                if drawn.is_empty() {
                    continue;
                }
                let serves = drawn.iter().map(|(row, _)| row.object.clone()).collect();
                for (row, check) in drawn {
                    let call = calls.entry((row.visited(), &row.division)).or_default();
                    call.push(check);
                }
                let order = known(&stratum.reserves)
                    .into_iter()
                    .map(|(row, check)| Reserve {
                        holder: row.visited().clone(),
                        county: row.division.clone(),
                        check,
                    });
                reserves.push(ReserveList {
                    matter: frame.matter.clone(),
                    serves,
                    order: order.collect(),
                });
            }
        }
        let visits = calls
            .into_iter()
            .map(|((holder, county), checks)| DrawnVisit {
                id: Token::from_bytes([0; 16]).into(),
                holder: holder.clone(),
                county: county.clone(),
                checks,
            });
        Self {
            visits: visits.collect(),
            reserves,
        }
    }

    pub(crate) fn digest(&self, hash: HashFn, salt: Digest) -> OutcomeDigest {
        ObjectsDrawn::outcome(hash, salt, &self.visits, &self.reserves)
    }

    /// The visits under the ids that follow from the record's digest, and the reserves.
    pub(crate) fn named(
        self,
        hash: HashFn,
        record: RecordDigest,
    ) -> (Vec<DrawnVisit>, Vec<ReserveList>) {
        let visits = self.visits.into_iter().map(|visit| DrawnVisit {
            id: visit_id(hash, record, &visit.holder, &visit.county),
            ..visit
        });
        (visits.collect(), self.reserves)
    }
}

fn check(frame: &MatterFrame, row: &FrameRow) -> Option<DrawnCheck> {
    Some(DrawnCheck {
        matter: frame.matter.clone(),
        object: row.object.clone(),
        agency: frame.who.agency_for(&row.division)?.clone(),
    })
}

impl ObjectDraw {
    fn outcome(&self, record: &ObjectRecord) -> Outcome {
        Outcome::of(self.committed_frames(), &record.results)
    }

    /// What a record of this draw came to: its visits (检查) and reserves (备选), for the round.
    ///
    /// # Errors
    /// [`PaperError`] where the record is not one of this draw: it does not name these visits.
    #[doc(alias = "抽取结果")]
    pub fn drawn(&self, record: &ObjectRecord) -> Result<ObjectsDrawn, PaperError> {
        let head = record.head(self.hash());
        let digest = head.digest(self.hash());
        let (visits, reserves) = self.outcome(record).named(self.hash(), digest);
        ObjectsDrawn::new(head, record.salt, visits, reserves)
    }

    /// The visits (检查) that a record of this draw asks for, in ascending order of enterprise and
    /// county.
    #[doc(alias = "一次性联合完成")]
    pub fn visits(&self, record: &ObjectRecord) -> Vec<DrawnVisit> {
        let record_digest = RecordDigest(record.digest);
        self.outcome(record).named(self.hash(), record_digest).0
    }
}
