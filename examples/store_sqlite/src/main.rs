//! Store in SQLite and replay: events and a draw that waits for its beacon, as JSON, and what is
//! noticed when a row is written twice or edited.
//!
//! `scripts/heavy/store_sqlite.sh` runs it.

use rusqlite::{Connection, Error as SqlError, ErrorCode, params};
use serde::{Serialize, de::DeserializeOwned};
use ssj::core::round::{Round, RoundEvent};
use ssj::core::trail::{Event, Lifecycle};
use ssj::core::{DivisionId, Explain, Id, RoundSecret, Zh};
use ssj::draw::record::PendingObjects;
use ssj_jilin::{Fault, town};
use time::macros::date;

/// One sequence number of one subject has one event: whoever is second is told.
const TABLES: &str = "
    create table event (
        subject text, sequence integer, json text not null, primary key (subject, sequence)
    ) without rowid;
    create table pending (name text primary key, json text not null);";

struct Store(Connection);

impl Store {
    fn append<P: Serialize>(&self, event: &Event<P>) -> Result<(), Fault> {
        let (entry, json) = (event.entry(), serde_json::to_string(event)?);
        let row = params![entry.subject.as_str(), i64::try_from(entry.sequence)?, json];
        self.0.execute("insert into event values (?, ?, ?)", row)?;
        Ok(())
    }

    /// All events of a subject, in their order.
    fn events<P: DeserializeOwned>(&self, subject: &Id) -> Result<Vec<Event<P>>, Fault> {
        let query = "select json from event where subject = ? order by sequence";
        let mut query = self.0.prepare(query)?;
        let rows = query.query_map([subject.as_str()], |row| row.get::<_, String>(0))?;
        let read = rows.map(|json| Ok(serde_json::from_str(&json?)?));
        read.collect()
    }
}

fn main() -> Result<(), Fault> {
    let store = Store(Connection::open_in_memory()?);
    store.0.execute_batch(TABLES)?;
    let laws = town::laws().map_err(|fault| fault.to_string())?;
    let law = laws.on(date!(2026 - 06 - 02), &DivisionId::new("220100")?)?;

    // A draw that waits for its beacon, without its secret: that is kept like a key, and not here.
    let draw = town::objects(&law, &laws)?;
    let put = "insert into pending values ('objects', ?)";
    let json = serde_json::to_string(&draw.pending())?;
    store.0.execute(put, [json])?;
    let get = "select json from pending where name = 'objects'";
    let json: String = store.0.query_row(get, [], |row| row.get(0))?;
    let pending: PendingObjects = serde_json::from_str(&json)?;
    let resumed = pending.resume(RoundSecret::from_bytes([7; 32]))?;
    println!(
        "pending draw: {} bytes, the same commitment: {}",
        json.len(),
        resumed.digest() == draw.digest()
    );

    // A round's events, appended one by one, and the round from them.
    let round = town::round(&laws)?;
    for event in &round {
        store.append(event)?;
    }
    let first = round.first().ok_or("no event")?;
    let subject = first.entry().subject.clone();
    let read = store.events::<RoundEvent>(&subject)?;
    let replayed = Round::replay(town::hash()?, &read)?;
    let (count, visits) = (read.len(), replayed.visits().count());
    println!(
        "{subject}: {count} events, {visits} visits, the same events: {}",
        read == round
    );

    // Two clerks take the same step at once: the second one is refused, reads again, and asks again.
    let twice = store.append(first).err().ok_or("written twice")?;
    let taken = match twice.downcast_ref::<SqlError>() {
        Some(SqlError::SqliteFailure(error, _)) => error.code == ErrorCode::ConstraintViolation,
        _ => false,
    };
    println!("a second event with the same number is refused by the table: {taken}");

    // Somebody enters another agency as the one that recorded the seed.
    let edit = "update event set json = replace(json, 'agency:cc-amr', 'agency:cc-fire')
                where sequence = 2";
    let rows = store.0.execute(edit, [])?;
    let read = store.events::<RoundEvent>(&subject)?;
    let replayed = Round::replay(town::hash()?, &read);
    let found = replayed.err().ok_or("nothing was noticed")?;
    println!("{rows} row edited; replaying: {found}");
    println!("  {} {}", found.code(), Zh(&found));
    Ok(())
}
