//! Retention: 全过程留痕 (2.6-d) and 保管期限, which no text that was seen states: an instrument's own.

use core::num::NonZeroU16;

use ssj_core::follow_up::*;
use ssj_core::instrument::{Instrument, InstrumentRank, Instruments};
use ssj_core::laws::{Laws, Unasked};
use ssj_core::result::{Disposal, Outcome, Outcomes};
use ssj_core::trail::*;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;
use crate::town::*;

/// Two instruments of the city: contents are kept for five years, and for ten.
fn kept() -> &'static Laws {
    let own = |id: &str, years| {
        let ever = Period::starting(date!(2026 - 01 - 01));
        let id = InstrumentId::new(id).unwrap();
        Instrument::new(id, InstrumentRank::Prefecture, ever)
            .with_retention(NonZeroU16::new(years).unwrap())
    };
    with(|sources| {
        let all = sources.instruments.iter().cloned();
        let all = all.chain([own("长档〔2026〕1号", 10), own("长档〔2026〕2号", 5)]);
        sources.instruments = Instruments::new(all).unwrap();
    })
}

/// A finding with its trail: opened and acted on, and the head of it.
fn follow_up_of(day: Date) -> (Vec<Event<FindingEvent>>, Head) {
    let found = Found {
        source: FindingSource::Visit(visit_id("shop-a")),
        matter: matter("food-sales"),
        object: shop("shop-a"),
        outcomes: Outcomes::new([Outcome::OtherProblem]).unwrap(),
        owner: agency("cc-amr"),
    };
    let command = command_on("finding:1", 0, "cc-amr", day);
    let first = Finding::open(h(), &command, FindingId::new("1").unwrap(), found).unwrap();
    let mut finding = Finding::begin(h(), &first).unwrap();
    let by = command_on("finding:1", 1, "cc-amr", day);
    let second = finding.act(&by, Disposal::Advised, paper("…")).unwrap();
    finding.apply(&second).unwrap();
    (vec![first, second], finding.trail().head())
}

const LAST: Date = date!(2036 - 03 - 09);
const AFTER: Date = date!(2036 - 03 - 10);

#[test]
fn contents_are_destroyed_once_their_time_is_over_and_not_before() {
    let (events, head) = follow_up_of(CHECK_DAY);
    let (laws, amr) = (kept(), agency("cc-amr"));
    let mut export = Export::new(events);
    let early = export.destroy(law_of(laws, "cc-amr", LAST), &amr, &[0, 1]);
    let refusals = early.unwrap_err();
    assert!(refusals.contains(rules::retention::TOO_EARLY));
    assert!(refusals.to_string().contains("2036-03-09"), "{refusals}");
    assert!(export.events().is_ok(), "nothing is gone");
    let said = export
        .destroy(law_of(laws, "cc-amr", AFTER), &amr, &[1])
        .unwrap();
    // Which, by whom, when, and by what: the longest of the times.
    assert_eq!((&said.by, said.on, said.years.get()), (&amr, AFTER, 10));
    assert_eq!(
        said.instruments,
        [InstrumentId::new("长档〔2026〕1号").unwrap()]
    );
    assert_eq!(said.law, law_of(laws, "cc-amr", AFTER).root());
    let gone: Vec<_> = said.entries.iter().map(|entry| entry.sequence).collect();
    assert_eq!(gone, [1]);
    // The chain holds, and the hole is explained; another one would not be.
    assert_eq!(export.verify(h(), &[head]), Ok(()));
    assert!(export.unaccounted(core::slice::from_ref(&said)).is_empty());
    let other = Export::of(
        export
            .kept()
            .iter()
            .map(|kept| Kept::Destroyed(kept.entry().clone())),
    );
    let other: Export<FindingEvent> = other;
    let holes: Vec<_> = other
        .unaccounted(&[said])
        .iter()
        .map(|it| it.sequence)
        .collect();
    assert_eq!(holes, [0]);
}

#[test]
fn contents_are_destroyed_by_whoever_keeps_them_and_only_where_they_are() {
    let (events, _) = follow_up_of(CHECK_DAY);
    let mut export = Export::new(events);
    let mut by = |who: &str, sequences: &[u64]| {
        let law = law_of(kept(), who, AFTER);
        codes(export.destroy(law, &agency(who), sequences))
    };
    assert_eq!(by("cc-tax", &[0]), ["retention.not-the-keeper"]);
    assert_eq!(
        by("cc-nobody", &[0]),
        ["law.agency-not-there", "retention.not-the-keeper"]
    );
    assert_eq!(by("cc-amr", &[0, 7]), ["retention.no-content"]);
    let mut none: Export<FindingEvent> = Export::of([]);
    let law = law_of(kept(), "cc-amr", AFTER);
    assert_eq!(
        codes(none.destroy(law, &agency("cc-amr"), &[0])),
        ["retention.no-content"]
    );
}

/// Where no instrument says for how long, contents are kept, and the law of the day says that none does.
#[test]
fn contents_are_kept_where_nothing_says_for_how_long() {
    let (events, _) = follow_up_of(CHECK_DAY);
    let law = law_of(with(|_| ()), "cc-amr", AFTER);
    let refused = Export::new(events).destroy(law, &agency("cc-amr"), &[0]);
    assert_eq!(codes(refused), ["retention.unstated"]);
    assert!(law.unasked().contains(&Unasked::Retention));
    assert_eq!(
        law_of(kept(), "cc-amr", AFTER).unasked(),
        [Unasked::JointLists]
    );
}

/// What proves a draw stays, however long ago it was.
#[test]
fn the_contents_of_a_round_are_not_destroyed() {
    let command = command_on("round:1", 0, "cc-amr", DRAW_DAY);
    let first = round::Round::open(h(), &command, RoundId::new("1").unwrap(), mandate()).unwrap();
    let law = law_of(kept(), "cc-amr", AFTER);
    let refused = Export::new([first]).destroy(law, &agency("cc-amr"), &[0]);
    assert_eq!(codes(refused), ["retention.proves-a-draw"]);
}
