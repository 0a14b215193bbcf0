//! The roots of a frame whose rows come one by one, in ascending order of blind token.

use ssj_core::merkle::Accumulator;
use ssj_core::{BlindToken, Digest, MatterId, RoundSecret, Suite, SuiteUnavailable};

use super::{Entry, FrameRow, LeafHasher, RowState};
use crate::record::{Blinding, TreeRoot, Veil};

/// Takes the rows of a frame in strictly ascending blind token and knows their roots, in memory that
/// grows with log n: for frames that are sorted elsewhere, in a database or by a distributed engine. Its
/// strata are numbered in ascending order of their names.
///
/// ```
/// use ssj_core::{Explain, MatterId, RoundSecret, Suite};
/// use ssj_draw::record::{Blinding, FrameRow, FrameStream, RowState};
/// let secret = RoundSecret::from_bytes([7; 32]);
/// let mut stream = FrameStream::new(Suite::Intl, &secret, Blinding::Open, &MatterId::new("food")?)?;
/// let row = |id: &str| Ok::<_, ssj_core::IdError>(FrameRow {
///     object: id.parse()?, holder: None, division: "division:220102".parse()?, stratum: 0, state: RowState::Eligible,
/// });
/// let [a, b] = [row("site:0")?, row("site:1")?];
/// let (low, high) = if stream.blind(&a) < stream.blind(&b) { (a, b) } else { (b, a) };
/// stream.push(&low)?;
/// stream.push(&high)?;
/// assert_eq!(stream.root().leaves, 2);
/// // The same row again would be a duplicate, an earlier one out of order.
/// assert_eq!(stream.push(&low).unwrap_err().code(), "frame.out-of-order");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct FrameStream {
    veil: Veil,
    leaves: LeafHasher,
    last: Option<BlindToken>,
    rows: Accumulator,
    exclusions: Accumulator,
}

impl FrameStream {
    /// A frame of this matter without rows.
    ///
    /// # Errors
    /// [`SuiteUnavailable`] where this build lacks the suite.
    pub fn new(
        suite: Suite,
        secret: &RoundSecret,
        blinding: Blinding,
        matter: &MatterId,
    ) -> Result<Self, SuiteUnavailable> {
        let hash = suite.hash_fn()?;
        let veil = Veil::new(hash, secret, blinding)?;
        Ok(Self {
            leaves: LeafHasher::new(hash, &veil, matter)?,
            veil,
            last: None,
            rows: Accumulator::new(),
            exclusions: Accumulator::new(),
        })
    }

    /// The name under which a row enters: what rows are sorted by.
    pub fn blind(&self, row: &FrameRow) -> BlindToken {
        self.veil.blind(row.object.token(self.leaves.hash()))
    }

    /// Adds the next row.
    ///
    /// # Errors
    /// [`FrameOrderError`] where it does not come after the one before it; nothing is added then.
    pub fn push(&mut self, row: &FrameRow) -> Result<(), FrameOrderError> {
        let token = row.object.token(self.leaves.hash());
        let blind = self.veil.blind(token);
        if let Some(last) = self.last.filter(|last| *last >= blind) {
            return Err(FrameOrderError { last, blind });
        }
        self.last = Some(blind);
        let entry = Entry { blind, token, row };
        let hash = self.leaves.hash();
        let seal = self.leaves.sealed(&entry).seal(hash);
        self.rows.push(hash, self.leaves.leaf(row, seal));
        if row.state != RowState::Eligible {
            self.exclusions.push(hash, self.leaves.exclusion(row, seal));
        }
        Ok(())
    }

    /// The root over the rows so far.
    pub fn root(&self) -> TreeRoot {
        TreeRoot {
            leaves: self.rows.len(),
            root: self.rows.root(self.leaves.hash()),
        }
    }

    /// The root over those of them that can't be drawn or do not count.
    pub fn exclusions(&self) -> Digest {
        self.exclusions.root(self.leaves.hash())
    }
}

errors! {
    /// A row that does not come after the one before it.
    #[derive(Copy)]
    pub struct FrameOrderError {
        /// The row before.
        pub last: BlindToken,
        /// This one.
        pub blind: BlindToken,
    } = "frame.out-of-order", "the row `{blind}` does not come after `{last}`",
        "行“{blind}”不在“{last}”之后";
}
