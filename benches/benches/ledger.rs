//! Replaying trails, projecting the ledger and looking up repeats, in CPU time:
//! `cargo bench -p ssj-benches --bench ledger -- [VISITS] [PAST]`.

use ssj_core::EvidenceDigest;
use std::hint::black_box;

use ssj_benches::usage::{cpu_ns, peak_kib, reset_peak};
use ssj_benches::work;
use ssj_core::agency::NamedSystem;
use ssj_core::history::{History, HistoryBuilder, PastCheck, PastState};
use ssj_core::ledger::{Anchor, Ledger};
use ssj_core::trail::{Event, Lifecycle};
use ssj_core::visit::{Visit, VisitEvent};
use ssj_core::{Digest, HashFn, Label, MatterId, ObjectId, Period, Suite, SystemId, Token};
use time::Duration;
use time::macros::date;

fn main() {
    let (mut visits, mut past, mut smallest) = (1_000_000, 10_000_000, 10_000);
    let mut sizes = std::env::args()
        .skip(1)
        .filter_map(|argument| match argument.as_str() {
            "--test" => Some(0),
            text => text.parse::<usize>().ok(),
        });
    match (sizes.next(), sizes.next()) {
        // A look at whether it still runs.
        (Some(0), _) => (visits, past, smallest) = (1_000, 10_000, 1_000),
        (Some(few), many) => (visits, past) = (few, many.unwrap_or(past)),
        _ => {}
    }
    replay(smallest.min(visits));
    // The largest first: what it gives back would hide what the others take.
    let mut size = visits;
    while size >= smallest.min(visits) {
        project(size);
        size /= 10;
    }
    let mut size = past;
    while size >= (past / 100).max(1_000) {
        look_up(size);
        size /= 10;
    }
}

fn hash() -> HashFn {
    Suite::Intl.hash_fn().expect("in every build")
}

/// Nanoseconds of CPU time that the fastest of some runs took.
fn best(runs: usize, mut work: impl FnMut()) -> f64 {
    let times = (0..runs).map(|_| {
        let before = cpu_ns();
        work();
        cpu_ns() - before
    });
    times.min().unwrap_or_default() as f64
}

fn replay(visits: usize) {
    let trails: Vec<Vec<Event<VisitEvent>>> = work::visits(visits).collect();
    let events: usize = trails.iter().map(Vec::len).sum();
    let bare = best(5, || {
        for events in &trails {
            black_box(Visit::replay_trusted(hash(), events).expect("its own events"));
        }
    });
    println!(
        "replay, trusted: {events} events of {visits} visits, {:.2} M events/s",
        events as f64 * 1e3 / bare
    );
    let full = best(1, || {
        for events in &trails {
            black_box(Visit::replay(hash(), events).expect("as they were"));
        }
    });
    println!(
        "replay, every content and link verified: {:.2} M events/s",
        events as f64 * 1e3 / full
    );
}

fn project(size: usize) {
    reset_peak();
    let before = peak_kib();
    let visits: Vec<Visit> = work::visits(size)
        .map(|events| Visit::replay_trusted(hash(), &events).expect("its own events"))
        .collect();
    let held = peak_kib().saturating_sub(before) as f64 * 1024.0 / size as f64;
    println!(
        "{size} visits: at most {held:.0} bytes each where they are the first, trail included; {} of \
         them the value itself",
        size_of::<Visit>()
    );
    let laws = work::laws();
    for anchor in [Anchor::Visit, Anchor::Batch] {
        let time = |name: &str, work: &dyn Fn(&Ledger<'_, '_>)| {
            let ns = best(3, || {
                work(&Ledger::new(&visits, &laws, anchor, date!(2026 - 11 - 25)));
            });
            println!("  {anchor:?}, {name}: {:.3} s", ns / 1e9);
        };
        time("whole report, one pass", &|ledger| {
            black_box(ledger.report());
        });
        time("its figures one by one", &|ledger| whole(ledger));
        time("duties, in time by department", &|ledger| {
            black_box(ledger.on_time_by_agency());
        });
        time("problem rates by county", &|ledger| {
            black_box(ledger.problems_by_county());
        });
        time("coverage", &|ledger| {
            black_box(ledger.coverage());
        });
    }
}

/// Every figure of the yearly report.
fn whole(ledger: &Ledger<'_, '_>) {
    black_box(ledger.on_time());
    black_box(ledger.on_time_by_agency());
    black_box(ledger.on_time_by_county());
    black_box(ledger.overdue().count());
    black_box(ledger.problems_by_matter());
    black_box(ledger.problems_by_county());
    black_box(ledger.problems_by_agency());
    black_box(ledger.out_of_period().count());
    black_box(ledger.coverage());
}

fn look_up(past: usize) {
    let object = |n: usize| -> ObjectId { format!("site:shop-{n}").parse().expect("an id") };
    let matter = MatterId::new("food-sales").expect("an id");
    let system: SystemId = NamedSystem::MarketRegulation.into();
    reset_peak();
    let before = peak_kib();
    let mut builder = HistoryBuilder::new(hash());
    for n in 0..past {
        let on = date!(2025 - 01 - 01) + Duration::days((n % 600) as i64);
        let evidence = Digest::from_bytes([1; 32]);
        let state = PastState::Inspected;
        let check = PastCheck::general(
            object(n),
            matter.clone(),
            system.clone(),
            state,
            on,
            EvidenceDigest(evidence),
        );
        builder.check(&check);
    }
    let history = builder.build();
    let held = peak_kib().saturating_sub(before) as f64 * 1024.0 / past as f64;
    // Every other one is unknown; the order has nothing to do with that of the index.
    let asked: Vec<Token> = (0..4_000_000)
        .map(|k| object(k * 7_919 % (2 * past)).token(hash()))
        .collect();
    let window = Period::between(date!(2025 - 12 - 01), date!(2026 - 11 - 30)).expect("a period");
    let ns = best(5, || {
        let found = asked.iter().filter(|token| {
            let found = history.repeat_of(**token, &matter, &system, window);
            found.is_some()
        });
        black_box(found.count());
    });
    let column = best(5, || {
        for tokens in asked.chunks(1_000) {
            black_box(history.repeats_of(tokens, &matter, &system, window));
        }
    });
    println!(
        "no-repeat look-up among {past} past checks: {:.0} ns by token, {:.0} ns in columns of 1,000; at \
         most {held:.0} bytes each while built",
        ns / asked.len() as f64,
        column / asked.len() as f64
    );
    by_id(&history, past, &matter, &system, window);
}

fn by_id(history: &History, past: usize, matter: &MatterId, system: &SystemId, window: Period) {
    let ids: Vec<ObjectId> = (0..2_000_000)
        .map(|k| format!("site:shop-{}", k * 7_919 % (2 * past)))
        .map(|id| id.parse().expect("an id"))
        .collect();
    let ns = best(5, || {
        let repeated = |id: &&ObjectId| history.repeat(id, matter, system, window).is_some();
        black_box(ids.iter().filter(repeated).count());
    });
    let hashing = best(5, || {
        for id in &ids {
            black_box(hash().hash(Label::Object, id.as_id().as_str().as_bytes()));
        }
    });
    println!(
        "  {:.0} ns by id, {:.0} ns of it the id's hash",
        ns / ids.len() as f64,
        hashing / ids.len() as f64
    );
}
