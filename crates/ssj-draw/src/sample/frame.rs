//! Frames: what a draw is taken from, in columns.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use ssj_core::{BlindToken, Limits, Token};

use super::blind::Blinder;
use super::cipher::Block;
use super::place::{Place, State};

/// A row's number in the whole frame, from 0.
///
/// Rows only name places in the caller's columns: their order never reaches a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(pub u64);

impl Row {
    /// Its number as an index into a column held in memory.
    ///
    /// A column that long can't exist where the number does not fit; the largest index stands for it.
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

say_as_shown!(Row);

/// A frame (抽样框), or a part of one: a column of names and a column of [`Place`]s, borrowed or owned.
///
/// A row is 20 bytes and no struct is built for it, so 200 million rows from a database or an Arrow
/// table go in as they are.
///
/// ```
/// use ssj_core::Token;
/// use ssj_draw::sample::{Frame, Place, State};
/// let tokens = [Token::from_bytes([1; 16]), Token::from_bytes([2; 16])];
/// let places = [Place::new(0, State::Eligible)?, Place::new(0, State::NotDrawable)?];
/// let frame = Frame::open(&tokens, &places, 1)?;
/// assert_eq!((frame.len(), frame.strata()), (2, 1));
/// assert!(Frame::open(&tokens, &places[..1], 1).is_err());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "抽样框")]
#[derive(Clone, Debug)]
pub struct Frame<'a> {
    names: Names<'a>,
    places: Cow<'a, [Place]>,
    strata: u32,
    first: Row,
}

