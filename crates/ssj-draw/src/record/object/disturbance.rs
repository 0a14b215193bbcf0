//! How many enterprises a draw disturbs, beside a bound below which no design can get.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::rules::draw as codes;
use ssj_core::{ObjectId, Refusal, Refusals};

use super::{ObjectDraw, ObjectRecord, Sampled, sample_frame, unmet};
use crate::sample::{MatterDraw, Ranker, VisitReport};

impl ObjectDraw {
    /// The visits that a record of this draw asks for and the lower bound on them, both counted over
    /// those who are visited: a product's check disturbs its holder (2.5-c).
    ///
    /// The draw is done again with the record's seed.
    ///
    /// # Errors
    /// Those of [`ObjectDraw::draw`] that come from the frames.
    #[doc(alias = "一次性联合完成")]
    pub fn visit_report(&self, record: &ObjectRecord) -> Result<VisitReport, Refusals> {
        let ranker = Ranker::new(self.hash().suite(), &record.seed)?;
        let mut numbers: BTreeMap<&ObjectId, u32> = BTreeMap::new();
        let mut matters: Vec<(Sampled<'_>, Vec<u32>)> = Vec::new();
        for (frame, committed) in self.committed_frames() {
            let visited = frame.rows.iter().map(|row| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(row.visited()).or_insert(next)
            });
            let visited = visited.collect();
            matters.push((sample_frame(frame, committed, &ranker)?, visited));
        }
        let draws = matters.iter().map(|(sampled, visited)| MatterDraw {
            frame: &sampled.columns,
            counts: &sampled.counts,
            sample: &sampled.sample,
            visited,
        });
        let draws: Vec<_> = draws.collect();
        let visited = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        VisitReport::of(visited, &draws).map_err(|error| {
            let frame = self.frames().get(error.matter);
            let refusal = frame.map_or_else(
                || Refusal::new(codes::NO_FRAME),
                |frame| unmet(&frame.matter, &error),
            );
            refusal.into()
        })
    }
}
