//! Frames whose rows go by once to be committed to, and are never held.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use ssj_core::{BlindToken, Checks, HashFn, MatterId, Refusals};

use super::draw::check;
use super::frame::place;
use super::sizes::{count, shares_of};
use super::{
    ClassSource, CommittedFrame, FrameRow, FrameStream, MatterFrame, ObjectDraw, ObjectDrawParts,
    StreamedDraw, StreamedError, unmet,
};
use crate::record::{Blinding, Header, Veil};
use crate::sample::Counts;

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

/// What is known of rows that went by.
#[derive(Debug)]
pub(super) struct GoneBy {
    /// The place of each stratum in the order of names.
    pub(super) places: Vec<u32>,
    pub(super) counts: Counts,
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
        Ok(StreamedDraw::new(draw, frames))
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
pub(super) fn in_place<'r>(row: &'r FrameRow, places: &[u32]) -> Cow<'r, FrameRow> {
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
