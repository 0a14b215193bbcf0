//! Events in SQLite: two unique keys and a transaction are all that it takes.

use std::fs;
use std::path::PathBuf;

use rusqlite::{Connection, Error, OptionalExtension, TransactionBehavior, params};
use ssj::core::Id;
use ssj_testkit::store::{Append, EventStore, Row};

/// One place of a subject has one event, and so has one command: whoever is second is told.
const TABLES: &str = "
    create table if not exists event (
        subject text, sequence integer, command text not null, json text not null,
        primary key (subject, sequence), unique (subject, command)
    ) without rowid;
    create table if not exists pending (name text primary key, json text not null);";

pub(crate) struct Store {
    path: PathBuf,
    pub(crate) connection: Connection,
}

impl Store {
    pub(crate) fn open(path: PathBuf) -> Result<Self, Error> {
        let connection = Connection::open(&path)?;
        connection.execute_batch(TABLES)?;
        Ok(Self { path, connection })
    }

    /// An empty one, in a file of its own.
    pub(crate) fn fresh(name: &str) -> Result<Self, Error> {
        let file = format!("ssj-{}-{name}.sqlite", std::process::id());
        let path = std::env::temp_dir().join(file);
        if path.exists() {
            fs::remove_file(&path).map_err(|_| Error::InvalidPath(path.clone()))?;
        }
        Self::open(path)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // A case that is over; one that goes on has opened the file again by then.
        if self.path.as_os_str().is_empty() {
            return;
        }
        let _gone = fs::remove_file(&self.path);
    }
}

fn number(place: u64) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

impl EventStore for Store {
    type Error = Error;

    fn append(&mut self, subject: &Id, expected: u64, rows: &[Row]) -> Result<Append, Error> {
        let behaviour = TransactionBehavior::Immediate;
        let all = self.connection.transaction_with_behavior(behaviour)?;
        if let Some(first) = rows.first() {
            let query = "select sequence from event where subject = ? and command = ?";
            let key = params![subject.as_str(), first.command.as_str()];
            let known = all.query_row(query, key, |row| row.get::<_, i64>(0));
            if let Some(known) = known.optional()? {
                let sequence = u64::try_from(known).unwrap_or_default();
                return Ok(Append::Already { sequence });
            }
        }
        let query = "select count(*) from event where subject = ?";
        let there: i64 = all.query_row(query, [subject.as_str()], |row| row.get(0))?;
        if there != number(expected) {
            return Ok(Append::Conflict);
        }
        for row in rows {
            let Row {
                subject,
                sequence,
                command,
                json,
            } = row;
            let row = params![subject.as_str(), number(*sequence), command.as_str(), json];
            all.execute("insert into event values (?, ?, ?, ?)", row)?;
        }
        all.commit()?;
        Ok(Append::Done)
    }

    fn load(&mut self, subject: &Id) -> Result<Vec<Row>, Error> {
        let query = "select sequence, command, json from event where subject = ? order by sequence";
        let mut query = self.connection.prepare(query)?;
        let rows = query.query_map([subject.as_str()], |row| {
            let (sequence, command): (i64, String) = (row.get(0)?, row.get(1)?);
            Ok(Row {
                subject: subject.clone(),
                sequence: u64::try_from(sequence).unwrap_or_default(),
                command: command.parse().map_err(|_| Error::InvalidQuery)?,
                json: row.get(2)?,
            })
        })?;
        rows.collect()
    }

    fn reopen(mut self) -> Result<Self, Error> {
        let path = std::mem::take(&mut self.path);
        drop(self);
        Self::open(path)
    }
}
