//! What an event store has to do, as cases that it must pass.
//!
//! A platform implements [`EventStore`] over its own tables and calls [`check`] in a test, or goes through [`CASES`]
//! by itself. A case begins with a store that is empty.
//!
//! ```
//! use ssj_testkit::store::{Append, EventStore, Row, check};
//! use ssj_core::Id;
//!
//! /// A store that forgets nothing, as long as the program runs.
//! #[derive(Default)]
//! struct Memory(Vec<Row>);
//!
//! impl EventStore for Memory {
//!     type Error = std::convert::Infallible;
//!
//!     fn append(&mut self, subject: &Id, expected: u64, rows: &[Row]) -> Result<Append, Self::Error> {
//!         let own: Vec<&Row> = self.0.iter().filter(|row| row.subject == *subject).collect();
//!         let first = rows.first().map(|row| &row.command);
//!         if let Some(known) = own.iter().find(|row| Some(&row.command) == first) {
//!             return Ok(Append::Already { sequence: known.sequence });
//!         }
//!         if own.len() as u64 != expected {
//!             return Ok(Append::Conflict);
//!         }
//!         self.0.extend_from_slice(rows);
//!         Ok(Append::Done)
//!     }
//!
//!     fn load(&mut self, subject: &Id) -> Result<Vec<Row>, Self::Error> {
//!         Ok(self.0.iter().filter(|row| row.subject == *subject).cloned().collect())
//!     }
//!
//!     fn reopen(self) -> Result<Self, Self::Error> {
//!         Ok(self)
//!     }
//! }
//!
//! assert_eq!(check(|| Ok(Memory::default())), Ok(7));
//! ```

mod cases;
mod example;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Display;

use ssj_core::{CommandId, Id};

pub use cases::CASES;
pub use example::Example;

/// One event as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The lifecycle.
    pub subject: Id,
    /// Its place in the trail, from 0: with the subject, what is unique.
    pub sequence: u64,
    /// The command that it came of: with the subject, unique as well.
    pub command: CommandId,
    /// The event, as JSON. A store keeps it byte for byte.
    pub json: String,
}

/// What came of appending.
///
/// ```
/// use ssj_testkit::store::Append;
/// assert_ne!(Append::Done, Append::Already { sequence: 0 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Append {
    /// All rows are written, in one transaction.
    Done,
    /// Somebody else wrote rows there before, or those before them are missing: nothing is written.
    Conflict,
    /// The first row's command was carried out before, and its event has this place: nothing is written.
    Already {
        /// The place.
        sequence: u64,
    },
}

/// A platform's event store.
pub trait EventStore: Sized {
    /// What can go wrong beside a conflict.
    type Error: Display;

    /// Writes what follows the first `expected` events of a subject: all rows or none.
    ///
    /// # Errors
    /// The store's own.
    fn append(&mut self, subject: &Id, expected: u64, rows: &[Row]) -> Result<Append, Self::Error>;

    /// The rows of a subject, in ascending order of their places; none where nothing is known of it.
    ///
    /// # Errors
    /// The store's own.
    fn load(&mut self, subject: &Id) -> Result<Vec<Row>, Self::Error>;

    /// The store as it is after a restart: closed, and opened again.
    ///
    /// # Errors
    /// The store's own.
    fn reopen(self) -> Result<Self, Self::Error>;
}

errors! {
    /// A case that a store does not pass.
    ///
    /// ```
    /// use ssj_core::Explain;
    /// use ssj_testkit::store::Failed;
    /// let failed = Failed { case: "order".into(), why: "the rows come back in another order".into() };
    /// assert_eq!(failed.code(), "testkit.store");
    /// ```
    pub struct Failed {
        /// Its name.
        pub case: String,
        /// What is wrong.
        pub why: String,
    } = "testkit.store", "the store does not pass `{case}`: {why}", "存储未通过“{case}”：{why}";
}

/// Goes through all cases, each with a store of its own that `fresh` makes; how many there are.
///
/// # Errors
/// The first case that the store does not pass.
pub fn check<S: EventStore>(
    mut fresh: impl FnMut() -> Result<S, S::Error>,
) -> Result<usize, Failed> {
    let failed = |case: &str, why: String| Failed {
        case: case.into(),
        why,
    };
    let example = Example::new().map_err(|why| failed("example", why))?;
    let cases = cases::cases::<S>();
    for (name, case) in cases {
        let store = fresh().map_err(|why| failed(name, alloc::format!("{why}")))?;
        case(store, &example).map_err(|why| failed(name, why))?;
    }
    Ok(CASES.len())
}
