//! A draw of frames that went by: only the rows that are drawn come back.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::paper::{ObjectsDrawn, PaperError};
use ssj_core::plan::RoundDraw;
use ssj_core::round::Round;
use ssj_core::{BlindToken, Checks, Digest, Explain, MatterId, ObjectId, Refusals};

use super::draw_frame::{sizes, state};
use super::frame::place;
use super::streaming::{GoneBy, in_place};
use super::{
    FrameResult, FrameRow, MatterFrame, ObjectCommitment, ObjectDraw, ObjectRecord, RowState,
    StratumResult, unmet,
};
use crate::record::{PublicForm, SeedEvidence, Visits};
use crate::sample::{KeptSample, Place, Ranked, Ranker, SelectError, Selector};

/// A committed draw of frames that went by, waiting for its seed.
#[derive(Debug)]
pub struct StreamedDraw {
    /// Of frames without rows.
    draw: ObjectDraw,
    frames: Vec<GoneBy>,
}

/// What was drawn of one matter's frame, as it went by again.
#[derive(Clone, Debug)]
pub struct StreamedSample {
    /// The matter.
    pub matter: MatterId,
    /// Who was drawn and who stands by.
    pub sample: KeptSample,
    /// Their rows, in any order.
    pub rows: Vec<FrameRow>,
}

/// A record with the rows that it has drawn.
#[derive(Debug)]
pub struct StreamedRecord {
    /// Of frames whose rows are those drawn.
    draw: ObjectDraw,
    /// The record.
    pub record: ObjectRecord,
}

impl StreamedDraw {
    pub(super) const fn new(draw: ObjectDraw, frames: Vec<GoneBy>) -> Self {
        Self { draw, frames }
    }

    /// What is committed to, spelled out.
    pub const fn commitment(&self) -> &ObjectCommitment {
        self.draw.commitment()
    }

    /// The commitment's digest: publish it, then wait for the seed's sources.
    pub const fn digest(&self) -> Digest {
        self.draw.digest()
    }

    /// What the plan or campaign that a round draws for keeps of this draw.
    pub fn round_draw(&self, round: &Round) -> RoundDraw {
        self.draw.round_draw(round)
    }

    /// What selects from a matter's frame under the seed that the evidence comes to.
    ///
    /// # Errors
    /// Those of [`SeedEvidence::seed`]; `draw.stratum-short` and `draw.size-unmet` as for
    /// [`ObjectDraw::draw`], the latter also where no frame is of the matter.
    pub fn selector(
        &self,
        evidence: &SeedEvidence,
        matter: &MatterId,
    ) -> Result<Selector, Refusals> {
        let ranker = Ranker::new(self.draw.hash.suite(), &self.draw.seed(evidence)?)?;
        let frames = self.draw.frames.iter().zip(&self.frames);
        let mut frames = frames.filter(|(frame, _)| &frame.matter == matter);
        let unmet = |error: &dyn Explain| unmet(matter, error);
        let (frame, gone_by) = frames
            .next()
            .ok_or_else(|| unmet(&StreamedError::NoFrame))?;
        let quotas = sizes(frame, &gone_by.counts, &ranker)?.quotas();
        let selector = Selector::new(&ranker, gone_by.counts.clone(), quotas);
        Ok(selector.map_err(|error| unmet(&error))?)
    }

    /// The name and the place of a row in what a matter's frame is selected from; `None` where no frame is
    /// of the matter, or there are more strata than [`Place`] can number.
    pub fn row(&self, matter: &MatterId, row: &FrameRow) -> Option<(BlindToken, Place)> {
        let mut frames = self.draw.frames.iter().zip(&self.frames);
        let (_, gone_by) = frames.find(|(frame, _)| &frame.matter == matter)?;
        let stratum = place(&gone_by.places, row.stratum);
        Some((
            self.blind(row),
            Place::new(stratum, state(&row.state)).ok()?,
        ))
    }

    fn blind(&self, row: &FrameRow) -> BlindToken {
        self.draw.veil.blind(row.object.token(self.draw.hash))
    }