/// The column of names: as they enter the draw, or still to be blinded.
#[derive(Clone, Debug)]
enum Names<'a> {
    Blind(Cow<'a, [BlindToken]>),
    /// Blind ones, as a column of bytes.
    Bytes(&'a [[u8; 16]]),
    Open(Cow<'a, [Token]>),
    Secret(Cow<'a, [Token]>, &'a Blinder),
}

impl<'a> Frame<'a> {
    /// An open frame: objects enter under their public tokens, strata are no secret.
    ///
    /// # Errors
    /// [`FrameError`] where the columns differ in length or a limit is exceeded.
    pub fn open(
        tokens: impl Into<Cow<'a, [Token]>>,
        places: impl Into<Cow<'a, [Place]>>,
        strata: u32,
    ) -> Result<Self, FrameError> {
        Self::new(Names::Open(tokens.into()), places.into(), strata)
    }

    /// A blinded frame: tokens are enciphered under the round's secret as they are read.
    ///
    /// # Errors
    /// [`FrameError`] where the columns differ in length or a limit is exceeded.
    pub fn blinded(
        tokens: impl Into<Cow<'a, [Token]>>,
        places: impl Into<Cow<'a, [Place]>>,
        strata: u32,
        blinder: &'a Blinder,
    ) -> Result<Self, FrameError> {
        Self::new(Names::Secret(tokens.into(), blinder), places.into(), strata)
    }

    /// A frame of names as they enter the draw: what a verifier has.
    ///
    /// # Errors
    /// [`FrameError`] where the columns differ in length or a limit is exceeded.
    pub fn of_blind_tokens(
        tokens: impl Into<Cow<'a, [BlindToken]>>,
        places: impl Into<Cow<'a, [Place]>>,
        strata: u32,
    ) -> Result<Self, FrameError> {
        Self::new(Names::Blind(tokens.into()), places.into(), strata)
    }

    /// A frame of borrowed columns as other engines hold them, Arrow's buffers among them: blind tokens of
    /// 16 bytes each, stratum numbers, and states (0 out of scope, 1 not drawable, 2 eligible). Tokens are
    /// read where they lie.
    ///
    /// # Errors
    /// [`FrameError`] where the columns differ in length, a limit is exceeded, a state is none or a stratum
    /// number is not below `strata`.
    ///
    /// ```
    /// use ssj_draw::sample::{Counts, Frame};
    /// let tokens = [[1; 16], [2; 16], [3; 16]].concat();
    /// let frame = Frame::of_columns(&tokens, &[0, 0, 1], &[2, 1, 2], 2)?;
    /// assert_eq!(Counts::of(&frame, &mut ())?.strata[0].in_scope(), 2);
    /// assert!(Frame::of_columns(&tokens, &[0, 0, 1], &[2, 1, 3], 2).is_err());
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn of_columns(
        tokens: &'a [u8],
        strata: &[u32],
        states: &[u8],
        limit: u32,
    ) -> Result<Self, FrameError> {
        let (tokens, rest) = tokens.as_chunks();
        if !rest.is_empty() || strata.len() != states.len() {
            return Err(FrameError::UnequalColumns {
                tokens: tokens.len(),
                places: strata.len().min(states.len()),
            });
        }
        let rows = (0_u64..).zip(strata.iter().zip(states));
        let place = |(row, (stratum, state)): (u64, (&u32, &u8))| {
            let row = Row(row);
            let state =
                State::of_number(*state).ok_or(FrameError::NoSuchState { row, state: *state })?;
            let place = Place::new(*stratum, state).ok();
            place
                .filter(|_| *stratum < limit)
                .ok_or(FrameError::NoSuchStratum {
                    row,
                    stratum: *stratum,
                    strata: limit,
                })
        };
        let places = rows.map(place).collect::<Result<Vec<_>, _>>()?;
        Self::new(Names::Bytes(tokens), places.into(), limit)
    }

    /// Says that this is a part of a larger frame, whose rows start at this number there.
    ///
    /// # Errors
    /// [`FrameError::TooManyRows`] where the part would end beyond the limit.
    pub fn starting_at(mut self, first: Row) -> Result<Self, FrameError> {
        within_limit(first, self.len())?;
        self.first = first;
        Ok(self)
    }

    fn new(names: Names<'a>, places: Cow<'a, [Place]>, strata: u32) -> Result<Self, FrameError> {
        if names.len() != places.len() {
            return Err(FrameError::UnequalColumns {
                tokens: names.len(),
                places: places.len(),
            });
        }
        let limit = Limits::DEFAULT.strata();
        if strata > limit {
            return Err(FrameError::TooManyStrata { strata, limit });
        }
        within_limit(Row(0), places.len())?;
        Ok(Self {
            names,
            places,
            strata,
            first: Row(0),
        })
    }

    /// How many rows it has, whatever their state.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How many strata the frame has; their numbers are 0 to this, less one.
    pub const fn strata(&self) -> u32 {
        self.strata
    }

    /// The number of its first row in the whole frame: 0 unless it is a part.
    pub const fn first(&self) -> Row {
        self.first
    }

    /// A part of this frame: these rows, counted from its own start, under the numbers they have in
    /// the whole frame. `None` where the range leaves the frame.
    pub fn part(&self, rows: Range<usize>) -> Option<Frame<'_>> {
        let offset = u64::try_from(rows.start).ok()?;
        Some(Frame {
            places: self.places.get(rows.clone())?.into(),
            names: self.names.part(rows)?,
            strata: self.strata,
            first: Row(self.first.0.checked_add(offset)?),
        })
    }

    /// The place of a row, by its number in the whole frame.
    pub fn place(&self, row: Row) -> Option<Place> {
        self.places.get(self.local(row)?).copied()
    }

    /// The name under which a row enters the draw, by its number in the whole frame.
    pub fn token(&self, row: Row) -> Option<BlindToken> {
        let at = self.local(row)?;
        match &self.names {
            Names::Blind(tokens) => tokens.get(at).copied(),
            Names::Bytes(tokens) => tokens.get(at).copied().map(BlindToken::from_bytes),
            Names::Open(tokens) => tokens.get(at).copied().map(BlindToken::open),
            Names::Secret(tokens, blinder) => tokens.get(at).map(|token| blinder.blind(*token)),
        }
    }

    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// The first 64 bits of a name before any blinding, by its place in this part.
    pub(super) fn name_prefix(&self, at: usize) -> Option<u64> {
        let name = match &self.names {
            Names::Blind(tokens) => tokens.get(at)?.as_bytes(),
            Names::Bytes(tokens) => tokens.get(at)?,
            Names::Open(tokens) | Names::Secret(tokens, _) => tokens.get(at)?.as_bytes(),
        };
        name.first_chunk().map(|prefix| u64::from_be_bytes(*prefix))
    }

    /// Fills the first blocks of `out` with the names of the rows from `start` on, as they enter the
    /// draw; returns the filled blocks.
    pub(super) fn load<'b>(&self, start: usize, out: &'b mut [Block]) -> &'b mut [Block] {
        let rows = start..self.len().min(start.saturating_add(out.len()));
        let filled = out.get_mut(..rows.len()).unwrap_or_default();
        match &self.names {
            Names::Blind(tokens) => copy(tokens.get(rows), filled, BlindToken::as_bytes),
            Names::Bytes(tokens) => copy(tokens.get(rows), filled, |token| token),
            Names::Open(tokens) => copy(tokens.get(rows), filled, Token::as_bytes),
            Names::Secret(tokens, blinder) => {
                copy(tokens.get(rows), filled, Token::as_bytes);
                blinder.encipher(filled);
            }
        }
        filled
    }

    fn local(&self, row: Row) -> Option<usize> {
        usize::try_from(row.0.checked_sub(self.first.0)?).ok()
    }
}

