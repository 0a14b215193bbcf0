//! A real list of market entities from a file: every row taken or listed with its reason.

mod columns;
mod lines;
mod reason;
mod row;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use ssj_core::identity::CreditCode;
use ssj_core::jurisdiction::Gazetteer;
use time::Date;

use columns::Columns;
pub use columns::HeaderError;
use lines::Lines;
pub use reason::Reason;
pub use row::Listed;

/// A list as it was read: nothing of it is dropped in silence.
#[derive(Debug)]
pub struct List {
    /// The rows taken, in the order of the file.
    pub taken: Vec<Listed>,
    /// The rows refused, in the order of the file.
    pub refused: Vec<Refused>,
    /// How many of the rows taken carry an organisation code that its own check character does not
    /// fit: valid, and worth a look.
    pub organisation_mismatches: usize,
    /// Which optional columns the file has.
    pub columns: Columns,
}

/// A row that could not be taken.
#[derive(Debug)]
pub struct Refused {
    /// Its line in the file, from 1; the header is line 1.
    pub line: u64,
    /// The row as it stands.
    pub row: String,
    /// All that is wrong with it.
    pub reasons: Vec<Reason>,
}

/// A file that is no list at all.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// It can't be opened or read.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// Why not.
        source: std::io::Error,
    },
    /// It is not CSV.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// Its header lacks a column, or has one that means nothing here.
    #[error(transparent)]
    Header(#[from] HeaderError),
}

impl List {
    /// Reads `.csv`, or `.csv.gz`: columns `uscc,city,registered_on` and, where there are any of
    /// them, `county,class,kind,name`. Names and codes of places must be in force on a day.
    ///
    /// # Errors
    /// [`ListError`] where there is no list to read rows from. Bad rows are no error: they are
    /// [`List::refused`].
    pub fn open(path: &Path, gazetteer: &Gazetteer, on: Date) -> Result<Self, ListError> {
        let file = File::open(path).map_err(|source| ListError::Io {
            path: path.display().to_string(),
            source,
        })?;
        let file = BufReader::new(file);
        if path.extension().is_some_and(|ending| ending == "gz") {
            Self::read(flate2::read::MultiGzDecoder::new(file), gazetteer, on)
        } else {
            Self::read(file, gazetteer, on)
        }
    }

    /// Reads CSV from anything.
    ///
    /// # Errors
    /// As [`List::open`].
    pub fn read(mut csv: impl Read, gazetteer: &Gazetteer, on: Date) -> Result<Self, ListError> {
        let mut text = Vec::new();
        csv.read_to_end(&mut text).map_err(csv::Error::from)?;
        let mut lines = Lines::of(&text);
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(text.as_slice());
        let columns = Columns::of(reader.headers()?)?;
        let parser = row::Parser {
            columns,
            gazetteer,
            on,
        };
        let mut first_lines: BTreeMap<CreditCode, u64> = BTreeMap::new();
        let mut list = Self {
            taken: Vec::new(),
            refused: Vec::new(),
            organisation_mismatches: 0,
            columns,
        };
        for record in reader.records() {
            let record = record?;
            let line = lines.at(record.position().map_or(0, csv::Position::byte));
            let parsed = parser.parse(&record).and_then(|listed| {
                match first_lines.insert(listed.code, line) {
                    None => Ok(listed),
                    Some(first) => Err(vec![Reason::Twice { first }]),
                }
            });
            match parsed {
                Ok(listed) => list.taken.push(listed),
                Err(reasons) => list.refused.push(Refused {
                    line,
                    row: record.iter().collect::<Vec<_>>().join(","),
                    reasons,
                }),
            }
        }
        list.organisation_mismatches = list
            .taken
            .iter()
            .filter(|listed| listed.code.organisation_mismatch().is_some())
            .count();
        Ok(list)
    }
}

#[cfg(test)]
mod tests;