    /// Draws: the record of what was selected of each frame. That nobody of a lower rank was left out is
    /// for those to see who verify it with the whole frames.
    ///
    /// # Errors
    /// Those of [`ObjectDraw::draw`]; `draw.size-unmet` where a sample is missing, is of other sizes or
    /// another seed, or where the rows are not those of its objects.
    pub fn draw(
        mut self,
        evidence: SeedEvidence,
        samples: Vec<StreamedSample>,
    ) -> Result<StreamedRecord, Refusals> {
        let seed = self.draw.seed(&evidence)?;
        let ranker = Ranker::new(self.draw.hash.suite(), &seed)?;
        let by_matter = samples.into_iter().map(|it| (it.matter.clone(), it));
        let mut samples: BTreeMap<_, _> = by_matter.collect();
        let (mut drawn, mut checks) = (Vec::new(), Checks::new());
        for (frame, gone_by) in self.draw.frames.iter().zip(&self.frames) {
            let sample = samples.remove(&frame.matter);
            let sample = sample.ok_or_else(|| unmet(&frame.matter, &StreamedError::NoSample));
            let of = |sample| self.drawn(frame, gone_by, &ranker, sample);
            drawn.extend(checks.absorb(sample.map_err(Refusals::from).and_then(of)));
        }
        for matter in samples.keys() {
            checks.refuse(unmet(matter, &StreamedError::NoFrame));
        }
        checks.finish()?;
        let (results, rows): (Vec<_>, Vec<_>) = drawn.into_iter().unzip();
        let frames = self.draw.frames.iter_mut().zip(&mut self.draw.committed);
        for ((frame, committed), rows) in frames.zip(rows) {
            (committed.blind, frame.rows) = rows.into_iter().unzip();
        }
        let record = self.draw.record(evidence, seed, results);
        let draw = self.draw;
        Ok(StreamedRecord { draw, record })
    }

    /// What one frame came to, and the rows of those who were drawn or stand by.
    fn drawn(
        &self,
        frame: &MatterFrame,
        gone_by: &GoneBy,
        ranker: &Ranker,
        StreamedSample { sample, rows, .. }: StreamedSample,
    ) -> Result<(FrameResult, BTreeMap<BlindToken, FrameRow>), Refusals> {
        let unmet = |error: &dyn Explain| unmet(&frame.matter, error);
        let sizes = sizes(frame, &gone_by.counts, ranker)?;
        let selector = Selector::new(ranker, gone_by.counts.clone(), sizes.quotas());
        let selector = selector.map_err(|error| unmet(&error))?;
        if !sample.is_of(&selector) {
            return Err(unmet(&SelectError::OtherSelection).into());
        }
        let mut known = BTreeMap::new();
        for row in rows {
            let row = in_place(&row, &gone_by.places).into_owned();
            known.insert(self.blind(&row), row);
        }
        let mut wanted = BTreeMap::new();
        for (stratum, at) in sample.strata.iter().zip(0_u32..) {
            for one in stratum.drawn().iter().chain(stratum.reserves()) {
                let row = known.remove(&one.token);
                let row = row.filter(|row| row.stratum == at && row.state == RowState::Eligible);
                let missing = || unmet(&StreamedError::NoRow { token: one.token });
                wanted.insert(one.token, row.ok_or_else(missing)?);
            }
        }
        if let Some(row) = known.into_values().next() {
            return Err(unmet(&StreamedError::NotDrawn { object: row.object }).into());
        }
        let tokens = |many: &[Ranked]| many.iter().map(|one| one.token).collect();
        let strata = sample.strata.iter().zip(&sizes.strata);
        let strata = strata.map(|(stratum, size)| StratumResult {
            in_scope: size.in_scope,
            eligible: size.eligible,
            size: size.size,
            threshold: stratum.threshold(),
            drawn: tokens(stratum.drawn()),
            reserves: tokens(stratum.reserves()),
        });
        let result = FrameResult {
            matter: frame.matter.clone(),
            strata: strata.collect(),
        };
        Ok((result, wanted))
    }
}

impl StreamedRecord {
    /// What the record came to, for the round: see [`ObjectDraw::drawn`].
    ///
    /// # Errors
    /// Those of [`ObjectDraw::drawn`].
    pub fn drawn(&self) -> Result<ObjectsDrawn, PaperError> {
        self.draw.drawn(&self.record)
    }

    /// What everybody may see of it: see [`ObjectDraw::public_form`].
    pub fn public_form(&self, visits: Visits) -> PublicForm {
        self.draw.public_form(&self.record, visits)
    }
}

errors! {
    /// Frames that go by and do not fit together.
    pub enum StreamedError {
        /// A frame whose rows are to go by has some.
        RowsAtHand {
            /// How many.
            rows: usize,
        } = "frame.rows-at-hand", "its rows are to go by one by one, and it has {rows} of them already",
            "其各行应逐行读入，而已有 {rows} 行";
        /// No frame is of this matter.
        NoFrame = "frame.no-frame", "no frame is of this matter", "没有该事项的抽样框";
        /// Nothing was selected of a frame.
        NoSample = "frame.no-sample", "nothing was selected of its frame", "未从其抽样框选取";
        /// The row of an object that was drawn or stands by is not there, or is another.
        NoRow {
            /// Its blind token.
            token: BlindToken,
        } = "frame.no-row", "the row of `{token}`, which was drawn or stands by, is not given as it was",
            "抽中或备选的“{token}”所在行未按原样提供";
        /// A row is given of an object that was not drawn.
        NotDrawn {
            /// The object.
            object: ObjectId,
        } = "frame.row-not-drawn", "`{object}` was not drawn and does not stand by", "“{object}”既未抽中也非备选";
    }
}