impl Names<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Blind(tokens) => tokens.len(),
            Self::Bytes(tokens) => tokens.len(),
            Self::Open(tokens) | Self::Secret(tokens, _) => tokens.len(),
        }
    }

    fn part(&self, rows: Range<usize>) -> Option<Names<'_>> {
        Some(match self {
            Self::Blind(tokens) => Names::Blind(tokens.get(rows)?.into()),
            Self::Bytes(tokens) => Names::Bytes(tokens.get(rows)?),
            Self::Open(tokens) => Names::Open(tokens.get(rows)?.into()),
            Self::Secret(tokens, blinder) => Names::Secret(tokens.get(rows)?.into(), blinder),
        })
    }
}

fn copy<T>(names: Option<&[T]>, blocks: &mut [Block], bytes: impl Fn(&T) -> &[u8; 16]) {
    for (name, block) in names.unwrap_or_default().iter().zip(blocks) {
        block.0 = *bytes(name);
    }
}

fn within_limit(first: Row, rows: usize) -> Result<(), FrameError> {
    let rows = first
        .0
        .saturating_add(u64::try_from(rows).unwrap_or(u64::MAX));
    let limit = Limits::DEFAULT.frame_rows();
    if rows > limit {
        Err(FrameError::TooManyRows { rows, limit })
    } else {
        Ok(())
    }
}

errors! {
    /// Columns that make no frame.
    pub enum FrameError {
        /// The two columns differ in length.
        UnequalColumns {
            /// Rows of the column of names.
            tokens: usize,
            /// Rows of the column of places.
            places: usize,
        } = "frame.unequal-columns", "the frame has {tokens} tokens but {places} places",
            "抽样框有 {tokens} 个标记，而位置有 {places} 个";
        /// More strata than the limit.
        TooManyStrata {
            /// How many were asked for.
            strata: u32,
            /// How many there may be.
            limit: u32,
        } = "frame.too-many-strata", "{strata} strata are more than the limit of {limit}",
            "{strata} 层超过 {limit} 层的限度";
        /// More rows than the limit.
        TooManyRows {
            /// How many there are.
            rows: u64,
            /// How many there may be.
            limit: u64,
        } = "frame.too-many-rows", "{rows} rows are more than the limit of {limit}",
            "{rows} 行超过 {limit} 行的限度";
        /// A row's state is none.
        NoSuchState {
            /// The row.
            row: Row,
            /// What stands for its state.
            state: u8,
        } = "frame.no-such-state", "row {row} has the state {state}, which is none: 0, 1 or 2",
            "第 {row} 行的状态为 {state}，应为 0、1 或 2";
        /// A row's stratum number is not below the frame's number of strata.
        NoSuchStratum {
            /// The row.
            row: Row,
            /// Its stratum.
            stratum: u32,
            /// How many strata there are.
            strata: u32,
        } = "frame.no-such-stratum",
            "row {row} is in stratum {stratum}, but the frame has {strata} strata",
            "第 {row} 行属于第 {stratum} 层，而抽样框只有 {strata} 层";
    }
}
