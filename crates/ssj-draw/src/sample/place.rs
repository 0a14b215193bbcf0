//! Where an object stands in a frame: its stratum and its state.

use core::fmt;

use ssj_core::Limits;

words! {
    /// Whether an object can be drawn.
    ///
    /// Ratios apply to all that are in scope (`N_h`), so an object that may not be visited again this
    /// year still counts, and only then fails to be drawn.
    pub enum State {
        /// Closed, moved away, not of this kind: not in `N_h`.
        #[doc(alias = "不在范围")]
        OutOfScope = "out-of-scope", "不在范围";
        /// In `N_h`, but kept from this draw by a no-repeat, cap or leave-alone rule.
        #[doc(alias = "免抽")]
        NotDrawable = "not-drawable", "免抽";
        /// In `N_h` and drawable.
        #[doc(alias = "可抽")]
        Eligible = "eligible", "可抽";
    }
}

impl State {
    const fn number(self) -> u32 {
        match self {
            Self::OutOfScope => 0,
            Self::NotDrawable => 1,
            Self::Eligible => 2,
        }
    }

    /// The state that stands as this number in a column.
    pub(super) const fn of_number(number: u8) -> Option<Self> {
        match number {
            0 => Some(Self::OutOfScope),
            1 => Some(Self::NotDrawable),
            2 => Some(Self::Eligible),
            _ => None,
        }
    }
}

/// An object's stratum number and state in four bytes: one row of a frame's second column.
///
/// ```
/// use ssj_draw::sample::{Place, State};
/// let place = Place::new(3_099, State::Eligible)?;
/// assert_eq!((place.stratum(), place.state()), (3_099, State::Eligible));
/// assert!(Place::new(1 << 24, State::Eligible).is_err());
/// # Ok::<(), ssj_draw::sample::StratumError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(u32);

/// Slots of a table that is indexed by place: four for each stratum, the fourth unused.
pub(super) const SLOTS: usize = 4;

/// Gates of a stratum: one for those who can't be drawn, one for those who can.
pub(super) const GATES: usize = 2;

impl Place {
    /// The place of an object of this stratum (0 to 2^24 − 1) in this state.
    ///
    /// # Errors
    /// [`StratumError`] where the stratum number is beyond the limit.
    pub const fn new(stratum: u32, state: State) -> Result<Self, StratumError> {
        let limit = Limits::DEFAULT.strata();
        if stratum >= limit {
            return Err(StratumError { stratum, limit });
        }
        Ok(Self((stratum << 2) | state.number()))
    }

    /// The stratum's number.
    pub const fn stratum(self) -> u32 {
        self.0 >> 2
    }

    /// The object's state.
    pub const fn state(self) -> State {
        match self.0 & 3 {
            0 => State::OutOfScope,
            1 => State::NotDrawable,
            // The constructor makes no 3.
            _ => State::Eligible,
        }
    }

    pub(super) const fn is_eligible(self) -> bool {
        self.0 & 3 == 2
    }

    /// Its place in a table of [`GATES`] per stratum: odd if and only if it is eligible.
    pub(super) const fn gate(self) -> usize {
        self.slot() / GATES
    }

    /// Its slot in a table of [`SLOTS`] per stratum.
    #[expect(
        clippy::as_conversions,
        reason = "26 bits fit any index that the crate is built for"
    )]
    pub(super) const fn slot(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Place({}, {:?})", self.stratum(), self.state())
    }
}

errors! {
    /// A stratum number beyond the limit of 2^24 strata.
    #[derive(Copy)]
    pub struct StratumError {
        /// The number that is too large.
        pub stratum: u32,
        /// How many strata there may be.
        pub limit: u32,
    } = "frame.stratum-limit", "stratum {stratum} is beyond the limit of {limit} strata",
        "第 {stratum} 层超过 {limit} 层的限度";
}
