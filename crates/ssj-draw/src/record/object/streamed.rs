//! A draw of frames that are never held: their rows go by once for the commitment and once for the
//! sample, and only those that are drawn come back.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::paper::{ObjectsDrawn, PaperError};
use ssj_core::plan::RoundDraw;
use ssj_core::round::Round;
use ssj_core::{BlindToken, Checks, Digest, Explain, HashFn, MatterId, ObjectId, Refusals};

use super::draw::check;
use super::draw_frame::{sizes, state};
use super::frame::place;
use super::sizes::{count, shares_of};
use super::{
    ClassSource, CommittedFrame, FrameResult, FrameRow, FrameStream, MatterFrame, ObjectCommitment,
    ObjectDraw, ObjectDrawParts, ObjectRecord, RowState, StratumResult, unmet,
};
use crate::record::{Blinding, Header, PublicForm, SeedEvidence, Veil, Visits};
use crate::sample::{Counts, KeptSample, Place, Ranked, Ranker, SelectError, Selector};

/// Frames that go by, row by row, each in ascending order of blind token.
///
/// For frames that lie in a database or with a distributed engine: one matter after the other, or several
/// at once, in memory that does not grow with the rows. Commitment, seed and record are those of an
/// [`ObjectDraw`] of the same rows.
///
/// ```
/// use ssj_core::{MatterId, Refusals, Seed, id};
/// use ssj_draw::record::*;
/// use ssj_draw::sample::{Frame, Kept, KeptFinished};
///
/// /// `parts` without rows; `rows` in ascending order of blind token, as often as one asks.
/// fn draw(
///     parts: ObjectDrawParts, rows: impl Fn() -> Vec<FrameRow>, evidence: SeedEvidence,
/// ) -> Result<StreamedRecord, Box<dyn core::error::Error>> {
///     let matter = id!(MatterId, "gas");
///     let mut streaming = Streaming::new(parts)?;
///     let frame = streaming.frame(&matter).ok_or("no such matter")?;
///     rows().iter().try_for_each(|row| frame.push(row))?;
///     let draw = streaming.commit()?;
///     // Its digest is published; then the sources speak.
///     let selector = draw.selector(&evidence, &matter)?;
///     let mut kept = Kept::new(&selector);
///     for row in rows() {
///         let (token, place) = draw.row(&matter, &row).ok_or("no such stratum")?;
///         kept.take(&selector, &Frame::of_blind_tokens(&[token], &[place], selector.strata())?, &mut ())?;
///     }
///     let KeptFinished::Sample(sample) = kept.finish(selector)? else { return Err("look again, wider".into()) };
///     let wanted = sample.tokens();
///     let rows = rows().into_iter().filter(|row| draw.row(&matter, row).is_some_and(|(it, _)| wanted.contains(&it)));
///     let rows = rows.collect();
///     Ok(draw.draw(evidence, vec![StreamedSample { matter, sample, rows }])?)
/// }
/// ```
#[derive(Debug)]
pub struct Streaming {
    hash: HashFn,
    header: Header,
    classes: Option<ClassSource>,
    blinding: Blinding,
    veil: Veil,
    frames: Vec<StreamedFrame>,
}

/// One matter's frame of a [`Streaming`] draw.
#[derive(Debug)]
pub struct StreamedFrame {
    frame: MatterFrame,
    stream: FrameStream,
    gone_by: GoneBy,
}

/// A committed draw of frames that went by, waiting for its seed.
#[derive(Debug)]
pub struct StreamedDraw {
    /// Of frames without rows.
    draw: ObjectDraw,
    frames: Vec<GoneBy>,
}

