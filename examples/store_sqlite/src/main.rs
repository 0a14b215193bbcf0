//! Store in SQLite and replay: events as JSON, a draw that waits for its beacon as bytes, and what is
//! noticed when a row is written twice or edited.
//!
//! `scripts/heavy/store_sqlite.sh` runs it.

use rusqlite::{Connection, Error as SqlError, ErrorCode, params};
use serde::{Serialize, de::DeserializeOwned};
use ssj::core::round::{Round, RoundEvent};
use ssj::core::trail::{Event, Lifecycle, verify_contents};
use ssj::core::{Decode, DivisionId, Encode, Id, Zh};
use ssj::draw::record::ObjectDraw;
use ssj_jilin::{Fault, town};
use time::macros::date;

/// One sequence number of one subject has one event: whoever is second is told.
const TABLES: &str = "
    create table event (
        subject text, sequence integer, json text not null, primary key (subject, sequence)
    ) without rowid;
    create table pending (name text primary key, bytes blob not null);";

struct Store(Connection);

impl Store {
    fn append<P: Serialize>(&self, event: &Event<P>) -> Result<(), Fault> {
        let (entry, json) = (event.entry(), serde_json::to_string(event)?);
        let row = params![entry.subject.as_str(), i64::try_from(entry.sequence)?, json];
        self.0.execute("insert into event values (?, ?, ?)", row)?;
        Ok(())
    }

    /// All events of a subject, each held against what its entry commits to.
    fn events<P: Encode + DeserializeOwned>(&self, subject: &Id) -> Result<Vec<Event<P>>, Fault> {
        let query = "select json from event where subject = ? order by sequence";
        let mut query = self.0.prepare(query)?;
        let rows = query.query_map([subject.as_str()], |row| row.get::<_, String>(0))?;
        let read = rows.map(|json| Ok(serde_json::from_str(&json?)?));
        let events = read.collect::<Result<Vec<_>, Fault>>()?;
        verify_contents(town::hash()?, &events, &[])?;
        Ok(events)
    }
}

fn main() -> Result<(), Fault> {
    let store = Store(Connection::open_in_memory()?);
    store.0.execute_batch(TABLES)?;
    let laws = town::laws().map_err(|fault| fault.to_string())?;
    let law = laws.on(date!(2026 - 06 - 02), &DivisionId::new("220100")?)?;

    // A draw that waits for its beacon. The bytes hold the round's secret: keep them like a key.
    let draw = town::objects(&law, &laws)?;
    let put = "insert into pending values ('objects', ?)";
    store.0.execute(put, [draw.to_canonical()])?;
    let get = "select bytes from pending where name = 'objects'";
    let bytes: Vec<u8> = store.0.query_row(get, [], |row| row.get(0))?;
    let resumed = ObjectDraw::from_canonical(&bytes)?;
    println!(
        "pending draw: {} bytes, the same commitment: {}",
        bytes.len(),
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
    let read = store.events::<RoundEvent>(&subject);
    let found = read.err().ok_or("nothing was noticed")?;
    println!("{rows} row edited; reading it back: {found}");
    if let Some(found) = ssj::core::explained(&*found) {
        println!("  {} {}", found.code(), Zh(found));
    }
    Ok(())
}
