//! Store in SQLite and replay: events and a draw that waits for its beacon, as JSON, and what is
//! noticed when a step is taken twice or a row is edited; and what every event store has to do.
//!
//! `scripts/heavy/store_sqlite.sh` runs it.

mod store;

use serde::Serialize;
use ssj::core::round::{Round, RoundEvent};
use ssj::core::trail::{Event, Lifecycle};
use ssj::core::{CommandId, DivisionId, Explain, Id, RoundSecret, Zh};
use ssj::draw::record::PendingObjects;
use ssj_jilin::{Fault, town};
use ssj_testkit::store::{Append, CASES, EventStore, Row, check};
use time::macros::date;

use store::Store;

fn row<P: Serialize>(event: &Event<P>) -> Result<Row, Fault> {
    let entry = event.entry();
    Ok(Row {
        subject: entry.subject.clone(),
        sequence: entry.sequence,
        command: entry.command.clone(),
        json: serde_json::to_string(event)?,
    })
}

fn events(store: &mut Store, subject: &Id) -> Result<Vec<Event<RoundEvent>>, Fault> {
    let rows = store.load(subject)?;
    let read = rows.iter().map(|row| Ok(serde_json::from_str(&row.json)?));
    read.collect()
}

fn main() -> Result<(), Fault> {
    let store = &mut Store::fresh("round")?;
    let laws = town::laws().map_err(|fault| fault.to_string())?;
    let law = laws.on(date!(2026 - 06 - 02), &DivisionId::new("220100")?)?;

    // A draw that waits for its beacon, without its secret: that is kept like a key, and not here.
    let draw = town::objects(&law, &laws)?;
    let json = serde_json::to_string(&draw.pending())?;
    let put = "insert into pending values ('objects', ?)";
    store.connection.execute(put, [json])?;
    let get = "select json from pending where name = 'objects'";
    let json: String = store.connection.query_row(get, [], |row| row.get(0))?;
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
        let row = row(event)?;
        let expected = row.sequence;
        if store.append(&row.subject.clone(), expected, &[row])? != Append::Done {
            return Err("somebody was faster".into());
        }
    }
    let first = row(round.first().ok_or("no event")?)?;
    let subject = first.subject.clone();
    let read = events(store, &subject)?;
    let replayed = Round::replay(town::hash()?, &read)?;
    let (count, visits) = (read.len(), replayed.visits().count());
    println!(
        "{subject}: {count} events, {visits} visits, the same events: {}",
        read == round
    );

    // A retry is told where its event stands; a clerk who was second reads again, and asks again.
    let again = store.append(&subject, 0, std::slice::from_ref(&first))?;
    let second = Row {
        command: CommandId::new("another")?,
        ..first
    };
    let rival = store.append(&subject, 0, &[second])?;
    println!("the same command again: {again:?}; another one at its place: {rival:?}");

    // Somebody enters another agency as the one that recorded the seed.
    let edit = "update event set json = replace(json, 'agency:cc-amr', 'agency:cc-fire')
                where sequence = 2";
    let edited = store.connection.execute(edit, [])?;
    let found = Round::replay(town::hash()?, &events(store, &subject)?);
    let found = found.err().ok_or("nothing was noticed")?;
    println!("{edited} row edited; replaying: {found}");
    println!("  {} {}", found.code(), Zh(&found));

    // What every event store has to do, on this one.
    let passed = check(|| Store::fresh("case"))?;
    println!(
        "conformance: {passed} of {} cases: {}",
        CASES.len(),
        CASES.join(", ")
    );
    Ok(())
}