/// What is known of rows that went by.
#[derive(Debug)]
struct GoneBy {
    /// The place of each stratum in the order of names.
    places: Vec<u32>,
    counts: Counts,
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

impl Streaming {
    /// A draw of these frames, whose rows are still to come.
    ///
    /// # Errors
    /// What is wrong with the header or a frame's design, as for [`ObjectDraw::new`]; `draw.size-unmet`
    /// where a frame has rows already.
    pub fn new(parts: ObjectDrawParts) -> Result<Self, Refusals> {
        let hash = parts.header.suite().hash_fn()?;
        let veil = Veil::new(hash, &parts.secret, parts.blinding)?;
        let mut frames = Vec::with_capacity(parts.frames.len());
        for mut frame in parts.frames {
            if !frame.rows.is_empty() {
                let rows = frame.rows.len();
                return Err(unmet(&frame.matter, &StreamedError::RowsAtHand { rows }).into());
            }
            let stream =
                FrameStream::new(hash.suite(), &parts.secret, parts.blinding, &frame.matter)?;
            let gone_by = GoneBy {
                places: frame.put_in_order(),
                counts: Counts::none(frame.strata.len()),
            };
            frames.push(StreamedFrame {
                frame,
                stream,
                gone_by,
            });
        }
        let streaming = Self {
            hash,
            header: parts.header,
            classes: parts.classes,
            blinding: parts.blinding,
            veil,
            frames,
        };
        check(
            &streaming.designs(),
            streaming.blinding == Blinding::Blinded,
        )?;
        Ok(streaming)
    }

    fn designs(&self) -> Vec<MatterFrame> {
        self.frames.iter().map(|it| it.frame.clone()).collect()
    }

    /// The frame of a matter, to push its rows.
    pub fn frame(&mut self, matter: &MatterId) -> Option<&mut StreamedFrame> {
        self.frames.iter_mut().find(|it| &it.frame.matter == matter)
    }

    /// Commits to the rows that went by.
    ///
    /// # Errors
    /// Those of [`ObjectDraw::new`] about numbers: a stratum that has too few to yield.
    pub fn commit(self) -> Result<StreamedDraw, Refusals> {
        let (mut checks, mut committed) = (Checks::new(), Vec::with_capacity(self.frames.len()));
        for it in &self.frames {
            let roots = (it.stream.root(), it.stream.exclusions());
            let shares = checks.absorb(shares_of(&it.frame, &it.gone_by.counts));
            let of = |shares| CommittedFrame::of(&it.frame, (self.hash, &self.veil), roots, shares);
            committed.extend(shares.map(of));
        }
        checks.finish()?;
        let frames = self.frames.into_iter();
        let (designs, frames) = frames.map(|it| (it.frame, it.gone_by)).unzip();
        let draw = ObjectDraw::of(
            (self.header, self.classes),
            (self.hash, self.veil, self.blinding),
            (designs, committed),
        )?;
        Ok(StreamedDraw { draw, frames })
    }
}

impl StreamedFrame {
    /// The name under which a row enters: what rows are sorted by.
    pub fn blind(&self, row: &FrameRow) -> BlindToken {
        self.stream.blind(row)
    }

    /// The counts of the rows so far.
    pub const fn counts(&self) -> &Counts {
        &self.gone_by.counts
    }

    /// Takes the next row; its stratum is numbered as the frame lists them.
    ///
    /// # Errors
    /// What is wrong with the row, as for [`ObjectDraw::new`]; `draw.size-unmet` where it does not come
    /// after the one before it. Nothing is taken then.
    pub fn push(&mut self, row: &FrameRow) -> Result<(), Refusals> {
        let mut checks = Checks::new();
        let at = usize::try_from(self.gone_by.counts.rows()).unwrap_or(usize::MAX);
        self.frame.check_row(at, row, &mut checks);
        checks.finish()?;
        let row = in_place(row, &self.gone_by.places);
        let pushed = self.stream.push(&row);
        pushed.map_err(|error| unmet(&self.frame.matter, &error))?;
        count(&mut self.gone_by.counts, &row);
        Ok(())
    }
}

/// A row whose stratum is numbered in the order of names.
fn in_place<'r>(row: &'r FrameRow, places: &[u32]) -> Cow<'r, FrameRow> {
    let stratum = place(places, row.stratum);
    if stratum == row.stratum {
        Cow::Borrowed(row)
    } else {
        Cow::Owned(FrameRow {
            stratum,
            ..row.clone()
        })
    }
}

impl StreamedDraw {
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
